import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import { MENU_COMMANDS } from '#shared/ipc/commands';
import { menuTemplate } from './menu';

function itemsOf(template: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] {
  return template.flatMap(item => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])]);
}

describe.each([
  { system: 'macOS', mac: true },
  { system: 'Windows and Linux', mac: false },
])('the menu of $system', ({ mac }) => {
  const ran: string[] = [];
  const items = itemsOf(menuTemplate({ mac, packaged: true, run: command => ran.push(command) }));

  test('has one item for each command, which runs it', () => {
    const ids = items.flatMap(({ id }) => (id === undefined ? [] : [id]));
    expect(ids.toSorted()).toEqual(MENU_COMMANDS.toSorted());
    for (const item of items) Reflect.apply(item.click ?? (() => undefined), undefined, []);
    expect(ran).toEqual(ids);
  });

  test('gives no key to two items', () => {
    const keys = items.flatMap(({ accelerator }) => (typeof accelerator === 'string' ? [accelerator] : []));
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('has developer tools only where it is not packaged', () => {
    const roles = (packaged: boolean) =>
      itemsOf(menuTemplate({ mac, packaged, run: () => undefined })).map(({ role }) => role);
    expect(roles(true)).not.toContain('toggleDevTools');
    expect(roles(false)).toContain('toggleDevTools');
  });
});
