// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { ALL_COMMANDS } from '../../commands/all';
import { createCommands } from '../../commands/registry';
import { fakeStore } from '../../state/testing/archive.fixture';
import { CommandPalette, matching } from './CommandPalette';

afterEach(cleanup);

test('commands are found by any words of their names, those used last first', () => {
  const ids = (typed: string, recent: readonly string[] = []) =>
    matching(ALL_COMMANDS, typed, recent).map(({ id }) => id);
  expect(ids('PANE next')).toEqual(['pane.next']);
  expect(ids('theme', ['theme.dark'])[0]).toBe('theme.dark');
  expect(ids('no such thing')).toEqual([]);
});

test('what cannot be done now is not offered, and Enter does what is marked', async () => {
  const run: string[] = [];
  render(
    <CommandPalette
      store={fakeStore()}
      commands={createCommands(ALL_COMMANDS, 'linux')}
      recent={[]}
      onRun={({ id }) => run.push(id)}
      onClose={() => undefined}
    />,
  );
  expect(screen.queryByRole('option', { name: /Print/ })).toBeNull();
  const box = screen.getByRole('combobox');
  await act(async () => {
    fireEvent.change(box, { target: { value: 'open' } });
  });
  fireEvent.keyDown(box, { key: 'ArrowDown' });
  expect(screen.getByRole('option', { selected: true }).id).toBe(box.getAttribute('aria-activedescendant'));
  fireEvent.keyDown(box, { key: 'Enter' });
  expect(run).toEqual(['import.openFolder']);
});
