import { scriptUrl } from '../../src/renderer/script-url';
import type { QueryClass } from '../queries.mjs';
import workerUrl from './memory-index.worker.ts?worker&url';

export interface MemoryIndexQuestion {
  readonly file: File;
  readonly peer: 'minisearch' | 'flexsearch';
  readonly classes: readonly Pick<QueryClass, 'name' | 'asked'>[];
  readonly rounds: number;
}

export interface MemoryIndexAnswer {
  /** Milliseconds to index texts that are at hand. */
  readonly build: number;
  /** The kinds of query it knows. */
  readonly classes: readonly {
    readonly name: string;
    readonly times: readonly number[];
    readonly messages: readonly (number | undefined)[];
  }[];
}

/** Asks a library that holds its index in the memory of a worker. */
export function memoryIndexTimes(question: MemoryIndexQuestion): Promise<MemoryIndexAnswer> {
  const worker = new Worker(scriptUrl(workerUrl), { type: 'module' });
  return new Promise<MemoryIndexAnswer>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<MemoryIndexAnswer>) => resolve(data));
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    worker.postMessage(question);
  }).finally(() => worker.terminate());
}
