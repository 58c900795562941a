import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isUsable } from '#shared/ledger/compare';
import { foldJournal } from '#shared/ledger/journal';
import { readLedger } from '#shared/ledger/ledger';
import { probeDatabase } from '../storage/stores/probe';
import { storePlaces } from '../storage/stores/stores';
import { Shards } from '../storage/tables/shards';
import { freshDatabases, marksStored, segmentsStored, TestArchive } from '../testing/archive';
import { NOW } from '../testing/importer';
import { chatKey, type InventedFile } from '../testing/invented';
import { ConditionGate } from './condition-gate';
import { type ArchiveLedger, LedgerKeeper } from './ledger-keeper';

const one: InventedFile = {
  name: 'one.json',
  records: [{ chat: 'a', lines: [{ n: 1, by: 'visitor', text: 'Hello' }] }],
};
const two: InventedFile = { name: 'two.json', records: [{ chat: 'b', lines: [{ n: 1, by: 'visitor', text: 'Hi' }] }] };

/** The files of a host, in memory. */
class FakeLedger implements ArchiveLedger {
  ledger = '';
  journal = '';
  aside: string[] = [];
  refuses = false;
  async read() {
    return { ledgers: [this.ledger], journals: [this.journal] };
  }
  async write(ledger: string) {
    this.ledger = ledger;
  }
  async append(lines: string) {
    if (this.refuses) throw new Error('disk full');
    this.journal += lines;
  }
  async replaceJournal(lines: string) {
    if (this.refuses) throw new Error('disk full');
    this.journal = lines;
  }
  async setAside() {
    this.aside.push(this.ledger, this.journal);
    this.ledger = '';
    this.journal = '';
  }
  async erase() {
    this.aside = [];
    this.ledger = '';
    this.journal = '';
  }
}

let factory: IDBFactory;
let host: FakeLedger;
let witness: string | undefined;
beforeEach(() => {
  factory = freshDatabases();
  host = new FakeLedger();
  witness = undefined;
});

afterEach(() => vi.unstubAllGlobals());

/** A start of the program over the databases there are. */
function start(id = 'i') {
  const archive = new TestArchive(id);
  const keeper = new LedgerKeeper({
    host,
    witness: {
      read: () => witness,
      write: text => {
        witness = text;
      },
    },
    facts: closely => archive.reader.facts({ closely }),
    recorded: () => archive.reader.recorded(),
    marksHeld: () => archive.reader.marksHeld(),
    restoreMarks: rows => archive.writer.restoreMarks(rows),
    exclusively: work => work(),
    now: () => NOW,
  });
  const bring = async (file: InventedFile) => {
    const outcome = await archive.import([file]);
    if (outcome.kind === 'done') await keeper.imported(outcome.record, { account: 'shop', sources: [] });
    return outcome;
  };
  const flag = async (chat: string) => {
    const { marked, revision } = await archive.writer.mark(chatKey(chat), { kind: 'flag', flagged: true });
    await keeper.marked(chatKey(chat), marked.marks, revision);
  };
  return { archive, keeper, bring, flag };
}

/** A start that imports and marks, and its end. */
async function lived() {
  const { archive, keeper, bring, flag } = start();
  expect(await keeper.check()).toEqual({ kind: 'fresh', ledger: 'kept' });
  await keeper.bringUp();
  await bring(one);
  await bring(two);
  await flag('a');
  archive.close();
}

async function dumped(): Promise<string> {
  const archive = new TestArchive('d');
  const told = await archive.dump();
  archive.close();
  return told;
}

const names = async () => (await factory.databases()).map(({ name }) => name).sort();
const CATALOG = 'lectern-catalog-1';
const lose = (name: string) => storePlaces().remove(name);

test('D-09: an archive that was deleted together with its ledger is missed', async () => {
  await lived();
  freshDatabases();
  host = new FakeLedger();
  const { archive, keeper } = start('n');
  expect(await keeper.check()).toMatchObject({
    kind: 'catalog-lost',
    loss: { isLedgerKnown: false, imports: [], witness: { imports: 2, conversations: 2, marksRevision: 1 } },
  });
  archive.close();

  await keeper.endRestore(false);
  expect((await keeper.check()).kind).toBe('whole');
});

test('D-09: marks that were deleted together with the journal are missed', async () => {
  await lived();
  await lose('lectern-marks');
  host = new FakeLedger();
  const { archive, keeper } = start('n');
  expect(await keeper.check()).toMatchObject({ kind: 'marks-lost', loss: { witness: { marksRevision: 1 } } });
  archive.close();
});

test('looking for a database makes none, and finds one that is there', async () => {
  expect(await probeDatabase(CATALOG)).toEqual({ exists: false, dataLoss: false });
  expect(await names()).toEqual([]);
  await lived();
  expect(await probeDatabase(CATALOG)).toEqual({ exists: true, dataLoss: false });
});

test('D-09: what the browser says of a store it threw away is heard, and nothing is made in its place', async () => {
  const buckets = { keys: async () => [CATALOG], open: async () => ({ indexedDB: factory }) };
  vi.stubGlobal('navigator', { storageBuckets: buckets });
  const open = factory.open.bind(factory);
  factory.open = (...args) => {
    const request = open(...args);
    request.addEventListener('upgradeneeded', event => Object.assign(event, { dataLoss: 'total' }), { capture: true });
    return request;
  };
  const { keeper } = start();
  expect(await keeper.check()).toMatchObject({ kind: 'catalog-lost', how: 'data-loss' });
  expect(await names()).toEqual([]);
});

test('after each start the archive is the whole one, with what was imported and marked', async () => {
  await lived();
  const { keeper } = start();
  expect(await keeper.check()).toEqual({ kind: 'whole', ledger: 'kept' });
  expect(readLedger([host.ledger])).toMatchObject({
    kind: 'known',
    ledger: { imports: [{ account: 'shop', files: [{ name: 'one.json' }] }, { files: [{ name: 'two.json' }] }] },
  });
  expect(foldJournal([host.journal]).marks.get(chatKey('a'))?.marks.flagged).toBe(true);
});

test('D-09: a lost catalog is noticed, and what survived of it is not swept, however often the program is started', async () => {
  await lived();
  await lose(CATALOG);
  for (let n = 0; n < 2; n++) {
    const { archive, keeper } = start();
    const told: boolean[] = [];
    const gate = new ConditionGate(
      () => keeper.check(),
      () => told.push(true),
    );
    expect(await gate.condition).toMatchObject({
      kind: 'catalog-lost',
      how: 'not-there',
      loss: { imports: [{ id: 'i1' }, { id: expect.any(String) }], shards: 1, marked: 1 },
    });
    await expect(gate.through(() => archive.reader.overview())).rejects.toMatchObject({ code: 'archive/in-doubt' });
    expect(told).toEqual([]);
    archive.close();
    expect(await names()).toEqual(['lectern-marks', 'lectern-shard-0']);
  }
});

test('D-09: a writer that was not told so sweeps nothing, whatever it is asked to do', async () => {
  await lived();
  await lose(CATALOG);
  const { archive, bring } = start('j');
  archive.writer.trust(false);
  await archive.writer.clean();
  const outcome = await bring(one);
  if (outcome.kind === 'done') await archive.undo(outcome.record.id);
  expect((await segmentsStored()).stored).toEqual(expect.arrayContaining(['i1', 'j1']));
  archive.writer.trust(true);
  await archive.writer.clean();
  expect((await segmentsStored()).stored).toEqual([]);
  archive.close();
});

test('D-10: marks come back from the journal, and imports from their files, under the account they had', async () => {
  await lived();
  await lose(CATALOG);
  await lose('lectern-shard-0');
  const { archive, keeper, bring } = start('j');
  const condition = await keeper.check();
  expect(condition).toMatchObject({ kind: 'catalog-lost', loss: { imports: [{ account: 'shop' }, {}] } });
  await keeper.beginRestore();
  await bring(one);
  await bring(two);
  await keeper.restoreMarks();
  await keeper.endRestore(true);
  expect(await keeper.check()).toEqual({ kind: 'whole', ledger: 'kept' });
  expect((await marksStored()).get(chatKey('a'))?.flagged).toBe(true);
  expect(foldJournal([host.journal]).marks.get(chatKey('a'))?.marks.flagged).toBe(true);
  expect(readLedger([host.ledger])).toMatchObject({ ledger: { imports: [{ account: 'shop' }, { account: 'shop' }] } });
  expect(host.aside).toEqual([]);
  archive.close();
});

test('D-09: a restore that ends halfway leaves the rest still to be restored', async () => {
  await lived();
  await lose(CATALOG);
  await lose('lectern-shard-0');
  const half = start('j');
  await half.keeper.check();
  await half.keeper.beginRestore();
  await half.bring(one);
  half.archive.close();
  const next = start('k');
  expect(await next.keeper.check()).toMatchObject({
    kind: 'catalog-lost',
    how: 'other-archive',
    loss: { imports: [{ files: [{ name: 'two.json' }] }], keptImports: 1, marked: 1 },
  });
  await next.keeper.beginRestore();
  await next.keeper.endRestore(false);
  expect((await next.keeper.check()).kind).toBe('whole');
  expect(readLedger([host.aside[0] ?? ''])).toMatchObject({ ledger: { imports: [{}, {}] } });
  expect(foldJournal([host.aside[1] ?? '']).marks.size).toBe(1);
  next.archive.close();
});

test('D-09: what another window changes while it is compared is no loss', async () => {
  const { archive, keeper, bring } = start();
  await keeper.check();
  await keeper.bringUp();
  await bring(one);
  archive.close();

  const second = start('j');
  const { reader } = second.archive;
  const facts = reader.facts.bind(reader);
  let looked = 0;
  let change = () => {};
  const changed = new Promise<void>(resolve => {
    change = resolve;
  });
  reader.facts = async how => {
    const found = await facts(how);
    looked += 1;
    // the first look is over: now the other window marks and imports, and writes that down
    if (looked === 1) {
      const first = start('k');
      await first.flag('a');
      await first.bring(two);
      first.archive.close();
      change();
    }
    return found;
  };
  const read = host.read.bind(host);
  let reads = 0;
  host.read = async () => {
    reads += 1;
    if (reads === 1) await changed;
    return read();
  };
  expect(await second.keeper.check()).toEqual({ kind: 'whole', ledger: 'kept' });
  expect(looked).toBe(2);
  second.archive.close();
});

test('D-09: a first import that was killed is no loss, since the ledger was written before it', async () => {
  const first = start();
  await first.keeper.check();
  await first.keeper.ensureLedger();
  const written = host.ledger;
  await first.keeper.ensureLedger();
  expect(host.ledger).toBe(written);
  first.archive.close();
  // rows without a name beside an empty catalog
  const shards = vi.spyOn(Shards.prototype, 'numbers').mockResolvedValue([0]);
  const next = start();
  expect((await next.keeper.check()).kind).toBe('whole');
  host.ledger = '';
  expect(await next.keeper.check()).toMatchObject({ kind: 'catalog-lost', loss: { shards: 1 } });
  shards.mockRestore();
  next.archive.close();
});

test('D-09: an older copy of the catalog, a missing shard and missing marks are each told by name', async () => {
  const { archive, keeper, bring, flag } = start();
  await keeper.check();
  await keeper.bringUp();
  await bring(one);
  const older = host.ledger;
  await bring(two);
  await flag('a');
  const ahead = JSON.stringify(readLedger([host.ledger]));
  archive.close();
  expect(ahead).not.toBe(older);

  const behind = start();
  const { archiveId, revision } = await behind.archive.reader.recorded();
  await behind.archive.undo('i1');
  const { printLedger } = await import('#shared/ledger/ledger');
  const state = readLedger([host.ledger]);
  if (state.kind !== 'known') throw new TypeError('no ledger');
  host.ledger = printLedger({ ...state.ledger, archiveId, revision: revision + 9 });
  expect(await behind.keeper.check()).toMatchObject({ kind: 'behind', loss: { imports: [{ id: 'i1' }] } });
  behind.archive.close();

  await lose('lectern-shard-0');
  host.ledger = printLedger(state.ledger);
  const missing = start();
  expect(await missing.keeper.check()).toMatchObject({ kind: 'shards-missing', loss: { named: [expect.any(String)] } });
  missing.archive.close();
});

test('D-09: imports whose rows survived are made again from these alone', async () => {
  await lived();
  const before = await dumped();
  await lose(CATALOG);
  const { archive, keeper } = start('j');
  archive.writer.trust(false);
  expect(await keeper.check()).toMatchObject({ kind: 'catalog-lost', loss: { shards: 1 } });
  await keeper.beginRestore();
  const survivors = await archive.writer.survivors();
  expect(survivors).toMatchObject([{ hashes: [expect.any(String)] }, { hashes: [expect.any(String)] }]);
  for (const { import: id } of survivors) {
    const outcome = await archive.writer.rebuildSurvivor(id, () => undefined, new AbortController().signal);
    expect(outcome).toMatchObject({ kind: 'done', record: { id, conversations: 1 } });
  }
  await keeper.endRestore(true);
  expect(await keeper.check()).toMatchObject({ kind: 'whole' });
  archive.writer.trust(true);
  await archive.writer.clean();
  const { stored, named } = await segmentsStored();
  expect(stored).toEqual(named);
  archive.close();
  expect(await dumped()).toBe(before);
});

test('D-09: a place of rows that the browser emptied is found by a closer look', async () => {
  await lived();
  await lose('lectern-shard-0');
  const { archive, keeper } = start();
  const places = vi.spyOn(Shards.prototype, 'numbers').mockResolvedValue([0]);
  expect((await keeper.check()).kind).toBe('whole');
  expect(await keeper.check({ closely: true })).toMatchObject({ kind: 'shards-missing' });
  places.mockRestore();
  archive.close();
});

test('D-09: a place of rows that was emptied with the catalog is told of as lost, not as what survived', async () => {
  await lived();
  await lose(CATALOG);
  await lose('lectern-shard-0');
  host = new FakeLedger();
  const { archive, keeper } = start();
  const places = vi.spyOn(Shards.prototype, 'numbers').mockResolvedValue([0]);
  expect(await keeper.check()).toMatchObject({ kind: 'catalog-lost', loss: { shards: 0 } });
  places.mockRestore();
  archive.close();
});

test('marks that only the journal has are lost marks, and come back', async () => {
  await lived();
  const { archive, keeper } = start();
  await lose('lectern-marks');
  expect(await keeper.check()).toMatchObject({ kind: 'marks-lost', loss: { marked: 1, imports: [], keptImports: 2 } });
  await keeper.restoreMarks();
  await keeper.endRestore(true);
  expect((await keeper.check()).kind).toBe('whole');
  expect((await marksStored()).get(chatKey('a'))?.flagged).toBe(true);
  archive.close();
});

test('what was not written down after a crash is written down at the next start', async () => {
  await lived();
  const { archive } = start('j');
  await archive.mark(chatKey('b'), { kind: 'tag', tag: 'coaching' });
  archive.close();
  host.journal += 'torn';
  const next = start();
  expect((await next.keeper.check()).kind).toBe('whole');
  await next.keeper.bringUp();
  const folded = foldJournal([host.journal]);
  expect(folded).toMatchObject({ damaged: [], marksRevision: 2 });
  expect(folded.marks.get(chatKey('b'))?.marks.tags).toEqual(['coaching']);
  next.archive.close();
});

test('a ledger that is gone or damaged is written anew, and the archive stays what it is', async () => {
  await lived();
  for (const left of ['', 'nonsense']) {
    host.ledger = left;
    const { archive, keeper } = start();
    expect((await keeper.check()).kind).toBe('whole');
    await keeper.bringUp();
    expect(readLedger([host.ledger])).toMatchObject({ kind: 'known', ledger: { imports: [{}, {}] } });
    archive.close();
  }
});

test('D-10: a mark that did not reach the journal is said to have failed, and the next one brings it along', async () => {
  await lived();
  const { archive, keeper, flag } = start();
  await keeper.check();
  host.refuses = true;
  await expect(flag('b')).rejects.toMatchObject({ code: 'archive/not-journalled' });
  host.refuses = false;
  await flag('c');
  expect([...foldJournal([host.journal]).marks.keys()]).toEqual([chatKey('a'), chatKey('b'), chatKey('c')]);
  archive.close();
});

test('without a place for a ledger the archive works, and it is said', async () => {
  host.read = async () => undefined as never;
  const { archive, keeper, bring, flag } = start();
  expect(await keeper.check()).toEqual({ kind: 'fresh', ledger: 'unknown' });
  await bring(one);
  await flag('a');
  const condition = await start().keeper.check();
  expect(condition).toEqual({ kind: 'whole', ledger: 'unknown' });
  expect(isUsable(condition)).toBe(true);
  archive.close();
});
