import { expect, test } from 'vitest';
import type { ConversationKey } from '#shared/domain/keys';
import { NO_SEARCHES } from '#shared/ledger/searches';
import { keyOf } from './reading/selection-slice';
import { fakeConversation, fakeHit, fakeStore } from './testing/archive.fixture';
import { followVisited } from './visited';

const key = (name: string) => `vcc-live:1:${name}` as ConversationKey;
const settle = () => new Promise(resolve => setTimeout(resolve));

function windowAt(states: unknown[] = [null]) {
  let at = states.length - 1;
  let tell = () => {};
  const store = fakeStore({
    search: async () => ({ total: 2, tookMs: 1, hits: ['1', '2'].map(name => fakeHit(name)) }),
    conversation: async asked => fakeConversation(asked.split(':')[2] ?? ''),
  });
  followVisited(store, {
    history: {
      get state() {
        return states[at];
      },
      pushState: state => {
        states.splice(at + 1, states.length, state);
        at += 1;
      },
      replaceState: state => {
        states[at] = state;
      },
    },
    onShown: listener => {
      tell = listener;
    },
  });
  const go = async (by: number) => {
    at += by;
    tell();
    await settle();
  };
  return { store, states, back: () => go(-1), forward: () => go(1) };
}

test('Back leads to what was looked at before, Forward to what was looked at after it', async () => {
  const { store, back, forward } = windowAt();
  await store.getState().find('');
  await store.getState().find('refund');
  await store.getState().openConversation(key('1'));
  await store.getState().openConversation(key('2'));
  await back();
  expect(keyOf(store.getState().open)).toBe(key('1'));
  await back();
  expect([keyOf(store.getState().open), store.getState().draft]).toEqual([undefined, 'refund']);
  await back();
  expect(store.getState().draft).toBe('');
  await forward();
  await forward();
  expect([keyOf(store.getState().open), store.getState().draft]).toEqual([key('1'), 'refund']);
});

test('what is typed letter by letter is one place', async () => {
  const { store, states } = windowAt();
  await store.getState().find('');
  for (const typed of ['r', 're', 'ref']) await store.getState().find(typed);
  expect(states).toHaveLength(2);
});

test('a page that is read anew shows what it showed', async () => {
  const before = windowAt();
  await before.store.getState().find('refund');
  await before.store.getState().openConversation(key('2'));
  // browsers write the states down: there is no word in them
  expect(JSON.stringify(before.states)).not.toMatch(/refund|vcc-live/);
  const { store } = windowAt(before.states);
  await store.getState().findAgain();
  // what was asked before comes from the disk, later than the first answer
  store.getState().takeSearches({
    ...NO_SEARCHES,
    history: before.store.getState().history.map((text, nth) => ({ text, at: 9 - nth })),
  });
  await settle();
  expect([store.getState().draft, keyOf(store.getState().open)]).toEqual(['refund', key('2')]);
});

test('what something else left in the history is left alone', async () => {
  const { store } = windowAt([{ lectern: { query: 7 } }]);
  await store.getState().findAgain();
  expect(store.getState().draft).toBe('');
});
