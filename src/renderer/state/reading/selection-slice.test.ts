import { expect, test } from 'vitest';
import type { Conversation } from '#shared/domain/conversation';
import type { ConversationKey, ItemKey } from '#shared/domain/keys';
import { PAGE_LENGTH } from '../search/search-slice';
import { fakeConversation, fakeHit, fakeStore } from '../testing/archive.fixture';

const key = (name: string) => `vcc-live:1:${name}` as ConversationKey;
const nameOf = (conversationKey: string) => conversationKey.split(':')[2] ?? '';

const list = (total: number) =>
  fakeStore({
    search: async ({ offset, limit }) => ({
      total,
      tookMs: 1,
      hits: Array.from({ length: Math.min(limit, total - offset) }, (_, index) => fakeHit(String(offset + index))),
    }),
    conversation: async asked => fakeConversation(nameOf(asked)),
  });

test('the next conversation is the next row, and the last row stays the last', async () => {
  const store = list(2);
  await store.getState().find('');
  const opened: number[] = [];
  for (const by of [1, 1, 1, -1, -1] as const) {
    await store.getState().stepConversation(by);
    opened.push(store.getState().cursor);
  }
  expect(opened).toEqual([0, 1, 1, 0, 0]);
  expect(store.getState().open).toEqual({ kind: 'open', conversation: fakeConversation('0') });
});

test('a row that was not read yet is read before it is opened', async () => {
  const store = list(1000);
  await store.getState().find('');
  await store.getState().openRow(PAGE_LENGTH * 5 + 3);
  expect(store.getState().cursor).toBe(503);
  expect(store.getState().open).toMatchObject({ kind: 'open', conversation: { key: key('503') } });
});

test('the conversation that was asked for last is shown, whichever is read first', async () => {
  const reading = new Map<string, (read: Conversation) => void>();
  const store = fakeStore({ conversation: asked => new Promise(resolve => reading.set(nameOf(asked), resolve)) });
  const first = store.getState().openConversation(key('a'));
  const second = store.getState().openConversation(key('b'));
  reading.get('b')?.(fakeConversation('b'));
  reading.get('a')?.(fakeConversation('a'));
  await Promise.all([first, second]);
  expect(store.getState().open).toEqual({ kind: 'open', conversation: fakeConversation('b') });
});

test('a conversation that an undo took away is said to be missing', async () => {
  let there = true;
  const store = fakeStore({ conversation: async () => (there ? fakeConversation('a') : undefined) });
  await store.getState().openConversation(key('a'));
  there = false;
  await store.getState().refreshSelection();
  expect(store.getState().open).toEqual({ kind: 'missing', key: key('a') });
});

test('a conversation opens at the message that was hit', async () => {
  const store = fakeStore({
    search: async () => ({ total: 1, tookMs: 1, hits: [{ ...fakeHit('a'), message: 'm7' as ItemKey }] }),
    conversation: async () => fakeConversation('a'),
  });
  await store.getState().find('refund');
  await store.getState().openRow(0);
  expect(store.getState().item).toBe('m7');
});

test('originals are read once for each conversation', async () => {
  let read = 0;
  const store = fakeStore({
    conversation: async asked => fakeConversation(nameOf(asked)),
    originals: async () => {
      read += 1;
      return [];
    },
  });
  await store.getState().openConversation(key('a'));
  await store.getState().readOriginals();
  await store.getState().readOriginals();
  await store.getState().openConversation(key('b'));
  await store.getState().readOriginals();
  expect(read).toBe(2);
});

test('what was opened from elsewhere has its row in the list, however far down, and the keys go on from there', async () => {
  const far = 'vcc-live:1:742' as ConversationKey;
  const store = fakeStore({
    search: async ({ offset, limit, at }) => ({
      total: 1000,
      tookMs: 1,
      hits: Array.from({ length: Math.min(limit, 1000 - offset) }, (_, index) => fakeHit(String(offset + index))),
      ...(at === far && { row: 742 }),
    }),
    conversation: async asked => fakeConversation(nameOf(asked)),
  });
  await store.getState().find('');
  await store.getState().openConversation(far);
  expect(store.getState().cursor).toBe(742);
  await store.getState().stepConversation(1);
  expect(store.getState().open).toEqual({ kind: 'open', conversation: fakeConversation('743') });
  await store.getState().openConversation(key('nowhere'));
  expect(store.getState().cursor).toBe(-1);
});
