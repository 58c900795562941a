import { expect, test } from 'vitest';
import type { ConversationKey, ItemKey } from '#shared/domain/keys';
import { isMarked } from '#shared/marks/marks';
import type { Archive } from '../../archive/contract/api';
import { hitAt, shownResults } from '../search/search-slice';
import { followArchive } from '../store';
import { fakeConversation, fakeHit, fakeMarks, fakeStore, NOW } from '../testing/archive.fixture';

const key = (name: string) => `vcc-live:1:${name}` as ConversationKey;
const nameOf = (conversation: string) => conversation.split(':')[2] ?? '';
const settle = () => new Promise(resolve => setTimeout(resolve));

/** Five conversations, of which `-is:reviewed` finds those that are not. */
async function listed(differs: Partial<Archive> = {}) {
  const marks = fakeMarks();
  const archive = {
    ...marks,
    conversation: async (asked: ConversationKey) => fakeConversation(nameOf(asked)),
    search: async ({ text }: { readonly text: string }) => {
      const all = await Promise.all(
        ['0', '1', '2', '3', '4'].map(async name => ({ ...fakeHit(name), marks: await marks.marks(key(name)) })),
      );
      const hits = all.filter(hit => text !== '-is:reviewed' || hit.marks.reviewedAt === undefined);
      return {
        total: hits.length,
        tookMs: 1,
        hits: hits.map(({ marks: own, ...hit }) => (isMarked(own) ? { ...hit, marks: own } : hit)),
      };
    },
    ...differs,
  };
  const store = fakeStore(archive);
  const stop = followArchive(store, {
    onChange: () => () => undefined,
    onCondition: () => () => undefined,
    onMarks: marks.onMarks,
  });
  await settle();
  return { store, marks, stop };
}

test('the marks of what is open are known, and change with a press', async () => {
  const { store } = await listed();
  await store.getState().openConversation(key('2'));
  await settle();
  expect(store.getState().marks.get(key('2'))?.flagged).toBe(false);
  await store.getState().flipFlag();
  await store.getState().flipReviewed();
  expect(store.getState().marks.get(key('2'))).toMatchObject({ flagged: true, reviewedAt: NOW });
  await store.getState().flipReviewed();
  expect(store.getState().marks.get(key('2'))).toEqual({ flagged: true, tags: [], notes: [] });
});

test('a press while the next conversation is still being read counts for it, and each press for what the one before left', async () => {
  const reads = new Map<ConversationKey, () => void>();
  const { store, marks } = await listed({
    conversation: async asked => {
      await new Promise<void>(read => reads.set(asked, read));
      return fakeConversation(nameOf(asked));
    },
  });
  void store.getState().openConversation(key('1'));
  reads.get(key('1'))?.();
  await settle();
  void store.getState().openConversation(key('2'));
  await store.getState().flipFlag();
  void store.getState().flipReviewed();
  await store.getState().flipReviewed();
  expect(await marks.marks(key('1'))).toMatchObject({ flagged: false });
  reads.get(key('2'))?.();
  await settle();
  expect(store.getState().marks.get(key('2'))).toEqual({ flagged: true, tags: [], notes: [] });
});

test('a press that cannot be done is told', async () => {
  const { store } = await listed({
    marks: async () => {
      throw new Error('gone');
    },
  });
  await store.getState().openConversation(key('1'));
  await store.getState().flipFlag();
  expect(store.getState().notice).toMatchObject({ kind: 'mark-failed' });
});

test('the marks of what is no longer read are let go', async () => {
  const { store } = await listed();
  await store.getState().openConversation(key('1'));
  await settle();
  await store.getState().openConversation(key('2'));
  await settle();
  expect([...store.getState().marks.keys()]).toEqual([key('2')]);
});

test('a change shows in the row of the list, whichever window made it, and no page is read again for it', async () => {
  let searches = 0;
  const { store, marks } = await listed();
  store.subscribe(({ search }, before) => {
    if (search.kind === 'searching' && before.search.kind !== 'searching') searches += 1;
  });
  await marks.mark(key('3'), { kind: 'flag', flagged: true });
  await settle();
  const results = shownResults(store.getState().search);
  expect(results && hitAt(results, 3)?.marks?.flagged).toBe(true);
  await marks.mark(key('3'), { kind: 'flag', flagged: false });
  await settle();
  const after = shownResults(store.getState().search);
  expect(after && hitAt(after, 3)).toEqual(fakeHit('3'));
  expect(searches).toBe(0);
});

test('in a list of what is not reviewed, the next one is the one that moved up', async () => {
  const { store } = await listed();
  await store.getState().find('-is:reviewed');
  await store.getState().openRow(2);
  await settle();
  await store.getState().flipReviewed();
  await settle();
  expect(shownResults(store.getState().search)?.total).toBe(4);
  expect(store.getState()).toMatchObject({ cursor: -1, open: { conversation: { key: key('2') } } });
  await store.getState().stepConversation(1);
  expect(store.getState()).toMatchObject({ cursor: 2, open: { conversation: { key: key('3') } } });
  await settle();
  await store.getState().flipReviewed();
  await settle();
  await store.getState().stepConversation(-1);
  expect(store.getState()).toMatchObject({ cursor: 1, open: { conversation: { key: key('1') } } });
});

test('another question begins at its top again', async () => {
  const { store } = await listed();
  await store.getState().find('-is:reviewed');
  await store.getState().openRow(2);
  await settle();
  await store.getState().flipReviewed();
  await settle();
  await store.getState().find(' -is:reviewed ');
  await settle();
  await store.getState().stepConversation(1);
  expect(store.getState().cursor).toBe(0);
});

test('what is taken away is told, and comes back', async () => {
  const { store } = await listed();
  await store.getState().openConversation(key('1'));
  await settle();
  await store.getState().mark(key('1'), { kind: 'tag', tag: 'Late' });
  expect(store.getState().notice).toBeUndefined();
  await store.getState().mark(key('1'), { kind: 'untag', tag: 'late' });
  const { notice } = store.getState();
  expect(notice).toMatchObject({ kind: 'mark-removed', what: 'tag', key: key('1') });
  if (notice?.kind !== 'mark-removed') throw new TypeError('no notice');
  await store.getState().mark(notice.key, notice.undo);
  expect(store.getState().marks.get(key('1'))?.tags).toEqual(['Late']);
});

test('a note is about what is selected, and what was begun is gone on with', async () => {
  const { store } = await listed();
  await store.getState().openConversation(key('1'));
  await settle();
  store.getState().selectItem('m/4' as ItemKey);
  store.getState().wantNote();
  expect(store.getState().wantedField).toEqual({ key: key('1'), field: 'note' });
  store.getState().draftNote(key('1'), { text: 'call ', item: 'm/4' as ItemKey });
  store.getState().selectItem(undefined);
  store.getState().wantNote();
  expect(store.getState().noteDrafts.get(key('1'))).toEqual({ text: 'call ', item: 'm/4' });
  await store.getState().keepNote(key('1'));
  expect(store.getState().marks.get(key('1'))?.notes).toEqual([{ id: 'id-1', text: 'call', at: NOW, item: 'm/4' }]);
  expect(store.getState().noteDrafts.size).toBe(0);
});

test('a note that is emptied is deleted, with the way back', async () => {
  const { store } = await listed();
  await store.getState().openConversation(key('1'));
  await settle();
  store.getState().draftNote(key('1'), { text: 'call' });
  await store.getState().keepNote(key('1'));
  store.getState().rewriteNote(key('1'), 'id-1');
  expect(store.getState().noteDrafts.get(key('1'))).toEqual({ id: 'id-1', text: 'call' });
  store.getState().draftNote(key('1'), { id: 'id-1', text: ' ' });
  await store.getState().keepNote(key('1'));
  expect(store.getState().marks.get(key('1'))?.notes).toEqual([]);
  expect(store.getState().notice).toMatchObject({ kind: 'mark-removed', what: 'note' });
});

test('a note that cannot be kept stays in its field', async () => {
  const { store } = await listed({ mark: () => Promise.reject(new Error('full')) });
  await store.getState().openConversation(key('1'));
  await settle();
  store.getState().draftNote(key('1'), { text: 'long thoughts' });
  await store.getState().keepNote(key('1'));
  expect(store.getState().noteDrafts.get(key('1'))).toEqual({ text: 'long thoughts' });
  expect(store.getState().notice).toMatchObject({ kind: 'mark-failed', trouble: { facts: { message: 'full' } } });
});

test('counts of saved searches follow when they ask for marks, and only then', async () => {
  let counted = 0;
  const { store, marks } = await listed({
    counts: async texts => {
      counted += 1;
      return texts.map(() => 0);
    },
  });
  store.getState().saveSearch({ name: 'Late', text: 'in:Billing' });
  await settle();
  const before = counted;
  await marks.mark(key('1'), { kind: 'flag', flagged: true });
  await settle();
  expect(counted).toBe(before);
  store.getState().saveSearch({ name: 'Mine', text: 'is:flagged' });
  await settle();
  await marks.mark(key('1'), { kind: 'flag', flagged: false });
  await settle();
  expect(counted).toBe(before + 2);
});

test('the editor is shown where its pane was hidden', async () => {
  const { store } = await listed();
  await store.getState().openConversation(key('1'));
  await settle();
  store.getState().changeSettings({ inspectorShown: false, inspectorTab: 'source' });
  store.getState().wantTag();
  expect(store.getState().settings).toMatchObject({ inspectorShown: true, inspectorTab: 'details' });
  store.getState().setWidth('narrow');
  store.getState().wantTag();
  store.getState().wantTag();
  expect(store.getState().drawer).toBe('inspector');
});
