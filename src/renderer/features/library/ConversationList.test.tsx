// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Archive } from '../../archive/contract/api';
import { fakeConversation, fakeHit, fakeStore, NOW } from '../../state/testing/archive.fixture';
import { ConversationList } from './ConversationList';

// a document without layout has no height, and a list without height no rows
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(800);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(400);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const TOTAL = 54_217;
const many: Archive['search'] = async ({ offset, limit }) => ({
  total: TOTAL,
  tookMs: 9,
  hits: Array.from({ length: limit }, (_, index) => fakeHit(String(offset + index))),
});

async function show(differs: Partial<Archive>, text = '') {
  const store = fakeStore({ conversation: async key => fakeConversation(key.split(':')[2] ?? ''), ...differs });
  await store.getState().find(text);
  await act(async () => {
    render(<ConversationList store={store} now={NOW} />);
  });
  return store;
}

test('tells the size of the whole set and keeps only what is in sight', async () => {
  await show({ search: many });
  const grid = screen.getByRole('grid', { name: 'Conversations' });
  expect(grid.getAttribute('aria-rowcount')).toBe(String(TOTAL));
  expect(screen.getAllByRole('row').length).toBeLessThan(40);
  expect(screen.getAllByRole('row')[2]?.getAttribute('aria-rowindex')).toBe('3');
  expect(screen.getByRole('heading', { name: '54,217 conversations' })).toBeTruthy();
});

test('is one tab stop, with the active row named', async () => {
  const store = await show({ search: many });
  const grid = screen.getByRole('grid');
  await act(async () => {
    fireEvent.keyDown(grid, { key: 'ArrowDown' });
  });
  await act(async () => {
    fireEvent.keyDown(grid, { key: 'ArrowDown' });
  });
  expect(store.getState().cursor).toBe(1);
  const active = document.getElementById(grid.getAttribute('aria-activedescendant') ?? '');
  expect(active?.getAttribute('aria-rowindex')).toBe('2');
  expect(active?.getAttribute('aria-selected')).toBe('true');
  expect(document.querySelectorAll('[role="row"] [tabindex="0"]').length).toBe(0);
});

test('the last row is one key away, and stays in the document', async () => {
  const store = await show({ search: many });
  await act(async () => {
    fireEvent.keyDown(screen.getByRole('grid'), { key: 'End' });
  });
  expect(store.getState().cursor).toBe(TOTAL - 1);
  expect(document.getElementById(`conversation-row-${TOTAL - 1}`)).toBeTruthy();
});

test('a customer is shown as text, with the hits marked', async () => {
  await show(
    {
      search: async () => ({
        total: 1,
        tookMs: 1,
        hits: [
          {
            ...fakeHit('1', { customer: '<img src=x>' }),
            excerpt: { text: 'my refund', marks: [{ start: 3, end: 9 }] },
          },
        ],
      }),
    },
    'refund',
  );
  expect(screen.getByText('<img src=x>')).toBeTruthy();
  expect(document.querySelector('img')).toBeNull();
  expect(document.querySelector('mark')?.textContent).toBe('refund');
});

test('no hits says which words, and offers to lift them', async () => {
  const store = await show({ search: async () => ({ total: 0, tookMs: 1, hits: [] }) }, 'zebra');
  expect(screen.getByText(/“zebra”/)).toBeTruthy();
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Clear the search' }));
  });
  expect(store.getState().draft).toBe('');
});

test('a failed search says so and can be tried again', async () => {
  let broken = true;
  await show({ search: request => (broken ? Promise.reject(new Error('torn')) : many(request)) });
  expect(screen.getByRole('heading', { name: 'The search failed' })).toBeTruthy();
  broken = false;
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  });
  expect(screen.getAllByRole('row').length).toBeGreaterThan(0);
});

test('a part that could not be read is said, and the rest stays', async () => {
  const store = await show({
    search: request => (request.offset > 0 ? Promise.reject(new Error('torn')) : many(request)),
  });
  await act(async () => {
    await store.getState().wantRows(400, 410);
  });
  expect(screen.getByText(/part of the list could not be read/)).toBeTruthy();
  expect(screen.getAllByRole('row').length).toBeGreaterThan(0);
});

test('a count is announced for each question of the user, and for no change of the archive', async () => {
  const store = await show({ search: many });
  const before = store.getState().said.count;
  await act(async () => {
    await store.getState().findAgain();
  });
  expect(store.getState().said.count).toBe(before);
  await act(async () => {
    await store.getState().find('refund');
  });
  await act(async () => {
    await store.getState().find('refunds');
  });
  expect(store.getState().said).toEqual({ words: '54,217 conversations', count: before + 2 });
});

test('what a search could not look through is said', async () => {
  await show(
    { search: async () => ({ total: 1, tookMs: 1, hits: [fakeHit('1')], incomplete: { undecided: 3, unindexed: 0 } }) },
    '/order/',
  );
  expect(screen.getByText('3 conversations could not be searched in time and may be missing.')).toBeTruthy();
});

test('where nothing is found, a looser search is one press away', async () => {
  const store = await show(
    {
      search: async ({ text }) => ({ total: text === 'zebra' ? 2 : 0, tookMs: 1, hits: [] }),
      counts: async texts => texts.map(text => (text === 'zebra' ? 2 : 0)),
    },
    'in:Billing zebra',
  );
  expect(screen.getByRole('heading', { name: 'No results' })).toBeTruthy();
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: /^zebra/ }));
  });
  expect(store.getState().draft).toBe('zebra');
});

test('a hit outside of what was said tells where it stands, and one of many how many there are', async () => {
  await show(
    {
      search: async () => ({
        total: 1,
        tookMs: 1,
        hits: [{ ...fakeHit('1'), excerpt: { text: 'spring sale', marks: [] }, area: 'campaign', hitCount: 7 }],
      }),
    },
    'sale',
  );
  expect(screen.getByText('Campaign')).toBeTruthy();
  expect(screen.getByText('7 hits')).toBeTruthy();
});

const pick = async (button: RegExp, option: string) => {
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: button }));
  });
  await act(async () => {
    fireEvent.click(screen.getByRole('option', { name: option }));
  });
};

test('a second order stands behind the first, and never repeats it', async () => {
  const store = await show({ search: many });
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Add second sort' }));
  });
  await pick(/^Then the newest/, 'Longest first');
  expect(store.getState().settings.sort).toEqual([
    { column: 'startedAt', descending: true },
    { column: 'durationMs', descending: true },
  ]);
  await act(async () => {
    fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' });
  });
  await pick(/Order$/, 'Longest first');
  expect(store.getState().sort).toEqual([{ column: 'durationMs', descending: true }]);
});

test('a third order is told with the others, and goes with what stands before it', async () => {
  const store = await show({ search: many });
  await act(async () => {
    await store.getState().sortBy([
      { column: 'source', descending: false },
      { column: 'durationMs', descending: true },
    ]);
  });
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Add second sort' }));
  });
  await pick(/^Then the newest/, 'Interactive first');
  expect(screen.getByText('Source A to Z, Longest first, then Interactive first')).toBeTruthy();
  await pick(/^Longest first/, 'Then the newest');
  expect(store.getState().sort).toEqual([{ column: 'source', descending: false }]);
});
