// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { fakeStore } from '../../state/archive.fixture';
import { SearchBox } from './SearchBox';

afterEach(cleanup);

function show() {
  const asked: string[] = [];
  const left: true[] = [];
  const store = fakeStore({
    search: async ({ text }) => {
      asked.push(text);
      return { total: 0, tookMs: 1, hits: [] };
    },
  });
  render(<SearchBox store={store} keys="/" onLeave={() => left.push(true)} />);
  return { store, asked, left, box: screen.getByRole('searchbox', { name: 'Search all conversations' }) };
}

test('Enter asks at once, Escape empties, the down arrow leads to the list', async () => {
  const { asked, left, box } = show();
  await act(async () => {
    fireEvent.change(box, { target: { value: 'refund' } });
    fireEvent.keyDown(box, { key: 'Enter' });
  });
  await act(async () => {
    fireEvent.keyDown(box, { key: 'Escape' });
  });
  fireEvent.keyDown(box, { key: 'ArrowDown' });
  expect(asked).toEqual(['refund', '']);
  expect(left).toEqual([true]);
  expect((box as HTMLInputElement).value).toBe('');
});

test('the cross is there as long as there is something to clear', async () => {
  const { store, box } = show();
  expect(screen.queryByRole('button', { name: 'Clear the search' })).toBeNull();
  fireEvent.change(box, { target: { value: 'refund' } });
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Clear the search' }));
  });
  expect(store.getState().draft).toBe('');
});
