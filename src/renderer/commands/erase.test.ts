import { expect, test } from 'vitest';
import { emptyOverview, fakeConversation, fakeRecord, fakeStore } from '../state/testing/archive.fixture';
import { ALL_COMMANDS } from './all';
import type { Command } from './command';

const withCustomer = fakeConversation('one', { links: [{ reason: 'customer', value: '1/77' }] });
const without = fakeConversation('two');

function commandOf(id: string): Command {
  const command = ALL_COMMANDS.find(each => each.id === id);
  if (command === undefined) throw new TypeError(id);
  return command;
}

const storeOver = () =>
  fakeStore({
    conversation: async key => [withCustomer, without].find(each => each.key === key),
    ofCustomer: async key => [key],
    imports: async () => [fakeRecord('i1')],
    overview: async () => ({ ...emptyOverview, conversations: 2, imports: 1 }),
  });
const mayRun = (id: string, store: ReturnType<typeof storeOver>) => commandOf(id).when?.(store.getState()) ?? true;
async function run(id: string, store: ReturnType<typeof storeOver>) {
  commandOf(id).run({ store } as Parameters<Command['run']>[0]);
  await new Promise(resolve => setImmediate(resolve));
  const { dialog } = store.getState();
  return dialog?.kind === 'erase' ? dialog.question.kind : undefined;
}

test('the commands about a conversation need an open one, that about its customer one who is named', async () => {
  const store = storeOver();
  expect([mayRun('conversation.erase', store), mayRun('conversation.eraseCustomer', store)]).toEqual([false, false]);
  await store.getState().openConversation(without.key);
  expect([mayRun('conversation.erase', store), mayRun('conversation.eraseCustomer', store)]).toEqual([true, false]);
  await store.getState().openConversation(withCustomer.key);
  expect([mayRun('conversation.erase', store), mayRun('conversation.eraseCustomer', store)]).toEqual([true, true]);
});

test('each of them asks before it does anything', async () => {
  const store = storeOver();
  await store.getState().openConversation(withCustomer.key);
  expect(await run('conversation.erase', store)).toBe('conversation');
  expect(await run('conversation.eraseCustomer', store)).toBe('customer');
  expect(await run('archive.erase', store)).toBe('everything');
});

test('everything can be erased once something was imported', async () => {
  const store = storeOver();
  expect(mayRun('archive.erase', store)).toBe(false);
  await store.getState().refreshLibrary();
  expect(mayRun('archive.erase', store)).toBe(true);
});
