import { z } from 'zod';
import type { LedgerFiles } from '#shared/host';
import { tellRejections } from '../worker-incidents';
import type { LedgerAnswer, LedgerQuestion } from './ledger-question';
import { type LedgerDirectory, OpfsLedger } from './opfs-ledger';

// the policy of the page allows no compiled code
z.config({ jitless: true });
tellRejections('ledger');

const LOCK = 'lectern-ledger-files';
const BUCKET = 'lectern-ledger';

/** Not in every browser, and not yet in TypeScript's library. */
interface Buckets {
  open(
    name: string,
    options: { readonly persisted: boolean; readonly durability: 'strict' },
  ): Promise<{ getDirectory(): Promise<LedgerDirectory> }>;
}

interface WorkerStorage {
  readonly storageBuckets?: Buckets;
  readonly storage: { getDirectory(): Promise<LedgerDirectory> };
}

let opened: Promise<OpfsLedger> | undefined;

// files of the window before may still be open for a moment: locks put all windows in a row
addEventListener('message', ({ data }: MessageEvent<LedgerQuestion>) => {
  void navigator.locks.request(LOCK, async () => {
    try {
      opened ??= openDirectory().then(directory => new OpfsLedger(directory));
      const ledger = await opened;
      reply({ id: data.id, ok: true, answer: await answer(ledger, data) });
    } catch (error) {
      reply({ id: data.id, ok: false, reason: error instanceof Error ? error.name : 'unknown' });
    }
  });
});

async function answer(
  ledger: OpfsLedger,
  { name, text }: LedgerQuestion,
): Promise<LedgerFiles | readonly string[] | undefined> {
  switch (name) {
    case 'read':
      return ledger.read();
    case 'write':
      await ledger.write(text);
      return undefined;
    case 'append':
      await ledger.append(text);
      return undefined;
    case 'replaceJournal':
      await ledger.replaceJournal(text);
      return undefined;
    case 'readSearches':
      return ledger.readSearches();
    case 'writeSearches':
      await ledger.writeSearches(text);
      return undefined;
    case 'setAside':
      await ledger.setAside();
      return undefined;
    case 'erase':
      await ledger.erase();
      return undefined;
  }
}

/** A place of its own, that what happens to the database's does not touch, where the browser has such a thing. */
async function openDirectory(): Promise<LedgerDirectory> {
  // what handles can do inside a worker is not in TypeScript's library either
  const { storageBuckets, storage } = navigator as unknown as WorkerStorage;
  const bucket = await storageBuckets?.open(BUCKET, { persisted: true, durability: 'strict' }).catch(() => undefined);
  return bucket === undefined ? storage.getDirectory() : bucket.getDirectory();
}

function reply(message: LedgerAnswer): void {
  postMessage(message);
}
