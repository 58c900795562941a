import { scriptUrl } from '../../src/renderer/script-url';
import indexCostUrl from './index-cost.worker.ts?worker&url';

/** What the index adds to an import, by itself and on one thread. Milliseconds. */
export interface IndexCost {
  /** Reading, normalizing and batching everything, which an import does without an index, too. */
  readonly reading: number;
  /** Gathering the texts of each conversation and packing them. */
  readonly packing: number;
  /** Splitting them into terms and building the parts. */
  readonly building: number;
  /** Bytes of all texts that can be searched, names and facts among them. */
  readonly textBytes: number;
}

export function indexCost(file: File): Promise<IndexCost> {
  const worker = new Worker(scriptUrl(indexCostUrl), { type: 'module' });
  return new Promise<IndexCost>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<IndexCost>) => resolve(data));
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    worker.postMessage(file);
  }).finally(() => worker.terminate());
}
