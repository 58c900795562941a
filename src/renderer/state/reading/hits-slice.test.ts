import { expect, test } from 'vitest';
import type { ConversationKey, ItemKey } from '#shared/domain/keys';
import { fakeConversation, fakeHit, fakeMessage, fakeStore } from '../testing/archive.fixture';

const messages = ['m1', 'm2', 'm3', 'm4'].map(name => fakeMessage(name, `Line ${name}`));
const HITS: Readonly<Record<string, readonly string[]>> = { a: ['m2', 'm4'], b: [], c: ['m1', 'm3'] };

function threeFound(hitsIn?: (name: string) => Promise<readonly ItemKey[]>) {
  const names = ['a', 'b', 'c'];
  const nameOf = (key: ConversationKey) => key.split(':')[2] ?? '';
  return fakeStore({
    search: async () => ({ total: names.length, tookMs: 1, hits: names.map(name => fakeHit(name)) }),
    conversation: async key => fakeConversation(nameOf(key), { messages }),
    hitsIn: async key => {
      const items = hitsIn ? await hitsIn(nameOf(key)) : ((HITS[nameOf(key)] ?? []) as readonly ItemKey[]);
      return items.map(item => ({ item, ...(item === 'm3' && { marks: [{ start: 0, end: 4 }] }) }));
    },
  });
}

const place = ({ getState }: ReturnType<typeof fakeStore>) => {
  const { open, item } = getState();
  return `${open.kind === 'open' ? open.conversation.vendorId : open.kind} ${item ?? '-'}`;
};

test('hits are walked through a conversation and on into the next ones, and back', async () => {
  const store = threeFound();
  await store.getState().find('refund');
  const walked: string[] = [];
  for (const by of [1, 1, 1, 1, 1, 1, -1, -1, -1, -1] as const) {
    const went = await store.getState().stepHit(by);
    walked.push(went === 'end' ? 'end' : place(store));
  }
  expect(walked).toEqual(['a m2', 'a m4', 'b -', 'c m1', 'c m3', 'end', 'c m1', 'b -', 'a m4', 'a m2']);
});

test('from a line that is no hit, the next one is the next below it', async () => {
  const store = threeFound();
  await store.getState().find('refund');
  await store.getState().openRow(0);
  store.getState().selectItem('m3' as ItemKey);
  await store.getState().stepHit(1);
  expect(place(store)).toBe('a m4');
  store.getState().selectItem('m3' as ItemKey);
  await store.getState().stepHit(-1);
  expect(place(store)).toBe('a m2');
});

test('the hits of what is open are there without being asked for, and gone with the words', async () => {
  const store = threeFound();
  await store.getState().find('refund');
  await store.getState().openRow(2);
  await store.getState().readHits();
  expect(store.getState().hits).toEqual({
    key: 'vcc-live:1:c',
    text: 'refund',
    items: ['m1', 'm3'],
    places: new Map([['m3', [{ start: 0, end: 4 }]]]),
  });
  await store.getState().find('in:Billing');
  expect(store.getState().hits).toBeUndefined();
});

test('hits that cannot be read are none, and reading goes on', async () => {
  const store = threeFound(() => Promise.reject(new Error('torn')));
  await store.getState().find('refund');
  await store.getState().openRow(0);
  expect(await store.getState().stepHit(1)).toBe('moved');
  expect(place(store)).toBe('b -');
});

test('the row of the open conversation follows it into another list', async () => {
  let order = ['a', 'b', 'c'];
  const store = fakeStore({
    search: async () => ({ total: 3, tookMs: 1, hits: order.map(name => fakeHit(name)) }),
    conversation: async () => fakeConversation('b'),
  });
  await store.getState().find('');
  await store.getState().openRow(1);
  order = ['b', 'c', 'a'];
  await store.getState().find('refund');
  expect(store.getState().cursor).toBe(0);
  order = ['c'];
  await store.getState().find('refunds');
  expect(store.getState().cursor).toBe(-1);
});

test('what fits an expression is gone to like a word', async () => {
  const store = threeFound();
  await store.getState().find('/line \\w+/');
  expect([await store.getState().stepHit(1), place(store)]).toEqual(['moved', 'a m2']);
});
