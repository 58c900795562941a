import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, isAbsolute } from 'node:path';
import type { FileTicket } from '#shared/host';
import { type FoundFile, filesBelow } from './serve/files-below';

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

export function createTickets(): Tickets {
  const paths = new Map<string, string>();
  const ticketOf = ({ path, name, bytes }: FoundFile): FileTicket => {
    const id = randomUUID();
    paths.set(id, path);
    return { id, name, bytes };
  };

  return {
    admit: async chosen => (await filesBelow(chosen)).map(ticketOf),
    admitDropped: async (path, bytes) => {
      const about = isAbsolute(path) ? await stat(path).catch(() => undefined) : undefined;
      const isThatFile = about?.isFile() === true && about.size === bytes && bytes > 0;
      return isThatFile ? ticketOf({ path, name: basename(path), bytes }) : undefined;
    },
    paths: () => Object.fromEntries(paths),
    forget: () => paths.clear(),
  };
}
