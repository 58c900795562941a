import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, isAbsolute } from 'node:path';
import type { FileTicket } from '#shared/host';
import { type FoundFile, filesBelow } from '../serve/files-below';

/** Stands between the page and the disk: the page names a file by its ticket, and only this table knows the path. */
export interface Tickets {
  /** Tickets for chosen files and for the files in chosen folders. */
  admit(chosen: readonly string[]): Promise<readonly FileTicket[]>;
  /** A ticket for a dropped file, if there is a file of that size at the path; never for a folder. */
  admitDropped(path: string, bytes: number): Promise<FileTicket | undefined>;
  /** Every path there is a ticket for, by the ticket's id. */
  paths(): Readonly<Record<string, string>>;
  /** Takes all tickets back: they end with the page that holds them. */
  forget(): void;
}

/**
 * A page that was taken over could ask for paths it only guesses at, with every size there is. A file that changed
 * between the drop and the question is a wrong guess, too; after so many the page reads what is dropped by itself.
 */
const MOST_GUESSES = 50;

export function createTickets(): Tickets {
  const paths = new Map<string, string>();
  let wrongGuesses = 0;
  const ticketOf = ({ path, name, bytes }: FoundFile): FileTicket => {
    const id = randomUUID();
    paths.set(id, path);
    return { id, name, bytes };
  };

  return {
    admit: async chosen => (await filesBelow(chosen)).map(ticketOf),
    admitDropped: async (path, bytes) => {
      if (wrongGuesses >= MOST_GUESSES) return undefined;
      const about = isAbsolute(path) ? await stat(path).catch(() => undefined) : undefined;
      const isThatFile = about?.isFile() === true && about.size === bytes && bytes > 0;
      if (isThatFile) return ticketOf({ path, name: basename(path), bytes });
      // an empty file is read by the page itself, and is no guess
      if (bytes > 0) wrongGuesses += 1;
      return undefined;
    },
    paths: () => Object.fromEntries(paths),
    forget: () => {
      paths.clear();
      wrongGuesses = 0;
    },
  };
}
