/** Where something went wrong or took long: parts of the window, threads, the main process. */
export const PLACES = [
  ...(['window', 'sidebar', 'list', 'conversation', 'inspector', 'page'] as const),
  ...(['archive-reader', 'archive-writer', 'ledger', 'import', 'main'] as const),
] as const;
export type Place = (typeof PLACES)[number];

/** Something worth telling a developer, without a word of anybody: no message of an error is ever in it. */
export interface Incident {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly where: Place;
  /** The kind of error, or `slow`. */
  readonly code: string;
  /** A place in a script of our own (`index-BqT1x.js:1:204`), or the name of a question to the archive. */
  readonly what?: string;
  readonly ms?: number;
}

const MOST = 200;
/** What a question may take before it is noted. */
const SLOW_MS = 2000;

/** Kinds of errors of the language and the browser. Any other name could be somebody's words. */
const KINDS: ReadonlySet<string> = new Set([
  ...['Error', 'TypeError', 'RangeError', 'ReferenceError', 'SyntaxError', 'URIError', 'EvalError', 'AggregateError'],
  ...['AbortError', 'ConstraintError', 'DataCloneError', 'DataError', 'InvalidAccessError', 'InvalidStateError'],
  ...['NetworkError', 'NotAllowedError', 'NotFoundError', 'NotReadableError', 'NotSupportedError', 'OperationError'],
  ...['QuotaExceededError', 'ReadOnlyError', 'SecurityError', 'TimeoutError', 'TransactionInactiveError'],
  ...['UnknownError', 'VersionError', 'ArchiveProblem', 'ZodError', 'DexieError', 'DatabaseClosedError'],
]);
const OWN_CODE = /^(?:archive|page|engine|import)\/[a-z][a-z-]{1,30}$/;
/** A script of the built page or of the main process, by its file name alone. */
const OWN_SCRIPT = /^([\w-]{1,60}\.js)(?:\?[^:\s]*)?:(\d{1,7}):(\d{1,7})\)?$/;
const OWN_FOLDER = /\/(?:assets|main|chunks)$/;

/**
 * Keeps the last incidents. What goes in is thrown by anything and may quote anything (a chat, a search, a name, a path);
 * what is kept is a kind from a list, a place in our own scripts, a time.
 */
export class Diagnostics {
  readonly #now: () => number;
  readonly #kept: Incident[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Notes what was thrown, or the place that an error of a worker names. */
  failed(where: Place, thrown: unknown, question?: string): void {
    const what = question ?? placeIn(thrown);
    this.#keep({ at: this.#now(), where, code: codeOf(thrown), ...(what !== undefined && { what }) });
  }

  /** Takes what was noted elsewhere, in the same way. */
  take(incident: Incident): void {
    this.#keep(incident);
  }

  /** Notes a question to a thread, if it took long. Names of questions are words of the program. */
  took(where: Place, question: string, ms: number): void {
    if (ms >= SLOW_MS) this.#keep({ at: this.#now(), where, code: 'slow', what: question, ms: Math.round(ms) });
  }

  get incidents(): readonly Incident[] {
    return [...this.#kept];
  }

  #keep(incident: Incident): void {
    this.#kept.push(incident);
    if (this.#kept.length > MOST) this.#kept.shift();
  }
}

/** An error that a worker did not catch, as the page hears of it: told by where it was thrown. */
export function workerError(event: {
  readonly filename: string;
  readonly lineno: number;
  readonly colno: number;
}): object {
  return { name: 'Error', stack: `\n${event.filename}:${event.lineno}:${event.colno}` };
}

function codeOf(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null) return `thrown ${thrown === null ? 'null' : typeof thrown}`;
  const code: unknown = Reflect.get(thrown, 'code');
  if (typeof code === 'string' && OWN_CODE.test(code)) return code;
  const name: unknown = Reflect.get(thrown, 'name');
  return typeof name === 'string' && KINDS.has(name) ? name : 'Error';
}

/** The innermost place of the stack that is in one of our own scripts. */
function placeIn(thrown: unknown): string | undefined {
  if (typeof thrown !== 'object' || thrown === null) return undefined;
  const stack: unknown = Reflect.get(thrown, 'stack');
  if (typeof stack !== 'string') return undefined;
  // the stack begins with the message, which may look like a place
  const message = String(Reflect.get(thrown, 'message') ?? '');
  const end = message === '' ? 0 : stack.indexOf(message) + message.length;
  if (message !== '' && !stack.includes(message)) return undefined;
  for (const line of stack.slice(end).split('\n').slice(1)) {
    const folder = line.lastIndexOf('/');
    const [, script, row, column] = OWN_SCRIPT.exec(line.slice(folder + 1).trim()) ?? [];
    if (script !== undefined && OWN_FOLDER.test(line.slice(0, Math.max(0, folder))))
      return `${script}:${row}:${column}`;
  }
  return undefined;
}

/** One line for each incident, for copying: the latest last. */
export function incidentLines(incidents: readonly Incident[]): string {
  return incidents
    .map(({ at, where, code, what, ms }) =>
      [new Date(at).toISOString(), where, code, what, ms === undefined ? undefined : `${ms} ms`]
        .filter(part => part !== undefined)
        .join(' '),
    )
    .join('\n');
}
