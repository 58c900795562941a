import { expect, test } from 'vitest';
import type { ConversationKey, ItemKey } from '#shared/domain/keys';
import { localLink } from '#shared/export/local-link';
import { fakeConversation, fakeMessage, fakeStore } from '../testing/archive.fixture';

const key = 'vcc-live:1:7' as ConversationKey;
const here = fakeConversation('7', { messages: [fakeMessage('m1', 'hello')] });
const storeWith = () => fakeStore({ conversation: async asked => (asked === key ? here : undefined) });

test('a link opens its conversation at its message', async () => {
  const store = storeWith();
  expect(await store.getState().followLink({ conversation: key, item: 'm1' as ItemKey })).toBe('opened');
  expect(store.getState().item).toBe('m1');
});

test('a link to a message that is not there opens the conversation and says so', async () => {
  const store = storeWith();
  expect(await store.getState().followLink({ conversation: key, item: 'm2' as ItemKey })).toBe('without-message');
  expect(store.getState().open.kind).toBe('open');
});

test('a link to a conversation of another archive is told from a wrong word', async () => {
  const store = storeWith();
  const link = localLink({ conversation: 'vcc-live:1:8' as ConversationKey });
  await store.getState().askWhere(link);
  expect(store.getState().goTo).toEqual({ kind: 'elsewhere', of: link });
  expect(await store.getState().followLink({ conversation: 'vcc-live:1:8' as ConversationKey })).toBe('missing');
});

test('what a link copied here names is found again, message and all', async () => {
  const store = storeWith();
  await store.getState().askWhere(`  ${localLink({ conversation: key, item: 'm1' as ItemKey })}\n`);
  expect(store.getState().goTo).toMatchObject({ kind: 'place', place: { conversation: key, item: 'm1' } });
});

test('an answer that was overtaken by what is typed now is dropped', async () => {
  const store = storeWith();
  const first = store.getState().askWhere(localLink({ conversation: key }));
  await store.getState().askWhere('');
  await first;
  expect(store.getState().goTo).toEqual({ kind: 'nothing' });
});

test('words are looked for in names and ids, too', async () => {
  const asked: string[] = [];
  const store = fakeStore({
    search: async ({ text }) => {
      asked.push(text);
      return { total: 0, hits: [], tookMs: 1 };
    },
  });
  await store.getState().askWhere('omar crm-41');
  await store.getState().askWhere('agent:mira');
  expect(asked).toEqual(['anywhere:omar anywhere:crm-41', 'agent:mira']);
});
