// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Instant } from '#shared/domain/time';
import type { Archive, Histogram } from '../../archive/contract/api';
import { fakeStore } from '../../state/testing/archive.fixture';
import { ArchiveTimeline } from './ArchiveTimeline';

const month = (nth: number) => Date.UTC(2025, nth) as Instant;
const months = (...parts: Histogram['parts']): Histogram => ({
  unit: 'month',
  parts,
  buckets: [0, 1, 2, 3].map(nth => ({
    from: month(nth),
    until: month(nth + 1),
    counts: parts.map((_, part) => nth * part),
  })),
  untimed: 2,
});
const bySource = months({ kind: 'value', value: 'liveperson' }, { kind: 'value', value: 'ctlive' });
const byOutcome = months({ kind: 'value', value: 'sold' }, { kind: 'others', values: 3 }, { kind: 'none' });

beforeEach(() => {
  // a document without layout has no width to drag over
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 400, 40));
  HTMLElement.prototype.setPointerCapture = () => undefined;
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

async function show(text = '', facets?: Archive['facets']) {
  const answer = vi.fn<Archive['facets']>(
    facets ??
      (async ({ stackBy }) => ({ total: 8, facets: [], histogram: stackBy === 'outcome' ? byOutcome : bySource })),
  );
  const store = fakeStore({ facets: answer });
  await act(async () => {
    await store.getState().find(text);
    render(<ArchiveTimeline store={store} />);
  });
  return { store, counted: () => answer.mock.calls.filter(([{ stackBy }]) => stackBy !== undefined).length };
}
const bars = () => screen.getByRole('listbox', { name: /over time/ });
const press = (key: string, shiftKey = false) => act(async () => void fireEvent.keyDown(bars(), { key, shiftKey }));
const names = () => screen.getAllByRole('option').map(option => option.getAttribute('aria-label'));
const selected = () => screen.getAllByRole('option').map(option => option.getAttribute('aria-selected') === 'true');

test('each bar says in words what it is made of', async () => {
  await show();
  expect(names()).toEqual([
    'Jan 2025: no conversations',
    'Feb 2025: 1 conversation, Enghouse CTLive 1',
    'Mar 2025: 2 conversations, Enghouse CTLive 2',
    'Apr 2025: 3 conversations, Enghouse CTLive 3',
  ]);
  expect(screen.getByText('2 without a time')).toBeTruthy();
});

test('dragging over bars narrows the search to their time, either way round', async () => {
  const { store } = await show('refund');
  fireEvent.pointerDown(bars(), { clientX: 290, button: 0, pointerId: 1 });
  fireEvent.pointerMove(bars(), { clientX: 150, pointerId: 1 });
  expect(selected()).toEqual([false, true, true, false]);
  await act(async () => void fireEvent.pointerUp(bars(), { clientX: 150, pointerId: 1 }));
  expect(store.getState().draft).toBe('during:2025-02..2025-03 refund');
});

test('keys mark, pick and take away the same', async () => {
  const { store } = await show('refund');
  await press('End');
  await press('ArrowLeft', true);
  expect(selected()).toEqual([false, false, true, true]);
  expect(document.getElementById(bars().getAttribute('aria-activedescendant') ?? '')?.getAttribute('aria-label')).toBe(
    'Mar 2025: 2 conversations, Enghouse CTLive 2',
  );
  await press('Enter');
  expect(store.getState().draft).toBe('during:2025-03..2025-04 refund');
  await press('Delete');
  expect(store.getState().draft.trim()).toBe('refund');
});

test('Escape lets go of what is marked before it takes the time away', async () => {
  const { store } = await show('on:2025-02 refund');
  await press('Home');
  await press('ArrowRight', true);
  await press('Escape');
  expect(selected().filter(Boolean)).toHaveLength(1);
  expect(store.getState().draft).toContain('on:2025-02');
  await press('Escape');
  expect(store.getState().draft.trim()).toBe('refund');
});

test('told apart by outcome, rare ones and none at all have their names', async () => {
  const { store } = await show();
  await act(async () => store.getState().changeSettings({ stackBy: 'outcome' }));
  expect(names()[3]).toBe('Apr 2025: 9 conversations, 3 others 3, no outcome 6');
});

test('folded, nothing is counted; unfolded again, it is', async () => {
  const { store, counted } = await show();
  const fold = () => screen.getByRole('button', { name: 'Over time' });
  fireEvent.click(fold());
  expect(fold().getAttribute('aria-expanded')).toBe('false');
  expect(screen.queryByRole('listbox')).toBeNull();
  const before = counted();
  await act(async () => store.getState().find('other'));
  expect(counted()).toBe(before);
  await act(async () => void fireEvent.click(fold()));
  expect(counted()).toBe(before + 1);
  expect(bars()).toBeTruthy();
});

test('where no conversation found has a time it says so, and counts that cannot be read are said', async () => {
  await show('', async () => ({ total: 3, facets: [] }));
  expect(screen.getByText('None of these conversations has a time.')).toBeTruthy();
  cleanup();
  await show('', () => Promise.reject(new Error('torn')));
  expect(screen.getByText('The counts over time could not be read')).toBeTruthy();
});
