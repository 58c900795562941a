import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, expect, test, vi } from 'vitest';
import { runs } from '#shared/testing/runs';
import {
  everythingStored,
  freshDatabases,
  loseIndex,
  segmentsStored,
  switchDatabases,
  TestArchive,
} from './testing/archive';
import { chatKey, type InventedFile } from './testing/invented';

afterEach(() => vi.restoreAllMocks());

const chat = (name: string, lines: number, more = {}) => ({
  chat: name,
  lines: Array.from({ length: lines }, (_, n) => ({
    n,
    by: n % 2 === 0 ? 'visitor' : 'agent Mira',
    text: `${name} ${n}`,
  })),
  ...more,
});
const first: InventedFile = {
  name: 'first.json',
  records: [chat('a', 2), chat('b', 3, { offers: ['t1'] }), chat('c', 1)],
};
const overlapping: InventedFile = {
  name: 'overlapping.json',
  records: [chat('a', 3, { disposition: 'solved' }), chat('c', 2)],
};
const second: InventedFile = {
  name: 'second.json',
  records: [chat('a', 4), chat('d', 2), { seeks: 't1', note: 'call back' }],
};

/** What can be seen and found of an archive, with how many imports it tells of. */
async function seen(archive: TestArchive): Promise<string> {
  const { imports } = await archive.reader.overview();
  const told = await archive.reader.imports();
  const found = await archive.reader.counts(['visitor', '"a 3"', 'a 1', 'in:call', 'outcome:solved', 'd']);
  return `${imports} ${told.length} ${found.join(' ')} ${await archive.dump()}`;
}

/** Lets the first `allowed` writes of a database through; from then on every one fails, as if the process were gone. */
function stopAfter(allowed: number, problem: () => Error): { readonly writes: () => number } {
  let writes = 0;
  for (const method of ['put', 'add', 'delete', 'clear'] as const) {
    const original = IDBObjectStore.prototype[method];
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (this: IDBObjectStore, ...args: never[]) {
      if (writes++ >= allowed) throw problem();
      return Reflect.apply(original, this, args);
    });
  }
  const remove = IDBFactory.prototype.deleteDatabase;
  vi.spyOn(IDBFactory.prototype, 'deleteDatabase').mockImplementation(function (this: IDBFactory, name) {
    if (writes++ >= allowed) throw problem();
    return Reflect.apply(remove, this, [name]);
  });
  return { writes: () => writes };
}

const killed = () => new DOMException('killed', 'UnknownError');
const full = () => new DOMException('full', 'QuotaExceededError');

async function prepared() {
  const factory = freshDatabases();
  const archive = new TestArchive('p');
  const outcome = await archive.import([first]);
  await archive.import([overlapping]);
  archive.close();
  return { factory, id: outcome.kind === 'done' ? outcome.record.id : '' };
}

/** What is seen of the prepared archive. */
async function seenBefore(): Promise<string> {
  await prepared();
  const archive = new TestArchive('b');
  const before = await seen(archive);
  archive.close();
  return before;
}

// what differs from another only in how often it writes is stopped at every third write in the suite, at every one by soak
const THIRD = { every: runs(1) > 1 ? 1 : 3 };

/** Does something to the prepared archive, stops it at every write in turn, and looks at what is there after each reopening. */
async function stopEverywhere(
  work: (archive: TestArchive, id: string) => Promise<unknown>,
  { erased, every = 1 }: { readonly erased?: RegExp; readonly every?: number } = {},
): Promise<void> {
  const before = await seenBefore();
  const { id } = await prepared();
  const undisturbed = new TestArchive('u');
  const counted = stopAfter(Number.POSITIVE_INFINITY, killed);
  await work(undisturbed, id);
  const writes = counted.writes();
  vi.restoreAllMocks();
  const after = await seen(undisturbed);
  undisturbed.close();
  expect(after).not.toBe(before);
  expect(writes).toBeGreaterThan(4);

  for (let allowed = 0; allowed < writes; allowed += every) {
    const again = await prepared();
    const doomed = new TestArchive('d');
    stopAfter(allowed, killed);
    await work(doomed, again.id).catch(() => undefined);
    vi.restoreAllMocks();
    doomed.close();

    switchDatabases(again.factory);
    const reopened = new TestArchive('r');
    const found = await seen(reopened);
    expect([before, after]).toContain(found);
    // and the next change works, on an archive without leftovers
    await reopened.writer.clean();
    const { stored, named } = await segmentsStored();
    expect(stored).toEqual(named);
    if (erased !== undefined && found === after) expect(await everythingStored()).not.toMatch(erased);
    const third = { name: 'third.json', records: [chat('e', 1)] };
    expect(await reopened.import([third])).toMatchObject({ kind: 'done' });
    reopened.close();
  }
}

test('an import that is stopped at any write is there as a whole or not at all', { timeout: 60_000 }, async () => {
  await stopEverywhere(archive => archive.import([second]));
});

test('so is one of files of which some are there already', { timeout: 60_000 }, async () => {
  await stopEverywhere(archive => archive.import([first, second]), THIRD);
});

test('an undo that is stopped at any write is done as a whole or not at all', { timeout: 60_000 }, async () => {
  await stopEverywhere((archive, id) => archive.undo(id));
});

test('an index is built again as a whole or not at all, and what can be found stays', { timeout: 60_000 }, async () => {
  const never = new AbortController().signal;
  const before = await seenBefore();
  for (let allowed = 0, stopped = true; stopped; allowed++) {
    const { factory } = await prepared();
    const doomed = new TestArchive('d');
    await loseIndex(doomed, 'outdated');
    stopAfter(allowed, killed);
    stopped = await doomed.writer
      .rebuild(() => undefined, never)
      .then(
        () => false,
        () => true,
      );
    vi.restoreAllMocks();
    doomed.close();

    switchDatabases(factory);
    const reopened = new TestArchive('r');
    expect(await seen(reopened)).toBe(before);
    await reopened.writer.clean();
    const { stored, named } = await segmentsStored();
    expect(stored).toEqual(named);
    await reopened.writer.rebuild(() => undefined, never);
    expect((await reopened.reader.search({ text: 'a', sort: [], offset: 0, limit: 1 })).incomplete).toBeUndefined();
    reopened.close();
  }
});

test('conversations are erased as a whole or not at all, and nothing of them stays', { timeout: 240_000 }, async () => {
  await stopEverywhere(archive => archive.writer.erase({ kind: 'conversations', keys: [chatKey('a')] }), {
    ...THIRD,
    erased: /a [0-9]/,
  });
});

test('so is an import', { timeout: 240_000 }, async () => {
  await stopEverywhere((archive, id) => archive.writer.erase({ kind: 'import', id }), { erased: /b [0-9]/ });
});

test('an archive is erased as a whole or not at all', { timeout: 60_000 }, async () => {
  await stopEverywhere(archive => archive.writer.erase());
});

test('a disk that is full at any write leaves the archive as it was, and says so', { timeout: 60_000 }, async () => {
  const before = await seenBefore();
  for (let allowed = 0; allowed < 4; allowed++) {
    await prepared();
    const archive = new TestArchive('f');
    stopAfter(allowed, full);
    expect(await archive.import([second])).toEqual({ kind: 'failed', code: 'archive/disk-full' });
    vi.restoreAllMocks();
    expect(await seen(archive)).toBe(before);
    archive.close();
  }
});
