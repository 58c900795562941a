import type { Range } from '#shared/text/ranges';
import { scriptUrl } from '../../script-url';
import patternUrl from './pattern.worker.ts?worker&url';
import type { PatternAnswer, PatternNews, PatternTask } from './pattern-messages';
import type { PatternRunner } from './patterns';

/** One text that takes longer than this is given up, and the worker with it: nothing else ends a runaway expression. */
const SILENT_MS = 100;
const START_MS = 5000;
/** An expression that runs away so often is not tried on the rest. */
const GIVEN_UP_AFTER = 4;

type Answer = PatternAnswer | undefined;

/** Looks for patterns in a worker of its own, which is ended when it does not answer. One task at a time. */
export class PatternThread implements PatternRunner {
  #worker: Promise<Worker> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  async test(
    source: string,
    conversations: readonly (readonly string[])[],
    signal: AbortSignal | undefined,
  ): Promise<readonly (boolean | undefined)[]> {
    const answers = await this.#queued({ source, want: 'found', of: conversations }, signal);
    return answers.map(answer => (typeof answer === 'boolean' ? answer : undefined));
  }

  async places(
    source: string,
    texts: readonly string[],
    signal: AbortSignal | undefined,
  ): Promise<readonly (readonly Range[] | undefined)[]> {
    const answers = await this.#queued({ source, want: 'places', of: texts }, signal);
    return answers.map(answer => (typeof answer === 'object' ? answer : undefined));
  }

  close(): void {
    void this.#worker?.then(worker => worker.terminate());
    this.#worker = undefined;
  }

  #queued(task: PatternTask, signal: AbortSignal | undefined): Promise<readonly Answer[]> {
    const next = this.#last.then(() => this.#answers(task, signal));
    this.#last = next.catch(() => undefined);
    return next;
  }

  async #answers(task: PatternTask, signal: AbortSignal | undefined): Promise<readonly Answer[]> {
    const answers: Answer[] = [];
    let givenUp = 0;
    while (answers.length < task.of.length && givenUp < GIVEN_UP_AFTER) {
      signal?.throwIfAborted();
      const finished = await this.#run(restOf(task, answers.length), answers, signal);
      if (finished) break;
      this.close();
      signal?.throwIfAborted();
      answers.push(undefined);
      givenUp++;
    }
    return answers;
  }

  /** Adds answers as they come. False when one did not come. */
  async #run(task: PatternTask, answers: Answer[], signal: AbortSignal | undefined): Promise<boolean> {
    const worker = await this.#started();
    if (worker === undefined) return false;
    const end = answers.length + task.of.length;
    return new Promise(resolve => {
      const finish = (finished: boolean) => {
        clearTimeout(timer);
        worker.removeEventListener('message', hear);
        signal?.removeEventListener('abort', giveUp);
        resolve(finished);
      };
      const giveUp = () => finish(false);
      let timer = setTimeout(giveUp, SILENT_MS);
      const hear = ({ data }: MessageEvent<PatternNews>) => {
        clearTimeout(timer);
        timer = setTimeout(giveUp, SILENT_MS);
        if (data.type === 'answer') answers.push(data.answer);
        if (answers.length === end) finish(true);
      };
      worker.addEventListener('message', hear);
      signal?.addEventListener('abort', giveUp);
      worker.postMessage(task);
    });
  }

  async #started(): Promise<Worker | undefined> {
    this.#worker ??= startWorker();
    return this.#worker.catch(() => undefined);
  }
}

/** What of a task is still to be answered. */
function restOf(task: PatternTask, answered: number): PatternTask {
  return task.want === 'found' ? { ...task, of: task.of.slice(answered) } : { ...task, of: task.of.slice(answered) };
}

function startWorker(): Promise<Worker> {
  const worker = new Worker(scriptUrl(patternUrl), { type: 'module', name: 'archive-patterns' });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the worker for patterns did not start')), START_MS);
    worker.addEventListener(
      'message',
      () => {
        clearTimeout(timer);
        resolve(worker);
      },
      { once: true },
    );
  });
}
