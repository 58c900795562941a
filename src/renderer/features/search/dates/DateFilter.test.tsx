// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Instant } from '#shared/domain/time';
import type { FacetsAnswer, Histogram } from '../../../archive/contract/api';
import { fakeStore } from '../../../state/testing/archive.fixture';
import { DateFilter } from './DateFilter';

const month = (nth: number) => Date.UTC(2025, nth) as Instant;
const months: Histogram = {
  unit: 'month',
  parts: [
    { kind: 'value', value: 'liveperson' },
    { kind: 'value', value: 'ctlive' },
  ],
  buckets: [0, 1, 2, 3].map(nth => ({ from: month(nth), until: month(nth + 1), counts: [nth, 1] })),
  untimed: 2,
};

beforeEach(() => {
  // a document without layout has no width to drag over
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 400, 40));
  HTMLElement.prototype.setPointerCapture = () => undefined;
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

async function show(text = '', found: Partial<FacetsAnswer> = { histogram: months, between: [0, 2, 0, 0], total: 4 }) {
  const store = fakeStore({ facets: async () => ({ total: 4, facets: [], ...found }) });
  await act(async () => {
    await store.getState().find(text);
    await store.getState().readAround(text, false);
    render(<DateFilter store={store} />);
  });
  return store;
}
const plot = () => document.querySelector('[data-plot]') as HTMLElement;
const drag = async (...at: readonly number[]) => {
  fireEvent.pointerDown(plot(), { clientX: at[0], button: 0, pointerId: 1 });
  for (const clientX of at.slice(1)) fireEvent.pointerMove(plot(), { clientX, pointerId: 1 });
  await act(async () => {
    fireEvent.pointerUp(plot(), { clientX: at.at(-1), pointerId: 1 });
  });
};
const grip = (name: string) => screen.getByRole('slider', { name });
const press = (name: string, key: string) =>
  act(async () => {
    fireEvent.keyDown(grip(name), { key });
  });
const chosen = () => [...plot().querySelectorAll<HTMLElement>('[data-bar]')].map(({ dataset }) => dataset.chosen);

test('dragging over the bars says when, either way round', async () => {
  const store = await show('refund');
  await drag(150, 250, 290);
  expect(store.getState().draft).toBe('during:2025-02..2025-03 refund');
  expect(chosen()).toEqual(['false', 'true', 'true', 'false']);
  await drag(290, 20);
  expect(store.getState().draft).toBe('during:2025-01..2025-03 refund');
});

test('a press chooses one bar, and another press on it lets it go', async () => {
  const store = await show();
  await drag(110);
  expect(store.getState().draft.trim()).toBe('on:2025-02');
  await drag(110);
  expect(store.getState().draft.trim()).toBe('');
});

test('the grips do the same by keys, and tell what they stand for', async () => {
  const store = await show('refund');
  await press('Start of the selected time', 'ArrowRight');
  await press('End of the selected time', 'ArrowLeft');
  expect(store.getState().draft).toBe('during:2025-02..2025-03 refund');
  expect(grip('Start of the selected time').getAttribute('aria-valuetext')).toBe('Feb 2025');
  await press('End of the selected time', 'Home');
  expect(store.getState().draft).toBe('on:2025-02 refund');
  await press('Start of the selected time', 'Home');
  await press('End of the selected time', 'End');
  expect(store.getState().draft).toBe('refund');
});

test('the chosen time is told, and taken away by its cross', async () => {
  const store = await show('during:2025-02..2025-03 refund');
  expect(screen.getByText('Feb – Mar 2025')).toBeTruthy();
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Any time' }));
  });
  expect(store.getState().draft).toBe('refund');
});

test('what was found stands among all there are, each bar with its name', async () => {
  await show('refund');
  const bars = within(screen.getByRole('list', { name: 'Conversations over time' })).getAllByRole('listitem');
  expect(bars.map(({ textContent }) => textContent)).toEqual(['Feb 2025 · 2 of 2']);
  const heights = (name: string) =>
    [...plot().querySelectorAll<HTMLElement>(`[data-${name}]`)].map(({ style }) => style.height);
  expect(heights('found')).toEqual(['0%', '100%', '0%', '0%']);
  expect(heights('behind')).toEqual(['25%', '50%', '75%', '100%']);
});

test('where nothing is asked, all there are is what was found', async () => {
  await show();
  const bars = within(screen.getByRole('list', { name: 'Conversations over time' })).getAllByRole('listitem');
  expect(bars.map(({ textContent }) => textContent)).toEqual([
    'Jan 2025 · 1',
    'Feb 2025 · 2',
    'Mar 2025 · 3',
    'Apr 2025 · 4',
  ]);
});

test('the bars stay where nothing is found', async () => {
  await show('zebra', { histogram: months, between: [0, 0, 0, 0], total: 0 });
  expect(plot().querySelectorAll('[data-behind]').length).toBe(4);
  expect(within(screen.getByRole('list', { name: 'Conversations over time' })).queryAllByRole('listitem')).toEqual([]);
});

test('told apart by source, each bar and the chosen time say in words what they are made of', async () => {
  const stacked = {
    parts: months.parts,
    counts: [
      [0, 0],
      [1, 1],
      [0, 0],
      [0, 0],
    ],
  };
  const store = await show('refund', { histogram: months, between: [0, 2, 0, 0], stacked, total: 2 });
  await act(async () => {
    store.getState().changeSettings({ stackBy: 'source' });
    await store.getState().readAround('refund', false);
  });
  const bars = within(screen.getByRole('list', { name: 'Conversations over time' })).getAllByRole('listitem');
  expect(bars.map(({ textContent }) => textContent)).toEqual(['Feb 2025 · 2 of 2 · LivePerson 1 · Enghouse CTLive 1']);
  expect([...plot().querySelectorAll<HTMLElement>('[data-paint]')].map(({ dataset }) => dataset.paint)).toEqual([
    'liveperson',
    'ctlive',
  ]);
  expect(screen.getByText('Enghouse CTLive').parentElement?.textContent).toBe('Enghouse CTLive 1');
});

test('Delete on a grip takes the chosen time away', async () => {
  const store = await show('during:2025-02..2025-03 refund');
  await press('Start of the selected time', 'Delete');
  expect(store.getState().draft).toBe('refund');
});

test('conversations without a time are told, and bars never', async () => {
  await show();
  expect(screen.getByText('2 conversations have no time.')).toBeTruthy();
  cleanup();
  await show('', {});
  expect(document.querySelector('[data-plot]')).toBeNull();
});

test('a time is chosen by name or by its days', async () => {
  const store = await show('refund');
  const open = () =>
    act(async () => {
      fireEvent.click(screen.getByRole('button', { name: 'Choose dates' }));
    });
  await open();
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Last 7 days' }));
  });
  expect(store.getState().draft).toBe('during:-6d..today refund');
  await open();
  await act(async () => {
    fireEvent.change(screen.getByLabelText('From'), { target: { value: '2025-01-02' } });
    fireEvent.change(screen.getByLabelText('To'), { target: { value: '2025-01-09' } });
  });
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Apply' }));
  });
  expect(store.getState().draft).toBe('during:2025-01-02..2025-01-09 refund');
});
