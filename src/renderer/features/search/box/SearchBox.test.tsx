// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { KEY_NAMES } from '#shared/query/language/keys';
import { type FakeArchive, fakeStore } from '../../../state/testing/archive.fixture';
import { SearchDialogs } from '../SearchDialogs';
import { SearchBox } from './SearchBox';

beforeEach(() => {
  // what is typed is asked after a rest, which no test here waits for
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function show(differs: FakeArchive = {}) {
  const asked: string[] = [];
  const left: true[] = [];
  const store = fakeStore({
    search: async ({ text }) => {
      asked.push(text);
      return { total: 0, tookMs: 1, hits: [] };
    },
    values: async (key, prefix) =>
      key === 'agent' && 'mira'.startsWith(prefix) ? [{ value: 'Mira Holm', count: 1204 }] : [],
    words: async prefix => ('refund'.startsWith(prefix) ? [{ value: 'refund', count: 40 }] : []),
    counts: async texts => texts.map(text => (text.startsWith('customer-said:') ? 17 : 1391)),
    ...differs,
  });
  render(<SearchBox store={store} keys="/" onLeave={() => left.push(true)} />);
  const box = screen.getByRole<HTMLInputElement>('combobox', { name: 'Search all conversations' });
  const type = (value: string) =>
    act(async () => {
      box.focus();
      fireEvent.change(box, { target: { value } });
    });
  const press = (key: string, on: Element = box) =>
    act(async () => {
      fireEvent.keyDown(on, { key });
    });
  return { store, asked, left, box, type, press };
}

const chips = () => screen.queryAllByRole('listitem').map(({ textContent }) => textContent);
const options = () => screen.queryAllByRole('option').map(({ textContent }) => textContent);

test('Enter asks at once, and the down arrow then leads to the list', async () => {
  const { asked, left, type, press } = show();
  await type('refund');
  await press('Enter');
  expect(asked).toEqual(['refund']);
  expect(screen.queryByRole('listbox')).toBeNull();
  await press('ArrowDown');
  expect(left).toEqual([true]);
});

test('Escape closes the suggestions, then takes the words away, then the filters, then brings all back', async () => {
  const { store, box, type, press } = show();
  await type('in:Billing refund');
  await press('Escape');
  expect([screen.queryByRole('listbox'), store.getState().draft]).toEqual([null, 'in:Billing refund']);
  await press('Escape');
  expect([store.getState().draft.trim(), box.value, chips()]).toEqual(['in:Billing', '', ['in: Billing']]);
  await press('Escape');
  expect([store.getState().draft, box.value, chips()]).toEqual(['', '', []]);
  expect(screen.getByRole('button', { name: 'Bring back “in:Billing refund”' })).toBeTruthy();
  await press('Escape');
  expect([store.getState().draft, box.value, chips()]).toEqual(['in:Billing refund', 'refund', ['in: Billing']]);
});

test('Ctrl+A chooses the chips, too: what follows is done to all of it', async () => {
  const { store, box, type } = show();
  const key = (name: string, differs = {}) => act(async () => void fireEvent.keyDown(box, { key: name, ...differs }));
  await type('in:Billing refund');
  await key('a', { ctrlKey: true });
  await key('Delete');
  expect([store.getState().draft, chips()]).toEqual(['', []]);
  await type('in:Billing refund');
  await key('a', { ctrlKey: true });
  await type('boots');
  expect([store.getState().draft, chips()]).toEqual(['boots', []]);
  await type('in:Billing refund');
  await key('a', { ctrlKey: true });
  await key('ArrowRight');
  await type('boots');
  expect(chips()).toEqual(['in: Billing']);
});

test('a filter becomes a chip when it is finished, and Backspace at the start takes the last one away', async () => {
  const { store, asked, box, type, press } = show();
  await type('is:spam');
  expect([box.value, chips()]).toEqual(['is:spam', []]);
  await type('is:spam ');
  expect([box.value, chips()]).toEqual(['', ['is: spam']]);
  await type('refund in:Billing ');
  expect([box.value, chips()]).toEqual(['refund ', ['is: spam', 'in: Billing']]);
  box.setSelectionRange(0, 0);
  await press('Backspace');
  expect([box.value, chips(), store.getState().draft]).toEqual(['refund ', ['is: spam'], 'is:spam refund ']);
  expect(asked.at(-1)).toBe('is:spam refund');
});

test('the arrow keys go through the chips; Enter turns one back into text, Delete takes it away', async () => {
  const { store, box, type, press } = show();
  await type('is:spam in:Billing refund');
  await press('Enter');
  box.setSelectionRange(0, 0);
  await press('ArrowLeft');
  expect(document.activeElement?.textContent).toBe('in: Billing');
  await press('ArrowLeft', document.activeElement ?? box);
  expect(document.activeElement?.textContent).toBe('is: spam');
  await press('Enter', document.activeElement ?? box);
  expect([box.value, chips(), document.activeElement]).toEqual(['is:spam refund', ['in: Billing'], box]);
  box.setSelectionRange(0, 0);
  await press('ArrowLeft');
  await press('Delete', document.activeElement ?? box);
  expect([store.getState().draft, document.activeElement]).toEqual(['is:spam refund', box]);
});

test('the cross of a chip takes away that chip', async () => {
  const { store, type, press } = show();
  await type('is:spam -in:Billing refund');
  await press('Enter');
  expect(chips()).toEqual(['is: spam', 'not in: Billing']);
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Remove is: spam' }));
  });
  expect(store.getState().draft).toBe('-in:Billing refund');
});

test('suggestions are told with their counts, walked by the arrows and taken by Enter', async () => {
  const { store, asked, box, type, press } = show();
  await type('mira');
  expect(options()).toEqual([
    'agent:Mira Holm1,204',
    'customer-said:miraWords in messages by the customer17',
    'words that begin with \u2068mira\u20691,391'.replace(/[\u2068\u2069]/g, ''),
  ]);
  expect(within(screen.getByRole('group', { name: 'Agent' })).getAllByRole('option').length).toBe(1);
  await press('ArrowDown');
  const active = document.getElementById(box.getAttribute('aria-activedescendant') ?? '');
  expect([active?.textContent, active?.getAttribute('aria-selected')]).toEqual(['agent:Mira Holm1,204', 'true']);
  await press('Enter');
  expect([store.getState().draft.trim(), chips(), box.value]).toEqual(['agent:="Mira Holm"', ['agent: Mira Holm'], '']);
  expect(asked).toEqual(['agent:="Mira Holm"']);
  expect(screen.queryByRole('listbox')).toBeNull();
});

test('a key that is taken waits for its value, and nothing is asked yet', async () => {
  const { store, box, type, press } = show();
  await type('age');
  await press('ArrowDown');
  await press('Enter');
  expect([box.value, store.getState().search.kind]).toEqual(['agent:', 'unasked']);
  expect(options()).toEqual(['agent:Mira Holm1,204']);
});

test('a suggestion for an older text is not taken: Enter asks what stands in the box', async () => {
  let late: (found: readonly { value: string; count: number }[]) => void = () => undefined;
  const { store, type, press } = show({
    words: prefix =>
      prefix === 'ref' ? Promise.resolve([{ value: 'refund', count: 40 }]) : new Promise(resolve => (late = resolve)),
  });
  await type('ref');
  expect(options()).toContain('refund1,391');
  await type('refi');
  await press('ArrowDown');
  await press('ArrowDown');
  await press('Enter');
  expect(store.getState().draft).toBe('refi');
  await act(async () => late([]));
});

test('what the search finds is said in a sentence, and what was not understood with it', async () => {
  const { box, type } = show();
  await type('score:high refund ');
  const said = document.getElementById(box.getAttribute('aria-describedby') ?? '');
  expect(said?.textContent?.replace(/[\u2068\u2069]/g, '')).toBe(
    'Conversations that contain a word beginning with refund.“high” is not a number and is ignored.The rest of the search still runs.',
  );
  expect([...document.querySelectorAll('u')].map(({ textContent }) => textContent)).toEqual(['high']);
});

test('what is being typed is not called wrong before it is finished', async () => {
  const { box, type } = show();
  await type('score:');
  expect(document.querySelector('u')).toBeNull();
  await act(async () => box.blur());
  expect(document.querySelector('u')?.textContent).toBe('score:');
});

test('the up arrow in the empty box goes back through what was asked before, the down arrow forward', async () => {
  const { store, box, type, press } = show();
  for (const words of ['one', 'two']) {
    await type(words);
    await press('Enter');
  }
  await press('Escape');
  await press('ArrowUp');
  expect(box.value).toBe('two');
  await press('ArrowUp');
  expect(box.value).toBe('one');
  await press('ArrowUp');
  expect(box.value).toBe('one');
  await press('ArrowDown');
  expect(box.value).toBe('two');
  await press('ArrowDown');
  expect(box.value).toBe('');
  expect(store.getState().history).toEqual(['two', 'one']);
});

test('what was asked before and holds what is typed is suggested again', async () => {
  const { asked, type, press } = show();
  await type('in:Billing refund');
  await press('Enter');
  await press('Escape');
  await press('Escape');
  await type('bill');
  await act(async () => {
    fireEvent.click(within(screen.getByRole('group', { name: 'Recent' })).getByRole('option'));
  });
  expect(asked.at(-1)).toBe('in:Billing refund');
});

test('leaving the box makes chips of what can be one, and asks nothing again', async () => {
  const { asked, box, type, press } = show();
  await type('refund in:Billing');
  await press('Enter');
  const before = asked.length;
  await type('refunds is:spam');
  await act(async () => box.blur());
  expect(chips()).toEqual(['in: Billing', 'is: spam']);
  expect(asked.length).toBe(before);
});

test('the cross is there as long as there is something to lift', async () => {
  const { store, type } = show();
  expect(screen.queryByRole('button', { name: 'Clear the search' })).toBeNull();
  await type('refund');
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Clear the search' }));
  });
  expect(store.getState().draft).toBe('');
});

test('an empty box offers what was asked, what was kept, every key and the help', async () => {
  const { store, type, press } = show();
  await type('refund');
  await press('Enter');
  store.getState().saveSearch({ name: 'Missed', text: 'outcome:missed' });
  await type('');
  const titles = screen.getAllByRole('group').map(group => group.getAttribute('aria-label'));
  expect(titles.slice(0, 3)).toEqual(['Recent', 'Saved searches', 'People']);
  expect(options().filter(option => /^[a-z-]+:/.test(option ?? '')).length).toBe(KEY_NAMES.length + 1);
  await act(async () => {
    fireEvent.click(screen.getByRole('option', { name: 'All filters with examples' }));
  });
  expect(store.getState().dialog).toEqual({ kind: 'search-help' });
});

test('a role offers those who have it, and the one that is taken becomes the filter', async () => {
  const { store, type } = show();
  await type('agent:mi');
  expect(options()).toEqual(['agent:Mira Holm1,204', 'agent-said:miWords in messages by an agent1,391']);
  await act(async () => {
    fireEvent.click(screen.getByRole('option', { name: /Mira Holm/ }));
  });
  expect(store.getState().draft.trim()).toBe('agent:="Mira Holm"');
});

test('the same search is shown as text or with chips', async () => {
  const { store, box, type, press } = show();
  await type('in:Billing refund');
  await press('Enter');
  const asText = () => screen.getByRole('button', { name: 'Show the search as text' });
  await act(async () => {
    fireEvent.click(asText());
  });
  expect([chips(), box.value, asText().getAttribute('aria-pressed')]).toEqual([[], 'in:Billing refund', 'true']);
  await type('refund in:Billing,Sales ');
  await press('Enter');
  expect([chips(), box.value]).toEqual([[], 'refund in:Billing,Sales ']);
  await act(async () => {
    fireEvent.click(asText());
  });
  expect([chips(), box.value]).toEqual([['in: Billing, Sales'], 'refund ']);
  expect(store.getState().settings.searchAsText).toBe(false);
});

test('all keys stand in the help with examples, and an example is asked by a press', async () => {
  const { store } = show();
  store.getState().showDialog({ kind: 'search-help' });
  render(<SearchDialogs store={store} onClose={() => store.getState().showDialog({ kind: 'none' })} />);
  const people = screen.getByRole('region', { name: 'People' });
  expect(within(people).getAllByRole('term').length).toBe(7);
  await act(async () => {
    fireEvent.click(within(people).getByRole('button', { name: 'Search for with:"J. Smith"' }));
  });
  expect([store.getState().draft.trim(), store.getState().dialog.kind]).toEqual(['with:"J. Smith"', 'none']);
});
