import { expect, test } from 'vitest';
import type { CheckReport, RepairReport } from '../contract/api';
import { freshDatabases, switchDatabases, TestArchive } from '../testing/archive';
import { flipped, kindOf, numbersFrom, rowsIn, type StoredRow } from '../testing/flips';
import { FILES, prepared } from '../testing/spoiled';

const never = new AbortController().signal;
const check = ({ writer }: TestArchive): Promise<CheckReport> => writer.check(() => undefined, never);
const repair = ({ writer }: TestArchive): Promise<RepairReport> => writer.repair(() => undefined, never);

/** Everything that can be seen of the archive in use, the marks as well. */
async function seen(archive: TestArchive): Promise<string> {
  const { flagged } = await archive.reader.markCounts();
  const found = await archive.reader.counts(['refund', 'outcome:solved', 'thanks', 'note:*']);
  return `${flagged} ${found.join(' ')} ${await archive.dump()}`;
}

/** Spoils every row of the kinds in question, one after another, each in an archive of its own, and repairs it. */
async function spoilEach(
  chosen: (row: StoredRow) => boolean,
  spoil: (row: StoredRow, next: (below: number) => number) => void,
): Promise<readonly string[]> {
  await prepared();
  const untouched = new TestArchive('u');
  const truth = await seen(untouched);
  untouched.close();
  const wrong: string[] = [];
  const next = numbersFrom(3);
  for (let nth = 0; ; nth++) {
    const factory = await prepared();
    const row = oneOfEachKind(rowsIn(factory).filter(chosen))[nth];
    if (row === undefined) break;
    spoil(row, next);
    const archive = new TestArchive('r');
    const name = `${row.table} ${row.key}`;
    try {
      const { lost, lostMarks } = await repair(archive);
      if (lost.length === 0 && lostMarks === 0 && (await seen(archive)) !== truth) wrong.push(`${name}: not as before`);
      if ((await check(archive)).damaged > 0) wrong.push(`${name}: still damaged`);
      for (const file of lost.length === 0 ? [] : FILES) await archive.import([file]);
      if (lost.length > 0 && (await seen(archive)) !== truth) wrong.push(`${name}: not as before with its files`);
    } catch (error) {
      wrong.push(`${name}: ${String(error)} ${error instanceof Error ? JSON.stringify(error) : ''}`);
    }
    archive.close();
  }
  return wrong;
}

/** All of them in a long run: LECTERN_FLIPS is set then. */
function oneOfEachKind(rows: readonly StoredRow[]): readonly StoredRow[] {
  const kinds = new Set<string>();
  const isNew = (row: StoredRow) => !kinds.has(kindOf(row)) && kinds.add(kindOf(row)).size > 0;
  return process.env.LECTERN_FLIPS === undefined ? rows.filter(isNew) : rows;
}

const inCatalog = ({ database }: StoredRow) => database.startsWith('lectern-catalog-');
const inShard = ({ database }: StoredRow) => database.startsWith('lectern-shard-');

test('D-09: whatever row of a shard is damaged, a repair and the files bring everything back', {
  timeout: 180_000,
}, async () => {
  expect(await spoilEach(inShard, (row, next) => row.set(flipped(row.value, next)))).toEqual([]);
});

test('D-09: so it is with the rows of the catalog', { timeout: 180_000 }, async () => {
  expect(await spoilEach(inCatalog, (row, next) => row.set(flipped(row.value, next)))).toEqual([]);
});

test('D-09: and with rows that are gone', { timeout: 180_000 }, async () => {
  expect(
    await spoilEach(
      row => inCatalog(row) || inShard(row),
      row => row.remove(),
    ),
  ).toEqual([]);
});

test('D-09: what stores say of themselves is looked at, and written again as it was', { timeout: 60_000 }, async () => {
  const before = rowsIn(await prepared()).filter(({ table }) => table === 'manifests');
  expect(before.length).toBeGreaterThan(4);
  for (const [nth, { value }] of before.entries()) {
    const factory = await prepared();
    const row = () => rowsIn(factory).filter(({ table }) => table === 'manifests')[nth];
    if (nth % 2 === 0) row()?.set(flipped(row()?.value, numbersFrom(nth)));
    else row()?.remove();
    const archive = new TestArchive('m');
    expect((await check(archive)).found).toEqual([{ kind: 'manifests', rows: 1, conversations: 0 }]);
    expect(await repair(archive)).toMatchObject({ damaged: 1, lost: [] });
    expect((await check(archive)).damaged).toBe(0);
    expect(row()?.value).toEqual(value);
    archive.close();
  }
});

test('what is lost is named by its file and its records', { timeout: 60_000 }, async () => {
  const factory = freshDatabases();
  const archive = new TestArchive();
  const records = Array.from({ length: 30 }, (_, n) => ({
    chat: `${n}`,
    lines: [{ n: 0, by: 'visitor', text: 'x'.repeat(20_000) }],
  }));
  await archive.import([{ name: 'big.json', records }]);
  const blocks = rowsIn(factory).filter(({ table }) => table === 'blocks');
  expect(blocks.length).toBeGreaterThan(3);
  blocks[1]?.remove();
  const found = await check(archive);
  expect(found.found).toMatchObject([{ kind: 'originals', rows: 1, conversations: 8, files: ['big.json'] }]);
  const report = await repair(archive);
  expect(report).toMatchObject({ damaged: 1, imports: 1, lost: [{ file: 'big.json', from: 8, to: 15 }] });
  expect(await archive.reader.overview()).toMatchObject({ conversations: 22, imports: 1 });
  await archive.import([{ name: 'big.json', records }]);
  expect(await archive.reader.overview()).toMatchObject({ conversations: 30 });
  archive.close();
});

test('a conversation whose longest copy is lost is what the other copies tell', { timeout: 60_000 }, async () => {
  const factory = freshDatabases();
  const archive = new TestArchive();
  const lines = ['one', 'two', 'three'].map((text, n) => ({ n, by: 'visitor', text }));
  for (const length of [1, 2, 3])
    await archive.import([{ name: `${length}.json`, records: [{ chat: 'a', lines: lines.slice(0, length) }] }]);
  expect(await archive.reader.overview()).toMatchObject({ conversations: 1, messages: 3 });
  archive.close();
  const rows = rowsIn(factory);
  const longest = rows
    .filter(({ table }) => table === 'segments')
    .find(
      ({ value }) => (value as { readonly kind: string; readonly order: number }).kind === 'import' && isLast(value),
    );
  longest?.set(flipped(longest.value, () => 0));
  rows.find(({ table, key }) => table === 'blocks' && key.startsWith(`${longest?.key} `))?.remove();
  const again = new TestArchive('r');
  await repair(again);
  expect(await again.reader.overview()).toMatchObject({ conversations: 1, messages: 2 });
  expect((await check(again)).damaged).toBe(0);
  again.close();

  function isLast(value: unknown): boolean {
    const orders = rows.flatMap(({ table, value: row }) =>
      table === 'segments' && (row as { readonly kind: string }).kind === 'import'
        ? [(row as { readonly order: number }).order]
        : [],
    );
    return (value as { readonly order: number }).order === Math.max(...orders);
  }
});

test('a whole archive is left as it is, and a repair that is stopped leaves it whole', {
  timeout: 60_000,
}, async () => {
  const factory = await prepared();
  const archive = new TestArchive('w');
  const before = await seen(archive);
  expect(await check(archive)).toMatchObject({ damaged: 0, found: [] });
  expect(await repair(archive)).toEqual({ damaged: 0, imports: 0, lost: [], lostMarks: 0 });
  expect(await seen(archive)).toBe(before);
  const control = new AbortController();
  control.abort();
  await expect(archive.writer.repair(() => undefined, control.signal)).rejects.toThrow();
  expect(await seen(archive)).toBe(before);
  archive.close();
  switchDatabases(factory as never);
});

test('imports, undos and marks go on while an import is set aside, and so does taking it back', {
  timeout: 60_000,
}, async () => {
  const factory = await prepared();
  const [row] = rowsIn(factory).filter(({ table }) => table === 'segments');
  const segment = row?.value as { readonly id: string; readonly docs: Uint8Array };
  const docs = segment.docs.slice();
  docs[40] = (docs[40] ?? 0) ^ 4;
  row?.set({ ...segment, docs });
  const archive = new TestArchive('g');
  const { damaged, imports } = await archive.reader.overview();
  expect([damaged?.imports, imports]).toEqual([1, 3]);
  expect((await archive.reader.imports()).map(each => each.damaged === true)).toEqual([false, false, true]);
  const more = { name: 'more.json', records: [{ chat: 'z', lines: [{ n: 0, by: 'visitor', text: 'zebra' }] }] };
  const outcome = await archive.import([more]);
  expect(outcome.kind).toBe('done');
  expect((await archive.reader.search({ text: 'zebra', sort: [], offset: 0, limit: 5 })).total).toBe(1);
  await archive.undo(outcome.kind === 'done' ? outcome.record.id : '');
  await archive.undo(segment.id);
  expect((await archive.reader.overview()).damaged).toBeUndefined();
  const left = await archive.dump();
  archive.close();

  freshDatabases();
  const other = new TestArchive('p');
  for (const file of FILES.slice(1)) await other.import([file]);
  expect(left).toBe(await other.dump());
  other.close();
});
