// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { fakeConversation, fakeHit, fakeStore } from '../../state/testing/archive.fixture';
import { GoToDialog } from './GoToDialog';

afterEach(cleanup);

test('Enter before the answer is there opens the first one when it comes', async () => {
  const answers: (() => void)[] = [];
  const store = fakeStore({
    search: async ({ text }) => {
      await new Promise<void>(answer => answers.push(answer));
      return { total: 1, tookMs: 1, hits: [fakeHit(text.replace('anywhere:', ''))] };
    },
    conversation: async key => fakeConversation(key.split(':')[2] ?? ''),
  });
  const onClose = vi.fn();
  render(<GoToDialog store={store} onClose={onClose} />);
  const box = screen.getByRole('combobox');
  fireEvent.change(box, { target: { value: '4' } });
  fireEvent.keyDown(box, { key: 'Enter' });
  expect(onClose).not.toHaveBeenCalled();
  expect(screen.getByRole('status').textContent).toContain('The first one will be opened');
  // what is typed on takes the wish back
  fireEvent.change(box, { target: { value: '42' } });
  fireEvent.keyDown(box, { key: 'Enter' });
  await act(async () => {
    for (const answer of answers) answer();
  });
  expect(onClose).toHaveBeenCalledTimes(1);
  expect(store.getState().open).toEqual({ kind: 'open', conversation: fakeConversation('42') });
});
