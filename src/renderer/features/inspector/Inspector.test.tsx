// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Conversation } from '#shared/domain/conversation';
import type { ConversationKey, ItemKey } from '#shared/domain/keys';
import type { Original } from '../../archive/contract/api';
import { fakeConversation, fakeStore } from '../../state/testing/archive.fixture';
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
  expect(screen.getByText('agent, derived')).toBeTruthy();
});

test('a linked conversation is searched for by what links it', async () => {
  const store = await show({ links: [{ reason: 'visit', value: 'set-42' }] });
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: /^Find conversations with the same: Same visit/ }));
  });
  expect(store.getState().draft).toBe('id:"set-42"');
});

test('other conversations of the visit and of the customer are listed with the reason, and open', async () => {
  const store = await show({ links: [{ reason: 'customer', value: 'v-1' }] });
  const here = fakeConversation('7');
  const before = fakeConversation('8');
  // what belongs to the conversation by itself is read first
  await act(async () => {});
  await act(async () => {
    store.setState({ thread: { anchor: here.key, conversations: [before, here], linked: [] } });
  });
  const others = screen.getByRole('heading', { name: 'Related conversations' }).closest('section');
  expect(others?.textContent).toContain('Same visit');
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: /^8/ }));
  });
  expect(store.getState().open.kind).not.toBe('none');
});

test('what the customer did stands in cards, with what was paid and whether they were known', async () => {
  const store = await show({
    attributes: [
      {
        key: 'cart' as ItemKey,
        type: 'cartStatus',
        authenticated: false,
        facts: [
          { name: 'total', value: '99.80', kind: 'money' },
          { name: 'currency', value: 'EUR' },
        ],
        products: [{ name: 'Kettle', quantity: '2', price: '49.90' }],
      },
    ],
  });
  expect(screen.getByRole('heading', { name: /^Cart/ }).textContent).toBe('Cartnot authenticated');
  const rows = screen.getAllByRole('row').map(each => each.textContent);
  expect(rows).toEqual(['ProductNumberPrice', 'Kettle249.90', 'Total99.80 EUR']);
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Search for Product: Kettle' }));
  });
  expect(store.getState().draft).toBe('cart:"Kettle"');
});

test('fields without a home are put away under their own names, and are found by them', async () => {
  const store = await show({ extras: { 'vcc-live/chat': { newMember: { kept: [23] } } } });
  expect(screen.getByText('Technical (1)').closest('details')?.open).toBe(false);
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Search for newMember.kept.0: 23' }));
  });
  expect(store.getState().draft).toBe('field:newMember.kept=23');
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
  expect(screen.getByText('not a valid answer, according to the source')).toBeTruthy();
});

test('the original is shown as text with every digit', async () => {
  const store = await show();
  await open('Source');
  expect(store.getState().originals.kind).toBe('read');
  expect(screen.getByText('12345678901234567890')).toBeTruthy();
  expect(screen.getByText('"<b>hello</b>"')).toBeTruthy();
  expect(document.querySelector('code b')).toBeNull();
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
