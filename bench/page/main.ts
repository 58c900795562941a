import { indexCost } from './index-cost';
import { importCorpus } from './lectern';
import { type MemoryIndexQuestion, memoryIndexTimes } from './memory-index';
import { askPeer } from './peer';
import { scanTimes } from './scan';
import { coldTimes, indexBytes, openAndAsk, type QueryClass, searchTimes, timesWhile } from './search';

/** What the benchmark scripts call in the page. Times are in milliseconds. */
const bench = {
  corpus(): File {
    const file = document.querySelector('input')?.files?.[0];
    if (file === undefined) throw new Error('no corpus was given');
    return file;
  },
  jsonParse: () => askPeer({ kind: 'json-parse', file: bench.corpus() }),
  rowPerMessage: () => askPeer({ kind: 'row-per-message', file: bench.corpus() }),
  importCorpus: () => importCorpus(bench.corpus()),
  indexCost: () => indexCost(bench.corpus()),
  indexBytes,
  searchTimes,
  coldTimes,
  openAndAsk,
  timesWhileImporting: (classes: readonly QueryClass[]) => timesWhile(importCorpus(bench.corpus()), classes),
  memoryIndexTimes: (question: Omit<MemoryIndexQuestion, 'file'>) =>
    memoryIndexTimes({ file: bench.corpus(), ...question }),
  scanTimes: (classes: readonly QueryClass[], rounds: number) => scanTimes({ file: bench.corpus(), classes, rounds }),
  reading: () => import('./reading'),
};

export type Bench = typeof bench;

(globalThis as unknown as { bench: Bench }).bench = bench;
