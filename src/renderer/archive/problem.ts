import Dexie from 'dexie';
import type { Finding } from '#shared/domain/finding';

/**
 * What can go wrong with the archive itself.
 *
 * `newer-archive`: a later version of the program wrote it, and it was left untouched; `damaged`: something that should be
 * there is not; `disk-full`: there was no room to write; `no-room`: an import would not fit; `reader-gone`: the reader of
 * files ended without a word; `unavailable`: the database does not open or its worker has stopped.
 */
export type ArchiveProblemCode =
  | 'archive/newer-archive'
  | 'archive/damaged'
  | 'archive/disk-full'
  | 'archive/no-room'
  | 'archive/reader-gone'
  | 'archive/unavailable';

export interface Problem {
  readonly code: ArchiveProblemCode;
  readonly facts?: Finding['facts'];
}

/** How a question to the archive fails: a promise of `api.ts` is rejected with this. `code` has a text in the interface. */
export class ArchiveProblem extends Error {
  readonly code: ArchiveProblemCode;
  readonly facts: Finding['facts'];

  constructor({ code, facts }: Problem) {
    super(code);
    this.name = 'ArchiveProblem';
    this.code = code;
    this.facts = facts;
  }
}

/** What a failure of the database means for the user. Logs get its name, never what it was about. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ArchiveProblem) {
    return { code: error.code, ...(error.facts && { facts: error.facts }) };
  }
  const names = namesIn(error);
  // a full disk arrives as the cause of an aborted transaction
  if (names.includes('QuotaExceededError')) return { code: 'archive/disk-full' };
  if (names.includes('VersionError')) return { code: 'archive/newer-archive' };
  return { code: 'archive/unavailable', facts: { name: names.join(' < ') || 'unknown' } };
}

function namesIn(error: unknown): readonly string[] {
  const names: string[] = [];
  let current = error;
  while (current instanceof Error || current instanceof DOMException) {
    if (names.length > 8) break;
    names.push(current.name);
    current = 'inner' in current ? current.inner : current.cause;
  }
  if (error instanceof Dexie.BulkError) names.push(...error.failures.flatMap(namesIn));
  return names;
}
