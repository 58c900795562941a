import { freshDatabases, TestArchive } from './archive';
import type { InventedFile } from './invented';

const line = (n: number, text: string) => ({ n, by: n % 2 === 0 ? 'visitor' : 'agent Mira', text });

/** Small, and with all there is: repetitions, copies that differ, a note that joins, a record nobody could read. */
export const FILES: readonly InventedFile[] = [
  {
    name: 'first.json',
    records: [
      { chat: 'a', lines: [line(0, 'where is my refund'), line(1, 'nr 1 is on its way')], startedAt: 1000 },
      { chat: 'b', lines: [line(0, 'parcel lost')], startedAt: 2000, offers: ['t1'], disposition: 'solved' },
      { chat: 'c', lines: [line(0, 'hello')], startedAt: 3000, finding: 'engine/windows-1252' },
      { note: 'nobody can read this' },
    ],
  },
  {
    name: 'second.json',
    records: [
      {
        chat: 'a',
        lines: [line(0, 'where is my refund'), line(1, 'nr 1 is on its way'), line(2, 'thanks')],
        startedAt: 1000,
      },
      { chat: 'd', lines: [line(0, 'refund of a parcel')], startedAt: 4000, disposition: 'solved' },
      { chat: 'c', lines: [line(0, 'hello')], startedAt: 3000, finding: 'engine/windows-1252' },
    ],
  },
  {
    name: 'third.json',
    records: [
      { seeks: 't1', note: 'call back' },
      { chat: 'e', lines: [line(0, 'refund')], startedAt: 5000 },
    ],
  },
];

/** An archive of these files, with marks, and its databases. */
export async function prepared(): Promise<object> {
  const factory = freshDatabases();
  const archive = new TestArchive('p');
  for (const file of FILES) await archive.import([file]);
  const { hits } = await archive.reader.search({ text: '', sort: [], offset: 0, limit: 100 });
  for (const [nth, { head }] of hits.entries())
    if (nth < 3) await archive.mark(head.key, { kind: 'flag', flagged: true });
  archive.close();
  return factory;
}
