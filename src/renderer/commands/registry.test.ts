import { expect, test } from 'vitest';
import { fakeStore } from '../state/testing/archive.fixture';
import { ALL_COMMANDS } from './all';
import type { Command } from './command';
import { createCommands, mayRun } from './registry';

const command = (id: string, ...keys: Command['keys']): Command => ({
  id,
  name: 'command.app.settings',
  keys,
  run: () => undefined,
});

test('two commands with one key or one name are refused', () => {
  expect(() => createCommands([command('a.one', 'J'), command('a.two', 'J')], 'linux')).toThrow('both want J');
  expect(() => createCommands([command('a.one'), command('a.one')], 'linux')).toThrow('two commands are named a.one');
});

test.each(['mac', 'windows', 'linux', 'other'] as const)(
  'no key of the real commands has two owners on %s',
  platform => {
    expect(createCommands(ALL_COMMANDS, platform).all.length).toBe(ALL_COMMANDS.length);
  },
);

test('a key leads to its command', () => {
  const commands = createCommands(ALL_COMMANDS, 'linux');
  const event = { key: 'j', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
  expect(commands.byKeys(event)?.command.id).toBe('library.next');
  expect(commands.byKeys({ ...event, key: 'x' })).toBeUndefined();
});

test('single letters rest while something is typed, and when they are turned off', () => {
  const next = command('library.next', 'J');
  const store = fakeStore();
  expect(mayRun(next, 'J', store.getState(), false)).toBe(true);
  expect(mayRun(next, 'J', store.getState(), true)).toBe(false);
  store.getState().changeSettings({ singleKeys: false });
  expect(mayRun(next, 'J', store.getState(), false)).toBe(false);
  expect(mayRun(next, 'Alt+ArrowDown', store.getState(), true)).toBe(true);
});

test('undo is left to the text while something is typed', () => {
  const undo = { ...command('marks.undo', 'Mod+Z'), leavesTyping: true };
  expect(mayRun(undo, 'Mod+Z', fakeStore().getState(), false)).toBe(true);
  expect(mayRun(undo, 'Mod+Z', fakeStore().getState(), true)).toBe(false);
});

test('what cannot be done now is not run', () => {
  const commands = createCommands(ALL_COMMANDS, 'linux');
  const print = commands.byId('app.print');
  expect(print && mayRun(print, 'Mod+P', fakeStore().getState(), false)).toBe(false);
});
