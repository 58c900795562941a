import { type Diagnostics, workerError } from '#shared/diagnostics';
import type { LedgerFiles, LedgerHost } from '#shared/host';
import { scriptUrl } from '../script-url';
import { takeRejections } from '../worker-incidents';
import workerUrl from './ledger.worker.ts?worker&url';
import type { LedgerAnswer, LedgerQuestion } from './ledger-question';

/** The ledger in the browser's own file system, which a worker writes: only there a write can be waited for. */
export function createBrowserLedger(diagnostics: Pick<Diagnostics, 'failed' | 'take'>): LedgerHost {
  const waiting = new Map<number, { readonly done: (answer: never) => void; readonly fail: (error: Error) => void }>();
  let worker: Worker | undefined;
  let asked = 0;

  const start = () => {
    const started = new Worker(scriptUrl(workerUrl), { type: 'module', name: 'ledger' });
    started.addEventListener('message', ({ data }: MessageEvent<LedgerAnswer & { answer: never }>) => {
      const waits = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.ok) waits?.done(data.answer);
      else waits?.fail(new Error(data.reason));
    });
    takeRejections(started, incident => diagnostics.take(incident));
    started.addEventListener('error', error => {
      diagnostics.failed('ledger', workerError(error));
      for (const { fail } of waiting.values()) fail(new Error('the worker of the ledger has stopped'));
      waiting.clear();
      worker = undefined;
    });
    return started;
  };

  const ask = <Answer>(name: LedgerQuestion['name'], text = ''): Promise<Answer> =>
    new Promise((done, fail) => {
      asked += 1;
      waiting.set(asked, { done, fail });
      worker ??= start();
      worker.postMessage({ id: asked, name, text } satisfies LedgerQuestion);
    });

  return {
    // private windows and older browsers have no such place
    read: () => ask<LedgerFiles>('read').catch(() => undefined),
    write: ledger => ask('write', ledger),
    append: lines => ask('append', lines),
    replaceJournal: lines => ask('replaceJournal', lines),
    readSearches: () => ask<readonly string[]>('readSearches').catch(() => undefined),
    writeSearches: searches => ask('writeSearches', searches),
    setAside: () => ask('setAside'),
    erase: () => ask('erase'),
  };
}
