import { scriptUrl } from '../script-url';
import patternUrl from './pattern.worker.ts?worker&url';
import type { PatternNews, PatternTask } from './pattern-messages';
import type { PatternRunner } from './patterns';

/** One text that takes longer than this is given up, and the worker with it: nothing else ends a runaway expression. */
const SILENT_MS = 100;
const START_MS = 5000;
/** An expression that runs away so often is not tried on the rest. */
const GIVEN_UP_AFTER = 4;

/** Looks for patterns in a worker of its own, which is ended when it does not answer. One task at a time. */
export class PatternThread implements PatternRunner {
  #worker: Promise<Worker> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  test(
    source: string,
    conversations: readonly (readonly string[])[],
    signal: AbortSignal | undefined,
  ): Promise<readonly (boolean | undefined)[]> {
    const next = this.#last.then(() => this.#test(source, conversations, signal));
    this.#last = next.catch(() => undefined);
    return next;
  }

  close(): void {
    void this.#worker?.then(worker => worker.terminate());
    this.#worker = undefined;
  }

  async #test(
    source: string,
    conversations: readonly (readonly string[])[],
    signal: AbortSignal | undefined,
  ): Promise<readonly (boolean | undefined)[]> {
    const answers: (boolean | undefined)[] = [];
    let givenUp = 0;
    while (answers.length < conversations.length && givenUp < GIVEN_UP_AFTER) {
      signal?.throwIfAborted();
      const task: PatternTask = { source, conversations: conversations.slice(answers.length) };
      const finished = await this.#run(task, answers, signal);
      if (finished) break;
      this.close();
      signal?.throwIfAborted();
      answers.push(undefined);
      givenUp++;
    }
    return answers;
  }

  /** Adds answers as they come. False when one did not come. */
  async #run(task: PatternTask, answers: (boolean | undefined)[], signal: AbortSignal | undefined): Promise<boolean> {
    const worker = await this.#started();
    if (worker === undefined) return false;
    const end = answers.length + task.conversations.length;
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
        if (data.type === 'answer') answers.push(data.found);
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
