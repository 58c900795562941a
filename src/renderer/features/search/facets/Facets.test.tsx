// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { FacetsAnswer } from '../../../archive/contract/api';
import { fakeStore } from '../../../state/testing/archive.fixture';
import { Facets } from './Facets';

afterEach(cleanup);

const agents = Array.from({ length: 9 }, (_, nth) => ({ value: `Agent ${nth}`, count: 90 - nth }));
const WHOLE: FacetsAnswer = {
  total: 99,
  facets: [
    {
      key: 'source',
      values: [
        { value: 'liveperson', count: 60 },
        { value: 'ctlive', count: 39 },
      ],
      distinct: 2,
      without: 0,
    },
    { key: 'agent', values: agents, distinct: 120, without: 2 },
    { key: 'has', values: [{ value: 'internal', count: 4 }], distinct: 1, without: 95 },
    { key: 'channel', values: [{ value: 'chat', count: 99 }], distinct: 1, without: 0 },
    {
      key: 'lang',
      values: [
        { value: 'it', count: 3 },
        { value: 'de', count: 2 },
      ],
      distinct: 2,
      without: 94,
    },
  ],
};

async function show(text = '', answer: FacetsAnswer = WHOLE) {
  const store = fakeStore({
    facets: async ({ text: asked, keys }) => {
      const { total, facets } = asked === text ? answer : WHOLE;
      return { total, facets: facets.filter(({ key }) => keys?.includes(key) ?? true) };
    },
    values: async (_, letters) => (letters === 't 7' ? [{ value: 'Tenant 77', count: 1 }] : []),
  });
  await act(async () => {
    await store.getState().find(text);
    await store.getState().readAround(text, false);
    render(<Facets store={store} />);
  });
  return store;
}
const rows = (section: string) =>
  within(screen.getByRole('region', { name: section }))
    .getAllByRole('button')
    .map(({ textContent }) => textContent);
const press = (name: string | RegExp) =>
  act(async () => {
    fireEvent.click(screen.getByRole('button', { name }));
  });

test('values are told with their counts, in the words of the interface', async () => {
  await show();
  expect(rows('Source')).toEqual(['Source', 'LivePerson60', 'Enghouse CTLive39']);
  expect(rows('Contains')).toEqual(['Contains', 'Agent-only lines4']);
  // every conversation has it
  expect(screen.queryByRole('region', { name: 'Channel' })).toBeNull();
});

test('six values are shown, and the others on demand', async () => {
  await show();
  expect(rows('Agent').length).toBe(1 + 6 + 1);
  await press('Show 3 more');
  expect(rows('Agent').length).toBe(1 + 9 + 1);
  expect(screen.getByText('Filter by letters to find 111 more.')).toBeTruthy();
  const letters = screen.getByRole('searchbox', { name: 'Filter: Agent' });
  await act(async () => void fireEvent.change(letters, { target: { value: 'T 7' } }));
  expect(rows('Agent').slice(1, -1)).toEqual(['Agent 783', 'Tenant 77']);
  await act(async () => void fireEvent.change(letters, { target: { value: '' } }));
  await press('Show fewer');
  expect(rows('Agent').length).toBe(1 + 6 + 1);
});

test('picking a value writes a filter into the search, picking it again takes it out', async () => {
  const store = await show('refund');
  await press(/^Agent 3/);
  expect(store.getState().draft).toBe('agent:="Agent 3" refund');
  expect(screen.getByRole('button', { name: /^Agent 3/ }).getAttribute('aria-pressed')).toBe('true');
  await press(/^Agent 3/);
  expect(store.getState().draft).toBe('refund');
});

test('a value that is asked for stays, also when nothing is found in it', async () => {
  await show('in:Nowhere', { total: 0, facets: [] });
  const row = screen.getByRole('button', { name: /^Nowhere/ });
  expect(row.getAttribute('aria-pressed')).toBe('true');
  expect(screen.getByRole('button', { name: /^LivePerson/ }).dataset.empty).toBe('true');
});

test('a facet is folded and unfolded, and that is remembered', async () => {
  const store = await show();
  const title = screen.getByRole('button', { name: 'Language' });
  expect(title.getAttribute('aria-expanded')).toBe('false');
  await press('Language');
  expect(rows('Language')).toEqual(['Language', 'it3', 'de2']);
  expect(store.getState().settings.openFacets).toContain('lang');
  await press('Language');
  expect(store.getState().settings.openFacets).not.toContain('lang');
});

test('counts that could not be read are said to be missing', async () => {
  const store = fakeStore({ facets: () => Promise.reject(new Error('torn')) });
  await act(async () => {
    await store.getState().readAround('', false);
    render(<Facets store={store} />);
  });
  expect(screen.getByText('The counts could not be read')).toBeTruthy();
});

test('while somebody points at the values, they do not change places', async () => {
  const counts = [
    { LivePerson: 5, CTLive: 4 },
    { LivePerson: 1, CTLive: 2 },
  ].map(({ LivePerson, CTLive }) => ({
    total: LivePerson + CTLive,
    facets: [
      {
        key: 'in' as const,
        values: [
          { value: 'Billing', count: LivePerson },
          { value: 'Sales', count: CTLive },
        ].toSorted((a, b) => b.count - a.count),
        distinct: 2,
        without: 0,
      },
    ],
  }));
  const [first = { total: 0, facets: [] }, second = first] = counts;
  const store = fakeStore({ facets: async ({ text }) => (text === '' ? first : second) });
  await act(async () => {
    await store.getState().readAround('', false);
    render(<Facets store={store} />);
  });
  const all = document.querySelector('[data-facets]') as HTMLElement;
  fireEvent.pointerEnter(all);
  await act(async () => store.getState().readAround('refund', false));
  expect(rows('Queue')).toEqual(['Queue', 'Billing1', 'Sales2']);
  fireEvent.pointerLeave(all);
  expect(rows('Queue')).toEqual(['Queue', 'Sales2', 'Billing1']);
});
