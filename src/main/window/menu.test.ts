import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import type { MenuCommand } from '#shared/host';
import type { RecentFiles } from '../files/recent-files';
import { menuTemplate } from './menu';

type Item = MenuItemConstructorOptions;

const COMMANDS: readonly MenuCommand[] = [
  { id: 'import.open', label: 'Open exports…', keys: ['Mod+O'] },
  { id: 'search.focus', label: 'Search everything', keys: ['/', 'Mod+Shift+F'] },
  { id: 'library.next', label: 'Next conversation', keys: ['J', 'Alt+ArrowDown'] },
  { id: 'marks.note', label: 'Write a note…', keys: ['M'] },
  { id: 'pane.next', label: 'Next pane', keys: ['F6'] },
  { id: 'transcript.findPrevious', label: 'Previous hit', keys: ['Shift+F3'] },
  { id: 'app.settings', label: 'Settings…', keys: ['Mod+,'] },
  { id: 'app.shortcuts', label: 'Keys & more', keys: ['?', 'F1'] },
  { id: 'brandnew.area', label: 'New', keys: [] },
];

function itemsOf(template: readonly Item[]): readonly Item[] {
  return template.flatMap(item => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])]);
}

describe.each([
  { system: 'macOS', mac: true },
  { system: 'Windows and Linux', mac: false },
])('the menu of $system', ({ mac }) => {
  const ran: string[] = [];
  const recent: RecentFiles = {
    list: () => ['/exports/march/a&b.json', '/exports/all'],
    add: () => undefined,
    forget: () => ran.push('forgotten'),
    turn: on => ran.push(on ? 'on' : 'off'),
  };
  const options = {
    mac,
    packaged: true,
    recent,
    run: (id: string) => ran.push(id),
    open: (path: string) => ran.push(path),
    about: () => ran.push('about'),
  };
  const items = itemsOf(menuTemplate({ ...options, commands: COMMANDS }));
  const itemOf = (id: string) => items.find(item => item.id === id);

  test('has one item for each command, which runs it', () => {
    const own = items.filter(({ id }) => id !== undefined && id !== 'app.about' && !id.startsWith('recent.'));
    expect(own.map(({ id }) => id).toSorted()).toEqual(COMMANDS.map(({ id }) => id).toSorted());
    ran.length = 0;
    for (const { click } of own) Reflect.apply(click ?? (() => undefined), undefined, []);
    expect(ran).toEqual(own.map(({ id }) => id));
  });

  test('has the keys of the commands, but none that is something to type', () => {
    const keys = Object.fromEntries(COMMANDS.map(({ id }) => [id, itemOf(id)?.accelerator]));
    expect(keys).toEqual({
      'import.open': 'CmdOrCtrl+O',
      'search.focus': 'CmdOrCtrl+Shift+F',
      'library.next': 'Alt+Down',
      'marks.note': undefined,
      'pane.next': 'F6',
      'transcript.findPrevious': 'Shift+F3',
      'app.settings': 'CmdOrCtrl+,',
      'app.shortcuts': 'F1',
      'brandnew.area': undefined,
    });
  });

  test('takes names as they are', () => {
    expect(itemOf('app.shortcuts')?.label).toBe('Keys && more');
  });

  test('opens, clears and turns off what was opened last', () => {
    ran.length = 0;
    for (const id of ['recent.0', 'recent.1', 'recent.clear', 'recent.remember']) {
      Reflect.apply(itemOf(id)?.click ?? (() => undefined), undefined, []);
    }
    expect(ran).toEqual(['/exports/march/a&b.json', '/exports/all', 'forgotten', 'off']);
    expect(itemOf('recent.0')?.label).toMatch(/^march.a&&b\.json$/);
    const off = itemsOf(menuTemplate({ ...options, recent: { ...recent, list: () => undefined }, commands: [] }));
    expect(off.find(({ id }) => id === 'recent.remember')?.checked).toBe(false);
    expect(off.find(({ id }) => id === 'recent.clear')).toBeUndefined();
  });

  test('tells about the program', () => {
    ran.length = 0;
    Reflect.apply(itemOf('app.about')?.click ?? (() => undefined), undefined, []);
    expect(ran).toEqual(['about']);
  });

  test('is there before a page is, without a line at an end or beside another', () => {
    for (const commands of [[], COMMANDS]) {
      for (const { submenu } of menuTemplate({ ...options, commands })) {
        const types = (Array.isArray(submenu) ? submenu : []).map(({ type }) => type ?? 'item').join(' ');
        expect(types).not.toMatch(/^separator|separator$|separator separator/);
      }
    }
  });

  test('has developer tools only where it is not packaged', () => {
    const roles = (packaged: boolean) =>
      itemsOf(menuTemplate({ ...options, packaged, commands: [] })).map(({ role }) => role);
    expect(roles(true)).not.toContain('toggleDevTools');
    expect(roles(false)).toContain('toggleDevTools');
  });
});
