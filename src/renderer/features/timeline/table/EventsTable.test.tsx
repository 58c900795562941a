// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Conversation } from '#shared/domain/conversation';
import type { ItemKey } from '#shared/domain/keys';
import { happened, inventedConversation, itemKeyOf, line, moment } from '#shared/measures/testing/invented';
import { EventsTable } from './EventsTable';

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(40);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function show(parts: Partial<Conversation>, selected?: string) {
  const onSelect = vi.fn<(key: ItemKey | undefined) => void>();
  render(
    <EventsTable
      conversation={inventedConversation(parts)}
      zone="utc"
      selected={selected as ItemKey | undefined}
      onSelect={onSelect}
    />,
  );
  return onSelect;
}

const cells = (words: string) => {
  const row = screen.getByText(words).closest('tr');
  return [...(row?.querySelectorAll('td') ?? [])].map(cell => cell.textContent);
};

const events = [
  happened('a', 'joined', 5, { participant: itemKeyOf('mira') }),
  happened('b', 'cobrowse', 60, { until: moment(30), impossible: 'ends-before-start', label: 'interactive' }),
  happened('c', 'transferred', undefined, { origin: 'derived', evidence: ['/lastQueue'], to: { queue: 'Returns' } }),
];

test('each event has a row: when, what, who, details, on what it rests', () => {
  show({ events });
  expect(cells('Mira joined')).toEqual(['09:00:05', 'Mira joined', 'Mira', '', 'recorded']);
  expect(cells('Co-browsing')).toEqual([
    '09:01:00 – 09:00:30 (−30s)',
    'Co-browsing',
    '',
    'interactiveimpossible times: ends before it starts',
    'recorded',
  ]);
  expect(cells('Transferred to Returns')).toEqual([
    'not recorded',
    'Transferred to Returns',
    '',
    '',
    'derivedDerived from /lastQueue',
  ]);
});

test('messages come in where they belong when they are wanted', () => {
  show({ events, messages: [line('1', 'nadia', 20), line('2', 'mira', 30, { audience: 'internal' })] });
  expect(screen.queryByText('words of 1')).toBeNull();
  fireEvent.click(screen.getByLabelText('With messages'));
  expect(cells('words of 2')).toEqual(['09:00:30', 'Message for agents only', 'Mira', 'words of 2', 'recorded']);
  const rows = screen.getAllByRole('row').slice(1);
  expect(rows.map(row => row.querySelectorAll('td')[1]?.textContent)).toEqual([
    'Mira joined',
    'Message',
    'Message for agents only',
    'Co-browsing',
    'Transferred to Returns',
  ]);
});

test('the selection is shown, and a click or the arrow keys change it', () => {
  const onSelect = show({ events }, 'a');
  const row = screen.getByText('Mira joined').closest('tr');
  expect(row?.getAttribute('aria-current')).toBe('true');
  fireEvent.click(screen.getByText('Co-browsing'));
  expect(onSelect).toHaveBeenLastCalledWith('b');
  fireEvent.keyDown(screen.getByRole('table'), { key: 'End' });
  expect(onSelect).toHaveBeenLastCalledWith('c');
});

test('rows say where they stand in the whole table, though few are drawn', () => {
  show({ events: Array.from({ length: 3000 }, (_, n) => happened(`${n}`, 'attribute', n)) });
  const table = screen.getByRole('table');
  expect(table.getAttribute('aria-rowcount')).toBe('3001');
  expect(table.querySelectorAll('tr').length).toBeLessThan(60);
  const second = table.querySelectorAll('tbody tr[data-index]')[1];
  expect(second?.getAttribute('aria-rowindex')).toBe('3');
  expect(within(table).getAllByRole('columnheader')).toHaveLength(5);
});

test('without events says so', () => {
  show({});
  expect(screen.getByText('These files record no events for this conversation.')).toBeTruthy();
});
