import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConversationKey } from '../domain/keys';
import type { Instant } from '../domain/time';
import type { SourceReport } from '../import/contract/protocol';
import { type ArchiveCondition, compareWithLedger, isUsable, type StoreFacts } from './compare';
import { EMPTY_JOURNAL, foldJournal, printEntry } from './journal';
import {
  filesOf,
  type Ledger,
  type LedgerImport,
  type LedgerState,
  nextLedger,
  printLedger,
  readLedger,
} from './ledger';
import { printWitness, readWitness, type Witness, witnessOf } from './witness';

const AT = Date.UTC(2025, 2, 6) as Instant;
const anImport = (id: string): LedgerImport => ({
  id,
  at: AT,
  files: [{ name: `${id}.json`, bytes: 10, hashes: [`hash-${id}`], packed: false }],
  conversations: 2,
  messages: 9,
  bytes: 10,
});
const ledger = (differs: Partial<Ledger> = {}): Ledger => ({
  version: 1,
  written: 3,
  archiveId: 'A',
  revision: 5,
  imports: [anImport('i1'), anImport('i2')],
  ...differs,
});
const known = (differs: Partial<Ledger> = {}): LedgerState => ({ kind: 'known', ledger: ledger(differs) });
const held: Extract<StoreFacts, { kind: 'held' }> = {
  kind: 'held',
  archiveId: 'A',
  revision: 5,
  marksRevision: 4,
  imports: ['i1', 'i2'],
  hashes: ['hash-i1', 'hash-i2'],
  missing: [],
  sharedMissing: false,
  orphans: 0,
};
const none: Extract<StoreFacts, { kind: 'none' }> = { kind: 'none', dataLoss: false, shards: 0, emptied: 0 };
const flagged = (n: number) =>
  foldJournal([
    printEntry({
      kind: 'mark',
      n,
      at: AT,
      key: 'k' as ConversationKey,
      marks: { flagged: true, tags: [], notes: [] },
    }),
  ]);

const lostImports = (condition: ArchiveCondition) => 'loss' in condition && condition.loss.imports.map(({ id }) => id);

describe('D-09: what became of an archive whose ledger is gone as well', () => {
  const witness: Witness = { archiveId: 'A', revision: 5, imports: 2, conversations: 4, marksRevision: 4 };
  const compare = (facts: StoreFacts, differs: Partial<Witness> = {}, state: LedgerState = { kind: 'absent' }) =>
    compareWithLedger(state, EMPTY_JOURNAL, facts, { ...witness, ...differs });

  test.each(['absent', 'damaged', 'unknown'] as const)('nothing where a witness knows of imports (%s ledger)', kind => {
    const lost = compare(none, {}, { kind });
    expect(lost).toMatchObject({ kind: 'catalog-lost', how: 'not-there', loss: { isLedgerKnown: false, witness } });
    expect(lostImports(lost)).toEqual([]);
    expect(compare(none, { imports: 0 }, { kind }).kind).toBe('catalog-lost');
    expect(compare(none, { imports: 0, marksRevision: 0 }, { kind }).kind).toBe('fresh');
  });

  test('another archive, an older one and one without its marks are noticed', () => {
    expect(compare({ ...held, archiveId: 'B' })).toMatchObject({ kind: 'catalog-lost', how: 'other-archive' });
    expect(compare({ ...held, revision: 4 }).kind).toBe('behind');
    expect(compare({ ...held, marksRevision: 0 }).kind).toBe('marks-lost');
  });

  test('a witness that is behind is no loss, and none counts where there is a ledger', () => {
    expect(compare(held).kind).toBe('whole');
    expect(compare(held, { revision: 1, imports: 0, marksRevision: 0 }).kind).toBe('whole');
    expect(compare({ ...held, archiveId: 'B' }, {}, known({ archiveId: 'B' })).kind).toBe('whole');
    expect(compare(none, {}, known({ imports: [] })).kind).toBe('fresh');
  });

  test('it is read as it was written, and not at all where a bit of it is another', () => {
    const imports = [{ outcome: { added: 3 } }, { outcome: { added: 1 } }];
    const text = printWitness(witnessOf({ archiveId: 'A', revision: 5, marksRevision: 4, imports }));
    expect(readWitness(text)).toEqual(witness);
    expect(readWitness(text.replace('"imports":2', '"imports":0'))).toBeUndefined();
    expect(readWitness(undefined)).toBeUndefined();
  });
});

describe('D-09: what became of the archive', () => {
  test('nothing anywhere is a first start', () => {
    expect(compareWithLedger({ kind: 'absent' }, EMPTY_JOURNAL, none)).toEqual({ kind: 'fresh', ledger: 'kept' });
    expect(compareWithLedger({ kind: 'unknown' }, EMPTY_JOURNAL, none)).toEqual({ kind: 'fresh', ledger: 'unknown' });
    expect(compareWithLedger(known({ imports: [] }), EMPTY_JOURNAL, { ...none, dataLoss: true }).kind).toBe('fresh');
  });

  test('what the ledger says and nothing else is whole, and so is an archive whose ledger is behind, gone or damaged', () => {
    expect(compareWithLedger(known(), flagged(4), held)).toEqual({ kind: 'whole', ledger: 'kept' });
    expect(compareWithLedger(known({ revision: 3, imports: [] }), flagged(2), held).kind).toBe('whole');
    expect(compareWithLedger({ kind: 'absent' }, EMPTY_JOURNAL, held).kind).toBe('whole');
    expect(compareWithLedger({ kind: 'damaged' }, EMPTY_JOURNAL, held).kind).toBe('whole');
    expect(compareWithLedger({ kind: 'unknown' }, EMPTY_JOURNAL, held)).toEqual({ kind: 'whole', ledger: 'unknown' });
  });

  test('no catalog where a ledger names imports, or a journal holds marks, is a loss', () => {
    const lost = compareWithLedger(known(), flagged(4), none);
    expect(lost).toMatchObject({ kind: 'catalog-lost', how: 'not-there', loss: { marked: 1, isLedgerKnown: true } });
    expect(lostImports(lost)).toEqual(['i1', 'i2']);
    expect(compareWithLedger({ kind: 'absent' }, flagged(1), none).kind).toBe('catalog-lost');
    expect(compareWithLedger({ kind: 'unknown' }, flagged(1), none).kind).toBe('catalog-lost');
  });

  test('no catalog where rows survived is a loss, whatever the ledger says', () => {
    for (const state of [known({ imports: [] }), { kind: 'absent' }, { kind: 'damaged' }, { kind: 'unknown' }] as const)
      expect(compareWithLedger(state, EMPTY_JOURNAL, { ...none, shards: 2 })).toMatchObject({
        kind: 'catalog-lost',
        loss: { shards: 2 },
      });
  });

  test('rows that nobody named are what a crash left, unless the ledger is gone as well', () => {
    expect(compareWithLedger(known(), EMPTY_JOURNAL, { ...held, orphans: 1 }).kind).toBe('whole');
    expect(compareWithLedger({ kind: 'unknown' }, EMPTY_JOURNAL, { ...held, orphans: 1 }).kind).toBe('whole');
    expect(compareWithLedger({ kind: 'damaged' }, EMPTY_JOURNAL, { ...held, orphans: 1 })).toMatchObject({
      kind: 'catalog-lost',
      loss: { shards: 1, keptImports: 2 },
    });
  });

  test('what the browser threw away is a loss, also where nobody wrote down what it was', () => {
    const thrown = { ...none, dataLoss: true };
    expect(compareWithLedger(known(), EMPTY_JOURNAL, thrown)).toMatchObject({ how: 'data-loss' });
    expect(compareWithLedger({ kind: 'damaged' }, EMPTY_JOURNAL, thrown)).toMatchObject({
      kind: 'catalog-lost',
      loss: { imports: [], isLedgerKnown: false },
    });
  });

  test('another archive in its place is a loss of what it lacks', () => {
    const other = { ...held, archiveId: 'B', revision: 1, marksRevision: 0, imports: ['j1'], hashes: ['hash-i1'] };
    const lost = compareWithLedger(known(), EMPTY_JOURNAL, other);
    expect(lost).toMatchObject({ kind: 'catalog-lost', how: 'other-archive', loss: { keptImports: 1 } });
    expect(lostImports(lost)).toEqual(['i2']);
  });

  test('another archive that has everything was restored, and is whole', () => {
    const restored = { ...held, archiveId: 'B', imports: ['j1', 'j2'] };
    expect(compareWithLedger(known(), flagged(4), restored).kind).toBe('whole');
    expect(compareWithLedger(known(), flagged(9), restored).kind).toBe('catalog-lost');
  });

  test('an archive that is older than its ledger is behind', () => {
    const behind = compareWithLedger(known(), flagged(4), {
      ...held,
      revision: 4,
      imports: ['i1'],
      hashes: ['hash-i1'],
    });
    expect(behind).toMatchObject({ kind: 'behind', loss: { keptImports: 1 } });
    expect(lostImports(behind)).toEqual(['i2']);
  });

  test('what is being brought back stays lost until it is there, however many changes that takes', () => {
    const half = { ...held, revision: 9, imports: ['i1'], hashes: ['hash-i1'] };
    expect(compareWithLedger(known(), EMPTY_JOURNAL, half).kind).toBe('whole');
    const behind = compareWithLedger(known({ restoring: true }), EMPTY_JOURNAL, half);
    expect(behind.kind).toBe('behind');
    expect(lostImports(behind)).toEqual(['i2']);
    const back = { ...half, imports: ['i1', 'i7'], hashes: ['hash-i1', 'hash-i2'] };
    expect(compareWithLedger(known({ restoring: true }), EMPTY_JOURNAL, back).kind).toBe('whole');
  });

  test('imports without their rows are named', () => {
    const missing = compareWithLedger(known(), flagged(4), { ...held, missing: ['i2'] });
    expect(missing).toMatchObject({ kind: 'shards-missing', loss: { named: ['i2'], keptImports: 1 } });
    expect(lostImports(missing)).toEqual(['i2']);
    expect(compareWithLedger({ kind: 'unknown' }, EMPTY_JOURNAL, { ...held, sharedMissing: true }).kind).toBe(
      'shards-missing',
    );
  });

  test('marks that the journal has and the archive has not are lost marks', () => {
    expect(compareWithLedger(known(), flagged(4), { ...held, marksRevision: 0 })).toMatchObject({
      kind: 'marks-lost',
      loss: { marked: 1, keptImports: 2 },
    });
  });

  test('what a later version wrote, the archive or the ledger, is left alone', () => {
    expect(compareWithLedger(known(), EMPTY_JOURNAL, { kind: 'newer' }).kind).toBe('newer');
    expect(compareWithLedger({ kind: 'newer' }, EMPTY_JOURNAL, none).kind).toBe('newer');
    expect(compareWithLedger(known(), EMPTY_JOURNAL, { kind: 'unavailable' }).kind).toBe('unavailable');
  });

  test('whatever is lost of a known archive, it is never taken for a first start or a whole one', () => {
    const anyLoss = fc.oneof(
      fc.record({ kind: fc.constant('none' as const), dataLoss: fc.boolean(), shards: fc.nat(3), emptied: fc.nat(3) }),
      fc.nat(4).map((revision): StoreFacts => ({ ...held, revision })),
      fc.subarray(['i1', 'i2'], { minLength: 1 }).map((missing): StoreFacts => ({ ...held, missing })),
      fc.nat(3).map((marksRevision): StoreFacts => ({ ...held, marksRevision })),
      fc
        .subarray(['hash-i1', 'hash-i2'], { maxLength: 1 })
        .map((hashes): StoreFacts => ({ ...held, archiveId: 'B', hashes })),
    );
    fc.assert(
      fc.property(anyLoss, facts => {
        expect(isUsable(compareWithLedger(known(), flagged(4), facts))).toBe(false);
      }),
    );
  });
});

describe('the ledger', () => {
  test('the latest of two copies that is whole counts', () => {
    const older = printLedger(ledger({ written: 3 }));
    const newer = printLedger(ledger({ written: 4, revision: 6 }));
    expect(readLedger([newer, older])).toMatchObject({ ledger: { revision: 6 } });
    expect(readLedger([newer.slice(0, -9), older])).toMatchObject({ ledger: { revision: 5 } });
    expect(readLedger([newer.replace('"i2"', '"i9"'), ''])).toEqual({ kind: 'damaged' });
    expect(readLedger(['', ''])).toEqual({ kind: 'absent' });
  });

  test('any copy that is torn anywhere, or has a flipped bit, is not taken for a ledger', () => {
    const whole = new TextEncoder().encode(printLedger(ledger()));
    for (let end = 1; end < whole.length; end++)
      expect(readLedger([new TextDecoder().decode(whole.slice(0, end))]).kind).toBe('damaged');
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(7), (at, bit) => {
        const flipped = whole.slice();
        flipped[at] = (flipped[at] as number) ^ (1 << bit);
        expect(['damaged', 'absent']).toContain(readLedger([new TextDecoder().decode(flipped)]).kind);
      }),
      { numRuns: 1000 },
    );
  });

  test('one that a later version wrote is told from a damaged one', () => {
    expect(readLedger([printLedger({ ...ledger(), version: 2 as never })])).toEqual({ kind: 'newer' });
  });

  const report = (file: string, differs: Partial<SourceReport> = {}): SourceReport => ({
    source: file,
    file,
    bytes: 10,
    hash: `hash of ${file}`,
    shapes: {},
    records: 2,
    rejected: 0,
    explained: 0,
    findings: [],
    findingCounts: {},
    ...differs,
  });

  test('files are those that were given: what is packed in one is one, what holds no record is none', () => {
    const reports = [
      report('a.json'),
      report('m1.json', { source: 's', inside: 'b.zip' }),
      report('m2.json', { source: 's', inside: 'b.zip' }),
      report('picture.png', { records: 0 }),
    ];
    expect(filesOf(reports, [{ id: 's', name: 'mail/b.zip', bytes: 99 }])).toEqual([
      { name: 'a.json', bytes: 10, hashes: ['hash of a.json'], packed: false },
      { name: 'mail/b.zip', bytes: 99, hashes: ['hash of m1.json', 'hash of m2.json'], packed: true },
    ]);
  });

  test('what was known of an import stays known when the ledger is written again', () => {
    const imported = { id: 'i', at: AT, files: [report('a.json')], conversations: 2, messages: 9, bytes: 5 };
    const archive = { archiveId: 'A', revision: 1, imports: [imported] };
    const knowledge = new Map([['i', { account: 'shop', sources: [{ id: 'a.json', name: 'x/a.json', bytes: 10 }] }]]);
    const first = nextLedger(undefined, archive, knowledge);
    expect(first.imports[0]).toMatchObject({ account: 'shop', files: [{ name: 'x/a.json' }] });
    const second = nextLedger(first, { ...archive, revision: 2 }, new Map());
    expect(second).toEqual({ ...first, revision: 2, written: 2 });
    expect(nextLedger(second, { ...archive, revision: 3, imports: [] }, new Map()).imports).toEqual([]);
    expect(readLedger([printLedger(second)])).toEqual({ kind: 'known', ledger: second });
  });
});
