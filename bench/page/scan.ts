import { scriptUrl } from '../../src/renderer/script-url';
import scanUrl from './scan.worker.ts?worker&url';
import type { QueryClass } from './search';

export interface ScanQuestion {
  readonly file: File;
  readonly classes: readonly QueryClass[];
  readonly rounds: number;
}

export type ScanAnswer = readonly { readonly name: string; readonly times: readonly number[] }[];

/** Looks through all texts, held in memory by a worker. */
export function scanTimes(question: ScanQuestion): Promise<ScanAnswer> {
  const worker = new Worker(scriptUrl(scanUrl), { type: 'module' });
  return new Promise<ScanAnswer>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<ScanAnswer>) => resolve(data));
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    worker.postMessage(question);
  }).finally(() => worker.terminate());
}
