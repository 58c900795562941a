import { expect, test } from 'vitest';
import type { Conversation } from '#shared/domain/conversation';
import type { ConversationKey } from '#shared/domain/keys';
import type { Instant } from '#shared/domain/time';
import type { LinkedHead } from '../../archive/contract/api';
import { fakeConversation, fakeHead, fakeStore, NOW } from '../testing/archive.fixture';

const HOUR = 3_600_000;
const hours: Readonly<Record<string, number>> = { a: 0, b: 1, c: 2, later: 200 };
const at = (name: string) => (NOW + (hours[name] ?? 0) * HOUR) as Instant;
const keyOf = (name: string) => fakeConversation(name).key;
const nameOf = (key: ConversationKey) => key.split(':')[2] ?? '';
const sequenceOf = (name: string) => (name === 'later' ? 0 : Object.keys(hours).indexOf(name));

const engagement = (name: string): Conversation =>
  fakeConversation(name, {
    summary: { startedAt: { at: at(name) }, endedAt: { at: (at(name) + HOUR / 2) as Instant } },
    links: [
      { reason: 'visit', value: 'v/0', sequence: sequenceOf(name) },
      { reason: 'customer', value: 'v' },
    ],
  });

function opened() {
  const asked: string[] = [];
  const store = fakeStore({
    conversation: async key => {
      asked.push(nameOf(key));
      return nameOf(key) === 'alone' ? fakeConversation('alone') : engagement(nameOf(key));
    },
    linked: async key =>
      Object.keys(hours)
        .filter(name => keyOf(name) !== key)
        .map(
          (name): LinkedHead => ({
            head: fakeHead(name, { startedAt: at(name), endedAt: (at(name) + HOUR / 2) as Instant }),
            reasons: ['visit', 'customer'],
            sequence: sequenceOf(name),
          }),
        ),
  });
  const thread = () => {
    const { thread: now } = store.getState();
    return [
      nameOf(now?.anchor ?? keyOf('none')),
      now?.conversations.map(({ key }) => nameOf(key)),
      now?.linked.map(({ head }) => nameOf(head.key)),
    ];
  };
  const open = async (name: string) => {
    await store.getState().openConversation(keyOf(name));
    await store.getState().followThread();
  };
  return { open, thread, asked };
}

test('the engagements of a visit are one thread, and a later visit is only linked', async () => {
  const { open, thread } = opened();
  await open('b');
  expect(thread()).toEqual(['b', ['a', 'b', 'c'], ['later']]);
});

test('while the reader moves within the visit, the thread keeps its anchor and is not read again', async () => {
  const { open, thread, asked } = opened();
  await open('b');
  asked.length = 0;
  await open('c');
  expect(thread()).toEqual(['b', ['a', 'b', 'c'], ['later']]);
  expect(new Set(asked)).toEqual(new Set(['c']));
});

test('another visit is another thread', async () => {
  const { open, thread } = opened();
  await open('b');
  await open('later');
  expect(thread()).toEqual(['later', ['later'], ['a', 'b', 'c']]);
});

test('a conversation without links stays alone, without a question', async () => {
  const { open, thread } = opened();
  await open('alone');
  expect(thread()).toEqual(['alone', ['alone'], []]);
});

test('where the archive cannot say what belongs to it, a conversation is still read alone', async () => {
  const store = fakeStore({
    conversation: async () => engagement('a'),
    linked: () => Promise.reject(new Error('no index')),
  });
  await store.getState().openConversation(keyOf('a'));
  await store.getState().followThread();
  expect(store.getState().thread?.conversations).toEqual([engagement('a')]);
});
