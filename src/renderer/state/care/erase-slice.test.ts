import { expect, test } from 'vitest';
import type { Conversation } from '#shared/domain/conversation';
import type { ConversationKey } from '#shared/domain/keys';
import type { Archive, Erased, EraseProgress, Erasure } from '../../archive/contract/api';
import type { EraseQuestion } from '../base/erase-question';
import type { StoreTools } from '../store';
import { emptyOverview, fakeConversation, fakeMessage, fakeRecord, fakeStore } from '../testing/archive.fixture';

const ONE = fakeConversation('one', { messages: [fakeMessage('m1', 'hello'), fakeMessage('m2', 'bye')] });
const KEY: ConversationKey = ONE.key;

/** A store that remembers what was erased, and in which order what happened. */
function storeThat(differs: Partial<Archive> = {}, tools: Partial<StoreTools> = {}) {
  const done: unknown[] = [];
  const store = fakeStore(
    {
      conversation: async key => (key === KEY ? ONE : undefined),
      ofCustomer: async key => [key, 'vcc-live:1:two' as ConversationKey],
      overview: async () => ({ ...emptyOverview, conversations: 9, imports: 2 }),
      erase: async what => {
        done.push(what);
        return { isComplete: true };
      },
      ...differs,
    },
    {
      searches: {
        read: () => Promise.reject(new Error('not asked')),
        keep: async kept => void done.push(kept.history.map(({ text }) => text)),
        onChange: () => () => undefined,
      },
      ...tools,
    },
  );
  const ask = async (wish: Parameters<ReturnType<typeof store.getState>['askToErase']>[0]) => {
    await store.getState().askToErase(wish);
    const { dialog } = store.getState();
    return dialog?.kind === 'erase' ? dialog.question : undefined;
  };
  const state = () => store.getState();
  return { store, state, done, ask };
}

const ofOne: EraseQuestion = { kind: 'conversation', erasure: { kind: 'conversations', keys: [KEY] }, messages: 2 };
const everything: EraseQuestion = { kind: 'everything', erasure: { kind: 'everything' }, conversations: 9, imports: 2 };

test('before anything is erased it is asked, with what goes in numbers', async () => {
  const { ask, done } = storeThat();
  const keys = [KEY, 'vcc-live:1:two'];
  expect(await ask({ kind: 'conversation', key: KEY })).toEqual(ofOne);
  expect(await ask({ kind: 'customer', key: KEY })).toEqual({
    kind: 'customer',
    erasure: { kind: 'conversations', keys },
    conversations: 2,
  });
  const record = fakeRecord('i1');
  expect(await ask({ kind: 'import', record })).toEqual({
    kind: 'import',
    erasure: { kind: 'import', id: 'i1' },
    record,
  });
  expect(await ask({ kind: 'everything' })).toEqual(everything);
  expect(done).toEqual([]);
});

test('a conversation that cannot be read can be erased all the same', async () => {
  const { ask } = storeThat({ conversation: async (): Promise<Conversation | undefined> => undefined });
  expect(await ask({ kind: 'conversation', key: KEY })).toEqual({ ...ofOne, messages: 0 });
});

test('where no customer is named nothing is asked', async () => {
  const { ask } = storeThat({ ofCustomer: async () => [] });
  expect(await ask({ kind: 'customer', key: KEY })).toBeUndefined();
});

test('what cannot be found out is told instead of being asked', async () => {
  const { state, ask } = storeThat({
    overview: () => Promise.reject(Object.assign(new Error(), { code: 'archive/closed' })),
  });
  expect(await ask({ kind: 'everything' })).toBeUndefined();
  expect(state().notice).toMatchObject({ kind: 'erase-failed', trouble: { code: 'archive/closed' } });
});

test('D-16: what was asked is forgotten on the disk before anything is erased, saved searches only with everything', async () => {
  const { state, done } = storeThat();
  state().saveSearch({ name: 'Low', text: 'score:<40' });
  await state().find('hello');
  state().rememberSearch();
  done.length = 0;
  await state().erase(ofOne);
  expect(done).toEqual([[], ofOne.erasure]);
  expect([state().history, state().saved.length]).toEqual([[], 1]);
  await state().erase(everything);
  expect([done.at(-1), state().saved]).toEqual([everything.erasure, []]);
});

test('D-16: where searches cannot be forgotten nothing is erased, and it is said why', async () => {
  const full = Object.assign(new Error(), { code: 'archive/disk-full' });
  const { state, done } = storeThat(
    {},
    {
      searches: {
        read: () => Promise.reject(full),
        keep: () => Promise.reject(full),
        onChange: () => () => undefined,
      },
    },
  );
  await state().erase(ofOne);
  expect(done).toEqual([]);
  expect(state().notice).toMatchObject({ kind: 'erase-failed', trouble: { code: 'archive/disk-full' } });
  expect(state().eraseWork).toEqual({ kind: 'rest' });
});

test('the conversation that goes is closed, another one stays open', async () => {
  for (const [question, expected] of [
    [ofOne, 'none'],
    [everything, 'none'],
    [{ ...ofOne, erasure: { kind: 'conversations', keys: ['vcc-live:1:two' as ConversationKey] } }, 'open'],
  ] as const) {
    const { state } = storeThat();
    await state().openConversation(KEY);
    expect(state().open.kind).toBe('open');
    await state().erase(question);
    expect(state().open.kind).toBe(expected);
  }
});

test('what is being done is told until the last of several is over', async () => {
  const running: { what: Erasure; listener: (progress: EraseProgress) => void; end: (erased: Erased) => void }[] = [];
  const { state } = storeThat({
    erase: (what, listener) => new Promise(end => running.push({ what, listener, end })),
  });
  const first = state().erase(ofOne);
  expect(state().eraseWork).toEqual({ kind: 'erasing' });
  const second = state().erase({ ...ofOne, kind: 'customer', conversations: 1 });
  await new Promise(resolve => setImmediate(resolve));
  running[0]?.listener({ step: 'leaving-out' });
  expect(state().eraseWork).toEqual({ kind: 'erasing', progress: { step: 'leaving-out' } });
  const progress = { step: 'rewriting', rows: 3, total: 9 } as const;
  running[0]?.listener(progress);
  expect(state().eraseWork).toEqual({ kind: 'erasing', progress });
  running[0]?.end({ isComplete: true });
  await first;
  expect(state().notice).toMatchObject({ kind: 'erased', what: 'conversation', isComplete: true });
  expect(state().eraseWork.kind).toBe('erasing');
  running[1]?.end({ isComplete: false });
  await second;
  expect(state().notice).toMatchObject({ kind: 'erased', what: 'customer', isComplete: false });
  expect(state().eraseWork).toEqual({ kind: 'rest' });
});

test('an erasure that failed says why, and that nothing was erased', async () => {
  const { state } = storeThat({ erase: () => Promise.reject(Object.assign(new Error(), { code: 'archive/damaged' })) });
  await state().erase(ofOne);
  expect(state().notice).toMatchObject({ kind: 'erase-failed', trouble: { code: 'archive/damaged' } });
  expect(state().eraseWork).toEqual({ kind: 'rest' });
});
