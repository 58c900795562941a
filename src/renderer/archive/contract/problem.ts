import type { Finding } from '#shared/domain/finding';

/**
 * What can go wrong with the archive itself.
 *
 * `newer-archive`: a later version of the program wrote it, and it was left untouched; `damaged`: something that should be
 * there is not; `disk-full`: there was no room to write; `not-written`: writing failed, and nobody says why; `no-room`: an
 * import would not fit; `reader-gone`: the reader of files ended without a word; `not-journalled`: a mark is in the archive
 * but not in the journal beside it; `in-doubt`: something of the archive is lost, and nothing is done until the user has said
 * what; `restored-elsewhere`: another window is doing that; `unavailable`: the database does not open or its worker has stopped.
 */
export type ArchiveProblemCode =
  | 'archive/newer-archive'
  | 'archive/damaged'
  | 'archive/disk-full'
  | 'archive/not-written'
  | 'archive/no-room'
  | 'archive/reader-gone'
  | 'archive/not-journalled'
  | 'archive/in-doubt'
  | 'archive/restored-elsewhere'
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

/** What the systems and browsers write where the disk, or the part of it the browser allows, is full. */
const SAYS_FULL = /disk is full|disk full|full disk|no space|quota|enospc|no_device_space/i;
/** The same failure without its cause: "Internal error writing …", "Internal error committing transaction". */
const SAYS_WRITING = /\b(?:write|writing|written|commit|committing)\b/i;

/** What a failure of the database means for the user. Logs get its name, never what it was about. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ArchiveProblem) {
    return { code: error.code, ...(error.facts && { facts: error.facts }) };
  }
  const errors = errorsIn(error);
  const names = errors.map(({ name }) => name);
  // a full disk arrives as the cause of an aborted transaction, or in its words alone
  if (names.includes('QuotaExceededError') || errors.some(({ message }) => SAYS_FULL.test(message))) {
    return { code: 'archive/disk-full' };
  }
  if (names.includes('VersionError')) return { code: 'archive/newer-archive' };
  const facts = { name: names.join(' < ') || 'unknown' };
  const isUnknown = ({ name, message }: SaidError) => name === 'UnknownError' && SAYS_WRITING.test(message);
  return { code: errors.some(isUnknown) ? 'archive/not-written' : 'archive/unavailable', facts };
}

type SaidError = Pick<Error, 'name' | 'message'>;

/** The error, what caused it, and what caused that. */
function errorsIn(error: unknown): readonly SaidError[] {
  const errors: SaidError[] = [];
  let current = error;
  while (current instanceof Error || current instanceof DOMException) {
    if (errors.length > 8) break;
    errors.push(current);
    current = 'inner' in current ? current.inner : current.cause;
  }
  // what the database library throws where one of many writes failed
  if (error instanceof Error && 'failures' in error && Array.isArray(error.failures))
    errors.push(...error.failures.flatMap(errorsIn));
  return errors;
}
