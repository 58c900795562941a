import { expect, test } from 'vitest';
import { freshDatabases, TestArchive } from './testing/archive';
import { flipped, numbersFrom, rowsIn } from './testing/flips';

const never = new AbortController().signal;

async function search({ reader }: TestArchive, text: string) {
  const { hits, incomplete } = await reader.search({ text, sort: [], offset: 0, limit: 100 });
  return { keys: hits.map(({ head }) => head.vendorId).sort(), incomplete };
}

test('D-09: a damaged chunk of the index makes no answer shorter, is said, and is built again by itself', {
  timeout: 60_000,
}, async () => {
  const factory = freshDatabases();
  const written = new TestArchive('w');
  const records = Array.from({ length: 6 }, (_, n) => ({
    chat: `${n}`,
    lines: [{ n: 0, by: 'visitor', text: n % 2 === 0 ? 'where is my refund' : 'parcel' }],
  }));
  await written.import([{ name: 'a.json', records }]);
  written.close();

  // every row of the index in turn: its head and each of its chunks
  for (let nth = 0; ; nth++) {
    const row = rowsIn(factory).filter(({ table }) => table === 'index')[nth];
    if (row === undefined) {
      expect(nth).toBeGreaterThan(2);
      break;
    }
    row.set(flipped(row.value, numbersFrom(nth)));
    const archive = new TestArchive(`r${nth}`);
    const truth = ['0', '2', '4'];
    // a row that this question does not need is not looked at
    const first = await search(archive, 'refund');
    expect(first.keys).toEqual(truth);
    expect((await search(archive, '"my refund"')).keys).toEqual(truth);
    expect((await search(archive, 'ref')).keys).toEqual(truth);
    const { incomplete } = await search(archive, 'refund');
    expect(incomplete).toEqual({ undecided: 0, unindexed: 6 });
    expect((await archive.reader.overview()).unindexed).toBe(6);

    while (await archive.writer.maintain(never));
    expect(await search(archive, 'refund')).toEqual({ keys: truth, incomplete: undefined });
    expect((await archive.reader.overview()).unindexed).toBe(0);
    archive.close();
  }
});
