import { expect, test } from 'vitest';
import type { ConversationKey, ItemKey } from '#shared/domain/keys';
import { fakeMarks, fakeStore, NOW } from '../testing/archive.fixture';

const key = (name: string) => `vcc-live:1:${name}` as ConversationKey;

test('every change of own marks is taken back in turn, and done again', async () => {
  const marks = fakeMarks();
  const { getState } = fakeStore({ ...marks });
  const note = { id: 'n1', text: 'Kind.', at: NOW, item: '3' as ItemKey };
  await getState().mark(key('1'), { kind: 'flag', flagged: true });
  await getState().mark(key('1'), { kind: 'review', at: NOW });
  await getState().mark(key('2'), { kind: 'tag', tag: 'refund' });
  await getState().mark(key('2'), { kind: 'note', note });
  await getState().mark(key('2'), { kind: 'note', note: { ...note, text: 'Kinder.' } });
  await getState().mark(key('2'), { kind: 'evaluate', evaluation: 80 });
  const after = [await marks.marks(key('1')), await marks.marks(key('2'))];

  await getState().undoMark();
  await getState().undoMark();
  expect(await marks.marks(key('2'))).toEqual({ flagged: false, tags: ['refund'], notes: [note] });
  expect(getState().notice).toMatchObject({ kind: 'mark-undone', what: 'note', key: key('2') });
  for (let times = 0; times < 10; times++) await getState().undoMark();
  for (const name of ['1', '2']) expect(await marks.marks(key(name))).toEqual({ flagged: false, tags: [], notes: [] });

  for (let times = 0; times < 10; times++) await getState().redoMark();
  expect([await marks.marks(key('1')), await marks.marks(key('2'))]).toEqual(after);
});

test('a new change ends what could be done again, and fifty are remembered', async () => {
  const marks = fakeMarks();
  const { getState } = fakeStore({ ...marks });
  for (let n = 0; n < 60; n++) await getState().mark(key('1'), { kind: 'evaluate', evaluation: n });
  expect(getState().undoable).toHaveLength(50);
  // as fast as the keys come
  await Promise.all(Array.from({ length: 50 }, () => getState().undoMark()));
  expect((await marks.marks(key('1'))).evaluation).toBe(9);
  expect(getState().redoable).toHaveLength(50);
  await getState().mark(key('1'), { kind: 'flag', flagged: true });
  expect(getState().redoable).toHaveLength(0);
});

test('what was taken back out of its turn is not taken back twice', async () => {
  const marks = fakeMarks();
  const { getState } = fakeStore({ ...marks });
  await getState().mark(key('1'), { kind: 'tag', tag: 'refund' });
  await getState().mark(key('1'), { kind: 'untag', tag: 'refund' });
  const { notice } = getState();
  if (notice?.kind !== 'mark-removed') throw new Error('nothing is told');
  await getState().takeBack({ key: notice.key, change: notice.undo, since: notice.since });
  expect((await marks.marks(key('1'))).tags).toEqual(['refund']);
  await getState().undoMark();
  expect((await marks.marks(key('1'))).tags).toEqual([]);
});

test('a step that cannot be kept stays to be tried again', async () => {
  const marks = fakeMarks();
  let full = false;
  const { getState } = fakeStore({
    ...marks,
    mark: (of, change) => (full ? Promise.reject(new Error('full')) : marks.mark(of, change)),
  });
  await getState().mark(key('1'), { kind: 'flag', flagged: true });
  full = true;
  await getState().undoMark();
  expect(getState().undoable).toHaveLength(1);
  full = false;
  await getState().undoMark();
  expect((await marks.marks(key('1'))).flagged).toBe(false);
});

test('what another window has erased cannot be undone back, and no step of it is left', async () => {
  const marks = fakeMarks();
  let erased = false;
  const { getState } = fakeStore({
    ...marks,
    mark: async (of, change, since) =>
      erased && since !== undefined
        ? { marks: await marks.marks(of), revision: 9, outdated: true }
        : marks.mark(of, change),
  });
  await getState().mark(key('1'), { kind: 'flag', flagged: true });
  await getState().mark(key('1'), { kind: 'tag', tag: 'refund' });
  await getState().undoMark();
  erased = true;
  await getState().undoMark();
  expect(getState()).toMatchObject({ undoable: [], redoable: [] });
});
