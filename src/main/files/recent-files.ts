import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/**
 * The files and folders that were opened last, for the menu. They stay in the profile's folder: the lists of the system,
 * which other programs show, get none of their names. Turned off, nothing is kept.
 */
export interface RecentFiles {
  /** The latest first; undefined where they are turned off. */
  list(): readonly string[] | undefined;
  add(paths: readonly string[]): void;
  forget(): void;
  turn(on: boolean): void;
}

const MOST = 10;
const known = z.object({ version: z.literal(1), paths: z.array(z.string()).max(MOST).optional() });

/** `changed` is called when the list is another one. */
export function createRecentFiles(file: string, changed: () => void): RecentFiles {
  let paths = read(file);
  const keep = (next: readonly string[] | undefined) => {
    paths = next;
    write(file, next);
    changed();
  };
  return {
    list: () => paths,
    add: added => {
      if (paths === undefined || added.length === 0) return;
      keep([...new Set([...added, ...paths])].slice(0, MOST));
    },
    forget: () => {
      if (paths !== undefined && paths.length > 0) keep([]);
    },
    turn: on => keep(on ? [] : undefined),
  };
}

function read(file: string): readonly string[] | undefined {
  try {
    return known.parse(JSON.parse(readFileSync(file, 'utf8'))).paths;
  } catch {
    // the first start, or nothing of ours
    return [];
  }
}

function write(file: string, paths: readonly string[] | undefined): void {
  const part = `${file}.part`;
  try {
    writeFileSync(part, JSON.stringify({ version: 1, paths }));
    renameSync(part, file);
  } catch {
    // a name must not stay because there was no room to write that it should not
    rmSync(file, { force: true });
  }
}
