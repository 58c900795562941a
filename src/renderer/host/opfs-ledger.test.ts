import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import type { ConversationKey } from '#shared/domain/keys';
import type { Instant } from '#shared/domain/time';
import { foldJournal, printEntry } from '#shared/ledger/journal';
import { printLedger, readLedger } from '#shared/ledger/ledger';
import { NO_SEARCHES, printKeptSearches, readKeptSearches } from '#shared/ledger/searches';
import { type LedgerDirectory, OpfsLedger } from './opfs-ledger';

const AT = Date.UTC(2025, 2, 6) as Instant;

/** Files in memory, with a crash after so many bytes: what was written before it stays. */
class FakeDirectory implements LedgerDirectory {
  readonly files = new Map<string, Uint8Array<ArrayBuffer>>();
  bytesLeft = Number.POSITIVE_INFINITY;

  async getFileHandle(name: string, { create = false }: { readonly create?: boolean } = {}) {
    if (!create && !this.files.has(name)) throw Object.assign(new Error(name), { name: 'NotFoundError' });
    return {
      getFile: async () => ({ text: async () => new TextDecoder().decode(this.files.get(name)) }),
      createSyncAccessHandle: async () => {
        const get = () => this.files.get(name) ?? new Uint8Array();
        const spend = (wanted: number) => {
          const spent = Math.min(wanted, this.bytesLeft);
          this.bytesLeft -= spent;
          return spent;
        };
        return {
          getSize: () => get().length,
          read: (into: Uint8Array, { at }: { at: number }) => {
            const part = get().subarray(at, at + into.byteLength);
            into.set(part);
            return part.length;
          },
          truncate: (size: number) => {
            if (spend(1) < 1) throw new Error('crash');
            this.files.set(name, get().slice(0, size));
          },
          write: (bytes: Uint8Array, { at }: { at: number }) => {
            const written = spend(bytes.length);
            const grown = new Uint8Array(Math.max(get().length, at + written));
            grown.set(get());
            grown.set(bytes.subarray(0, written), at);
            this.files.set(name, grown);
            if (written < bytes.length) throw new Error('crash');
            return written;
          },
          flush: () => undefined,
          close: () => undefined,
        };
      },
    };
  }
}

let directory: FakeDirectory;
let ledger: OpfsLedger;
beforeEach(() => {
  directory = new FakeDirectory();
  ledger = new OpfsLedger(directory);
});

const text = (written: number) => printLedger({ version: 1, written, archiveId: 'A', revision: written, imports: [] });
const line = (n: number) => {
  const marks = { flagged: n % 2 === 1, tags: [], notes: [] };
  return `${printEntry({ kind: 'mark', n, at: AT, key: `k${n % 3}` as ConversationKey, marks })}\n`;
};
const revisionNow = async () => {
  const state = readLedger((await ledger.read()).ledgers);
  return state.kind === 'known' ? state.ledger.revision : 0;
};
const folded = async () => foldJournal((await ledger.read()).journals);

test('D-09: wherever the writing of a ledger ends, there is the one before or the new one', async () => {
  const length = text(3).length;
  for (let bytes = 0; bytes <= length + 1; bytes += 7) {
    directory = new FakeDirectory();
    ledger = new OpfsLedger(directory);
    await ledger.write(text(1));
    await ledger.write(text(2));
    directory.bytesLeft = bytes;
    await ledger.write(text(3)).catch(() => undefined);
    directory.bytesLeft = Number.POSITIVE_INFINITY;
    expect(await revisionNow()).toBe(bytes < length + 1 ? 2 : 3);
    await ledger.write(text(4));
    expect(await revisionNow()).toBe(4);
  }
});

test('D-10: wherever the writing of the journal ends, no line that was written before is lost', async () => {
  const step = fc.constantFrom('append', 'replace', 'crash') as fc.Arbitrary<'append' | 'replace' | 'crash'>;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(step, fc.nat(900)), { maxLength: 12 }), async steps => {
      directory = new FakeDirectory();
      ledger = new OpfsLedger(directory);
      let n = 0;
      let sure = foldJournal([]);
      for (const [kind, bytes] of steps) {
        if (kind === 'crash') directory.bytesLeft = bytes;
        const work =
          kind === 'replace'
            ? ledger.replaceJournal(
                [...sure.marks]
                  .map(([key, held]) => `${printEntry({ kind: 'mark', at: AT, key, ...held })}\n`)
                  .join(''),
              )
            : ledger.append(line(++n));
        const isDone = await work.then(
          () => true,
          () => false,
        );
        directory.bytesLeft = Number.POSITIVE_INFINITY;
        const now = await folded();
        for (const [key, held] of sure.marks) expect(now.marks.get(key)?.n).toBeGreaterThanOrEqual(held.n);
        if (isDone && kind !== 'replace') expect(now.marksRevision).toBe(n);
        sure = now;
      }
    }),
    { numRuns: 200 },
  );
});

test('what is set aside is kept beside what was set aside before', async () => {
  for (const n of [1, 2]) {
    await ledger.write(text(n));
    await ledger.append(line(n));
    await ledger.setAside();
    expect(await ledger.read()).toEqual({ ledgers: ['', ''], journals: ['', ''] });
  }
  const kept = (name: string) => new TextDecoder().decode(directory.files.get(name));
  expect(kept('set-aside-1-ledger-a.json')).toBe(text(1));
  expect(kept('set-aside-2-marks-a.jsonl')).toBe(line(2));
});

test('D-16: nothing is left in any file after erasing, what was set aside among it', async () => {
  for (const n of [1, 2, 3]) {
    await ledger.write(text(n));
    await ledger.append(line(n));
    if (n < 3) await ledger.setAside();
  }
  await ledger.erase();
  expect([...directory.files.values()].every(bytes => bytes.length === 0)).toBe(true);
});

const searches = (written: number) =>
  printKeptSearches(
    { ...NO_SEARCHES, history: [{ text: `asked ${written}`, at: written }], wiped: written - 1 },
    written,
  );
const askedNow = async () => {
  const state = readKeptSearches(await ledger.readSearches());
  return state.kind === 'kept' ? state.searches.history.map(({ text: asked }) => asked) : [];
};

test('wherever the writing of searches ends, there are those before or the new ones', async () => {
  const length = searches(3).length;
  for (let bytes = 0; bytes <= length + 1; bytes += 7) {
    directory = new FakeDirectory();
    ledger = new OpfsLedger(directory);
    await ledger.writeSearches(searches(1));
    await ledger.writeSearches(searches(2));
    directory.bytesLeft = bytes;
    await ledger.writeSearches(searches(3)).catch(() => undefined);
    directory.bytesLeft = Number.POSITIVE_INFINITY;
    expect(['asked 2', 'asked 3']).toContain((await askedNow())[0]);
    await ledger.writeSearches(searches(4));
    expect(await askedNow()).toEqual(['asked 4']);
  }
});

test('D-16: what was replaced is left in no file', async () => {
  const all = () => [...directory.files.values()].map(bytes => new TextDecoder().decode(bytes)).join('');
  for (const n of [1, 2, 3]) {
    await ledger.writeSearches(searches(n));
    await ledger.write(text(n));
    await ledger.replaceJournal(line(n));
  }
  expect(all()).not.toMatch(/asked [12]|"revision":[12]\b|"n":[12]\b/);
  expect(all()).toMatch(/asked 3.*"revision":3\b/s);
});
