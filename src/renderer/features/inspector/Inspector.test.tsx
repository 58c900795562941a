// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Conversation } from '#shared/domain/conversation';
import type { ConversationKey, ItemKey } from '#shared/domain/keys';
import type { Original } from '../../archive/api';
import { fakeConversation, fakeStore } from '../../state/archive.fixture';
import { Inspector } from './Inspector';

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const original: Original = {
  file: 'march.json',
  import: 'i1',
  shape: 'vcc-live/chat',
  record: 2,
  line: 1,
  column: 1,
  text: '{"chatId":12345678901234567890,"lines":[{"message":"<b>hello</b>"}]}',
  findings: [],
};

async function show(differs: Partial<Conversation> = {}, originals: readonly Original[] = [original]) {
  const store = fakeStore({
    conversation: async () => fakeConversation('7', differs),
    originals: async () => originals,
  });
  await store.getState().openConversation('vcc-live:1:7' as ConversationKey);
  render(
    <Inspector
      store={store}
      marks={() => 'my marks'}
      events={() => 'the table of events'}
      onOpenLink={() => undefined}
    />,
  );
  return store;
}

const open = (name: string) =>
  act(async () => {
    fireEvent.mouseDown(screen.getByRole('tab', { name }));
    fireEvent.click(screen.getByRole('tab', { name }));
  });

test('says from which record of which file a conversation comes', async () => {
  await show({ origins: [{ shape: 'vcc-live/chat', file: 'march.json', record: 2 }] });
  expect(screen.getByText('march.json · record 3')).toBeTruthy();
});

test('a role that was concluded is marked', async () => {
  await show({
    participants: [
      {
        key: 'p' as ItemKey,
        role: 'agent',
        roleInferred: true,
        name: 'Mira',
        otherNames: [],
        ids: [],
        presence: [],
        facts: [],
      },
    ],
  });
  expect(screen.getByText('agent, concluded')).toBeTruthy();
});

test('a linked conversation is searched for by what links it', async () => {
  const store = await show({ links: [{ reason: 'visit', value: 'set-42' }] });
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Find' }));
  });
  expect(store.getState().draft).toBe('"set-42"');
});

test('an unanswered question and an invalid answer are both shown', async () => {
  await show({
    surveys: [
      {
        key: 's' as ItemKey,
        phase: 'after',
        answers: [
          { question: 'How was it?', values: [] },
          { question: 'And why?', values: ['-'], note: 'invalid' },
        ],
      },
    ],
  });
  await open('Surveys');
  expect(screen.getByText('no answer')).toBeTruthy();
  expect(screen.getByText('not a valid answer, says the source')).toBeTruthy();
});

test('the original is shown as text with every digit', async () => {
  const store = await show();
  await open('Source');
  expect(store.getState().originals.kind).toBe('read');
  expect(screen.getByText('12345678901234567890')).toBeTruthy();
  expect(screen.getByText('"<b>hello</b>"')).toBeTruthy();
  expect(document.querySelector('.code-lines b')).toBeNull();
});

test('a repaired record can be read in both texts', async () => {
  await show({}, [{ ...original, text: '{"a": ObjectId("5f")}', repaired: '{"a":"5f"}' }]);
  await open('Source');
  expect(screen.getByText('ObjectId')).toBeTruthy();
  expect(screen.getByRole('button', { name: /As recorded/ })).toBeTruthy();
});

test('a value becomes a filter of the search by the button beside it', async () => {
  const store = await show({ summary: { channel: 'web chat' } });
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Search for Channel: web chat' }));
  });
  expect(store.getState().draft).toBe('channel:="web chat"');
});
