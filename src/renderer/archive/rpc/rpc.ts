import { ArchiveProblem, type Problem, problemOf } from '../contract/problem';

/**
 * Questions across threads: each has a name, one argument, one answer, and may report progress before it.
 * Transferred things (ports) go in `transfer` and arrive inside the argument.
 */
export type Questions = Readonly<
  Record<string, { readonly argument: unknown; readonly answer: unknown; readonly progress?: unknown }>
>;

type ToAnswerer =
  | { readonly type: 'ask'; readonly id: number; readonly name: string; readonly argument: unknown }
  | { readonly type: 'cancel'; readonly id: number };

type ToAsker =
  | { readonly type: 'progress'; readonly id: number; readonly progress: unknown }
  | { readonly type: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly type: 'problem'; readonly id: number; readonly problem: Problem }
  | { readonly type: 'cancelled'; readonly id: number };

/** What both ends need of a worker, its inside, or a port. */
export interface Endpoint {
  postMessage(message: unknown, options: { readonly transfer: Transferable[] }): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

export interface AskOptions<Progress> {
  readonly signal?: AbortSignal | undefined;
  readonly transfer?: readonly Transferable[];
  readonly onProgress?: (progress: Progress) => void;
}

interface Pending {
  readonly answer: (answer: unknown) => void;
  readonly fail: (reason: unknown) => void;
  readonly progress: ((progress: never) => void) | undefined;
  readonly signal: AbortSignal | undefined;
  readonly ended: (problem?: ArchiveProblem) => void;
}

/** Hears how each question ended: how long it took, and what a failed one failed with. */
export type Listener = (question: string, ms: number, problem?: ArchiveProblem) => void;

/** The asking end. A promise is rejected with an `ArchiveProblem`, or with the signal's reason once that is cancelled. */
export class RpcClient<Asked extends Questions> {
  readonly #line: Endpoint;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;
  readonly #heard: Listener;
  #broken: ArchiveProblem | undefined;

  constructor(line: Endpoint, heard: Listener = () => undefined) {
    this.#line = line;
    this.#heard = heard;
    line.addEventListener('message', ({ data }: MessageEvent<ToAsker>) => this.#take(data));
  }

  ask<Name extends keyof Asked & string>(
    name: Name,
    argument: Asked[Name]['argument'],
    { signal, transfer = [], onProgress }: AskOptions<Asked[Name]['progress']> = {},
  ): Promise<Asked[Name]['answer']> {
    if (this.#broken !== undefined) return Promise.reject(this.#broken);
    const id = ++this.#lastId;
    return new Promise((answer, fail) => {
      const begun = performance.now();
      const ended = (problem?: ArchiveProblem) => this.#heard(name, performance.now() - begun, problem);
      this.#pending.set(id, { answer, fail, progress: onProgress, signal, ended });
      this.#post({ type: 'ask', id, name, argument }, transfer);
      if (signal?.aborted) this.#post({ type: 'cancel', id });
      else signal?.addEventListener('abort', () => this.#cancel(id), { once: true });
    });
  }

  /** Fails everything that is asked, now and later: the other end has stopped. */
  break(problem: Problem): void {
    this.#broken = new ArchiveProblem(problem);
    for (const { fail } of this.#pending.values()) fail(this.#broken);
    this.#pending.clear();
  }

  #take(message: ToAsker): void {
    const pending = this.#pending.get(message.id);
    if (pending === undefined) return;
    if (message.type === 'progress') {
      pending.progress?.(message.progress as never);
      return;
    }
    this.#pending.delete(message.id);
    if (message.type === 'cancelled') {
      pending.fail(pending.signal?.reason);
      return;
    }
    const problem = message.type === 'problem' ? new ArchiveProblem(message.problem) : undefined;
    pending.ended(problem);
    if (message.type === 'answer') pending.answer(message.answer);
    else pending.fail(problem);
  }

  #cancel(id: number): void {
    if (this.#pending.has(id)) this.#post({ type: 'cancel', id });
  }

  #post(message: ToAnswerer, transfer: readonly Transferable[] = []): void {
    this.#line.postMessage(message, { transfer: [...transfer] });
  }
}

interface Asking<Progress> {
  readonly signal: AbortSignal;
  readonly report: (progress: Progress) => void;
}

export type Answers<Asked extends Questions> = {
  readonly [Name in keyof Asked]: (
    argument: Asked[Name]['argument'],
    asking: Asking<Asked[Name]['progress']>,
  ) => Promise<Asked[Name]['answer']>;
};

/** The answering end. A question that is cancelled and gives up by rejecting ends as cancelled, not as a problem. */
export function serveRpc<Asked extends Questions>(line: Endpoint, answers: Answers<Asked>): void {
  const running = new Map<number, AbortController>();
  const post = (message: ToAsker) => line.postMessage(message, { transfer: [] });

  line.addEventListener('message', ({ data }: MessageEvent<ToAnswerer>) => {
    if (data.type === 'cancel') running.get(data.id)?.abort();
    else void answer(data);
  });

  async function answer({ id, name, argument }: Extract<ToAnswerer, { type: 'ask' }>): Promise<void> {
    const control = new AbortController();
    running.set(id, control);
    const asking = {
      signal: control.signal,
      report: (progress: unknown) => post({ type: 'progress', id, progress }),
    };
    try {
      const given = answers[name as keyof Asked];
      post({ type: 'answer', id, answer: await given(argument as never, asking) });
    } catch (error) {
      post(control.signal.aborted ? { type: 'cancelled', id } : { type: 'problem', id, problem: problemOf(error) });
    } finally {
      running.delete(id);
    }
  }
}
