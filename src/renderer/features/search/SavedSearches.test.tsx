// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { fakeStore } from '../../state/testing/archive.fixture';
import { SavedSearches } from './SavedSearches';
import { SearchDialogs } from './SearchDialogs';

afterEach(cleanup);

async function show() {
  const store = fakeStore({ counts: async texts => texts.map(text => text.length) });
  await act(async () => {
    await store.getState().find('score:<40');
    render(
      <>
        <SavedSearches store={store} />
        <SearchDialogs store={store} onClose={() => store.getState().showDialog({ kind: 'none' })} />
      </>,
    );
  });
  return store;
}
const click = (name: string | RegExp, role = 'button') =>
  act(async () => {
    fireEvent.click(screen.getByRole(role, { name }));
  });
const name = (value: string) =>
  act(async () => {
    fireEvent.change(screen.getByRole('textbox', { name: 'Name' }), { target: { value } });
    fireEvent.submit(screen.getByRole('textbox', { name: 'Name' }));
  });

test('a search is saved under a name, stands there with its count, and is asked again', async () => {
  const store = await show();
  await act(async () => store.getState().showDialog({ kind: 'save-search' }));
  await name('Low scores');
  expect(screen.queryByRole('dialog')).toBeNull();
  const row = screen.getByRole('button', { name: 'Low scores 9' });
  expect(row.getAttribute('aria-current')).toBe('true');
  await act(async () => {
    await store.getState().find('');
  });
  await click('Low scores 9');
  expect(store.getState().draft).toBe('score:<40');
});

test('it is renamed and deleted by its menu', async () => {
  const store = await show();
  await act(async () => store.getState().saveSearch({ name: 'Low', text: 'score:<40' }));
  await click('Options for “Low”');
  await click('Rename…', 'menuitem');
  await name('Lower');
  expect(store.getState().saved.map(search => search.name)).toEqual(['Lower']);
  await click('Options for “Lower”');
  await click('Delete', 'menuitem');
  expect(store.getState().saved).toEqual([]);
  expect(screen.getByText('Save a search to have it here with its count.')).toBeTruthy();
});

test('what was deleted is said, and comes back to its place', async () => {
  const store = await show();
  await act(async () => {
    for (const text of ['one', 'two', 'three']) store.getState().saveSearch({ name: text, text });
  });
  await click('Options for “two”');
  await click('Delete', 'menuitem');
  expect(screen.getByText('“two” was deleted.')).toBeTruthy();
  expect(document.activeElement?.textContent).toBe('Undo');
  await click('Undo');
  expect(store.getState().saved.map(each => each.name)).toEqual(['one', 'two', 'three']);
  expect(screen.queryByText('“two” was deleted.')).toBeNull();
});

test('searches are moved up and down, the first and the last only one way', async () => {
  const store = await show();
  await act(async () => {
    for (const text of ['one', 'two', 'three']) store.getState().saveSearch({ name: text, text });
  });
  await click('Options for “three”');
  expect(screen.getByRole('menuitem', { name: 'Move down' }).getAttribute('aria-disabled')).toBe('true');
  await click('Move up', 'menuitem');
  expect(store.getState().saved.map(each => each.name)).toEqual(['one', 'three', 'two']);
  await click('Options for “one”');
  await click('Move down', 'menuitem');
  expect(store.getState().saved.map(each => each.name)).toEqual(['three', 'one', 'two']);
});

test('all of them are passed on as text, and those of a colleague taken', async () => {
  const store = await show();
  await act(async () => store.getState().saveSearch({ name: 'Low', text: 'score:<40' }));
  await act(async () => store.getState().showDialog({ kind: 'searches-text' }));
  const box = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Searches' });
  expect(box.value).toBe('# Low\nscore:<40\n');
  await act(async () => {
    fireEvent.change(box, { target: { value: `${box.value}\n# Theirs\nis:spam\n` } });
  });
  expect(screen.getByText('2 searches')).toBeTruthy();
  await click('Replace my searches');
  expect(store.getState().saved).toEqual([
    { id: 'id-1', name: 'Low', text: 'score:<40' },
    { id: 'id-2', name: 'Theirs', text: 'is:spam' },
  ]);
});
