import { AsyncLocalStorage } from 'node:async_hooks';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import type { Instant } from '#shared/domain/time';
import { anyChange } from '#shared/marks/arbitrary.fixture';
import { changeMarks, type MarksChange } from '#shared/marks/change';
import { type Marks, NO_MARKS } from '#shared/marks/marks';
import { LONG, runs } from '#shared/testing/runs';
import { openMarks } from './storage/tables/marks-store';
import { everythingStored, freshDatabases, marksStored, rawCatalog, rawMarks, TestArchive } from './testing/archive';
import { files, steps } from './testing/generated';
import { chatKey } from './testing/invented';
import { walk } from './testing/walk';

const START = 1_700_000_000_000 as Instant;
const chat = (name: string) => ({ chat: name, lines: [{ n: 0, by: 'visitor', text: `hello ${name}`, at: START }] });
const file = { name: 'a.json', records: [chat('1'), chat('2'), chat('3')] };
const flag: MarksChange = { kind: 'flag', flagged: true };
const tag = (name: string): MarksChange => ({ kind: 'tag', tag: name });
const note: MarksChange = { kind: 'note', note: { id: 'n1', text: 'call back on Monday', at: START } };

let archive: TestArchive;
beforeEach(() => {
  freshDatabases();
  archive = new TestArchive();
});

const count = async (text: string) => (await archive.reader.counts([text]))[0];

async function importedId(): Promise<string> {
  const outcome = await archive.import([file]);
  if (outcome.kind !== 'done') throw new TypeError(outcome.kind);
  return outcome.record.id;
}

test('no import, undo or repetition touches a mark, and each is found where its conversation is', LONG, async () => {
  await fc.assert(
    fc.asyncProperty(files, steps, async (invented, way) => {
      freshDatabases();
      const walked = new TestArchive();
      await walk(walked, invented, way);
      const expected = new Map<string, Marks>();
      for (const step of way) {
        if (step.kind !== 'mark') continue;
        const before = expected.get(chatKey(step.chat)) ?? NO_MARKS;
        expected.set(chatKey(step.chat), changeMarks(before, step.change).marks);
      }
      for (const [key, marks] of await marksStored()) expect(marks).toEqual(expected.get(key));
      const { hits } = await walked.reader.search({ text: '', sort: [], offset: 0, limit: 100 });
      for (const { head, marks = NO_MARKS } of hits) expect(marks).toEqual(expected.get(head.key) ?? NO_MARKS);
      walked.close();
    }),
    { numRuns: runs(15) },
  );
});

test('marks of a conversation that is gone are kept, counted, and there again with it', async () => {
  const id = await importedId();
  await archive.mark(chatKey('1'), flag);
  await archive.mark(chatKey('2'), tag('coaching'));
  await archive.mark(chatKey('2'), note);
  expect(await archive.reader.markCounts()).toMatchObject({ flagged: 1, notReviewed: 3, orphaned: 0 });

  await archive.undo(id);
  expect(await archive.reader.markCounts()).toMatchObject({ flagged: 0, notReviewed: 0, orphaned: 2 });
  expect(await count('is:flagged')).toBe(0);
  expect((await archive.reader.marks(chatKey('2'))).tags).toEqual(['coaching']);

  await importedId();
  expect(await archive.reader.markCounts()).toMatchObject({ flagged: 1, notReviewed: 3, orphaned: 0 });
  expect(await archive.reader.counts(['is:flagged', 'tag:coaching', 'note:monday', 'note:tuesday'])).toEqual([
    1, 1, 1, 0,
  ]);
});

test('a change is seen by the next question, with what takes it back', async () => {
  await importedId();
  expect(await count('-is:reviewed')).toBe(3);
  const { undo } = await archive.mark(chatKey('3'), { kind: 'review', at: START });
  expect(await count('-is:reviewed')).toBe(2);
  if (undo === undefined) throw new TypeError('nothing changed');
  await archive.mark(chatKey('3'), undo);
  expect(await count('-is:reviewed')).toBe(3);
  expect(await archive.mark(chatKey('3'), undo)).toMatchObject({ marks: NO_MARKS });
  expect((await archive.mark(chatKey('3'), undo)).undo).toBeUndefined();
});

test('marking loads nothing anew and leaves the revision of the archive alone', async () => {
  await importedId();
  await count('hello');
  const before = archive.revisions.length;
  const catalog = await rawCatalog();
  const state = await catalog.state.get('archive');
  for (const change of [flag, note, tag('late')]) await archive.mark(chatKey('1'), change);
  expect(await count('note:call hello')).toBe(1);
  expect(archive.revisions).toHaveLength(before);
  expect(await catalog.state.get('archive')).toEqual(state);
  catalog.close();
});

test('tags alike but for their case are one value, under the spelling that is used most', async () => {
  await importedId();
  await archive.mark(chatKey('1'), tag('coaching'));
  await archive.mark(chatKey('2'), tag('Coaching'));
  await archive.mark(chatKey('3'), tag('Coaching'));
  await archive.mark(chatKey('3'), tag('late'));
  const { facets } = await archive.reader.facets({ text: '', keys: ['tag'] });
  expect(facets).toEqual([
    {
      key: 'tag',
      values: [
        { value: 'Coaching', count: 3 },
        { value: 'late', count: 1 },
      ],
      distinct: 2,
      without: 0,
    },
  ]);
  expect(await archive.reader.values('tag', 'co', 5)).toEqual([{ value: 'Coaching', count: 3 }]);
  await archive.mark(chatKey('3'), flag);
  expect(await archive.reader.values('is', 'fla', 5)).toEqual([{ value: 'flagged', count: 1 }]);
});

test('two windows that mark at once both have their way', async () => {
  await importedId();
  const other = new TestArchive('w');
  await Promise.all([archive.mark(chatKey('1'), tag('one')), other.mark(chatKey('1'), tag('two'))]);
  await Promise.all([archive.mark(chatKey('2'), flag), other.mark(chatKey('1'), flag)]);
  archive.reader.expectMarks(4);
  expect((await archive.reader.marks(chatKey('1'))).tags).toEqual(['one', 'two']);
  expect(await count('is:flagged')).toBe(2);
  other.close();
});

test('a mark does not wait for an import, and an import not for a mark', async () => {
  await importedId();
  const control = new AbortController();
  const { port1, port2 } = new MessageChannel();
  const running = archive.writer.import(port1, { now: START }, () => undefined, control.signal);
  await archive.mark(chatKey('1'), flag);
  expect(await count('is:flagged')).toBe(1);
  control.abort();
  expect((await running).kind).toBe('cancelled');
  port2.close();
});

test('erasing takes the marks too, also out of memory, and what is marked then is new', async () => {
  await importedId();
  await archive.mark(chatKey('1'), note);
  await archive.mark(chatKey('2'), flag);
  expect(await count('has:note')).toBe(1);
  await archive.writer.erase();
  await importedId();
  await archive.mark(chatKey('2'), flag);
  expect(await archive.reader.counts(['has:note', 'is:flagged'])).toEqual([0, 1]);
  expect(await archive.reader.markCounts()).toMatchObject({ flagged: 1, notReviewed: 3, orphaned: 0 });
  expect((await marksStored()).size).toBe(1);
});

test('D-16: a mark that another window sets while marks are erased is not lost, whenever it is set', async () => {
  await importedId();
  await archive.mark(chatKey('1'), note);
  const other = new TestArchive('o');
  await other.mark(chatKey('2'), flag);
  const asking = new AsyncLocalStorage<string>();
  const databases = indexedDB.databases.bind(indexedDB);
  const open = indexedDB.open.bind(indexedDB);
  const marking: Promise<unknown>[] = [];
  const set = () => {
    // only what erases is an occasion: marking itself looks and opens as well
    if (asking.getStore() !== 'erase') return;
    const key = chatKey(`m${marking.length}`);
    marking.push(asking.run('mark', () => other.mark(key, flag)));
    return marking.at(-1);
  };
  indexedDB.databases = async () => {
    // as much time as it takes, unless it has to wait until the erasing is over
    await Promise.race([set(), turns(60)]);
    return databases();
  };
  indexedDB.open = (...name) => {
    void set();
    return open(...name);
  };
  await asking.run('erase', () => archive.writer.erase({ kind: 'conversations', keys: [chatKey('1')] }));
  indexedDB.databases = databases;
  indexedDB.open = open;
  await Promise.all(marking);
  const stored = await marksStored();
  expect([...stored.keys()].toSorted()).toEqual(
    [chatKey('2'), ...marking.map((_, nth) => chatKey(`m${nth}`))].toSorted(),
  );
  expect(marking.length).toBeGreaterThan(8);
  other.close();
});

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise(next => setImmediate(next));
}

test('what is not a mark is never stored', async () => {
  const broken: MarksChange = { kind: 'evaluate', evaluation: 101 };
  await expect(archive.mark(chatKey('1'), broken)).rejects.toThrow();
  await expect(archive.mark(chatKey('1'), { ...note, note: { ...note.note, text: '' } })).rejects.toThrow();
  expect((await marksStored()).size).toBe(0);
});

test('marks that a later version wrote are left as they are', async () => {
  await archive.mark(chatKey('1'), flag);
  const store = await rawMarks();
  await store.state.update('marks', { format: 2 });
  store.close();
  expect(await openMarks()).toEqual({ ok: false, problem: { code: 'archive/newer-archive' } });
});

test('what is in memory is what was written, whatever was marked in whatever order', LONG, async () => {
  await importedId();
  const step = fc.tuple(fc.constantFrom('1', '2', '3', '4'), anyChange, fc.boolean());
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async way => {
      for (const [name, change, looksBetween] of way) {
        await archive.mark(chatKey(name), change);
        if (looksBetween) await archive.reader.markCounts();
      }
      const stored = await marksStored();
      for (const name of ['1', '2', '3', '4'])
        expect(await archive.reader.marks(chatKey(name))).toEqual(stored.get(chatKey(name)) ?? NO_MARKS);
    }),
    { numRuns: runs(15) },
  );
});

test('words find own notes and tags from the moment they are written, and show them', async () => {
  await importedId();
  expect([await count('monday'), await count('coaching')]).toEqual([0, 0]);
  await archive.mark(chatKey('1'), note);
  await archive.mark(chatKey('2'), tag('coaching'));
  expect([
    await count('monday'),
    await count('coach'),
    await count('anywhere:monday'),
    await count('said:monday'),
  ]).toEqual([1, 1, 1, 0]);
  expect(await count('hello -monday')).toBe(2);
  const { hits } = await archive.reader.search({ text: 'monday', sort: [], offset: 0, limit: 5 });
  expect(hits.map(({ head, area, excerpt, hitCount }) => [head.key, area, excerpt?.text, hitCount])).toEqual([
    [chatKey('1'), 'ownNote', 'call back on Monday', 1],
  ]);
  expect(hits[0]?.excerpt?.marks).toEqual([{ start: 13, end: 19 }]);
});

test('D-16: an undo of another window does not write a note of an erased conversation back', async () => {
  await importedId();
  const { undo = flag, revision } = await archive.mark(chatKey('1'), note);
  const { undo: redo = flag, revision: since } = await archive.mark(chatKey('1'), undo, revision);
  await archive.writer.erase({ kind: 'conversations', keys: [chatKey('1')] });
  expect(await archive.mark(chatKey('1'), redo, since)).toMatchObject({ marks: NO_MARKS, outdated: true });
  expect(await marksStored()).toEqual(new Map());
  expect(await everythingStored()).not.toContain('call back on Monday');

  // what is marked from then on can be taken back again
  const later = await archive.mark(chatKey('2'), flag);
  expect((await archive.mark(chatKey('2'), { kind: 'flag', flagged: false }, later.revision)).outdated).toBeUndefined();

  const { revision: before } = await archive.mark(chatKey('2'), note);
  await archive.writer.erase({ kind: 'everything' });
  expect((await archive.mark(chatKey('2'), note, before)).outdated).toBe(true);
  expect(await marksStored()).toEqual(new Map());
});
