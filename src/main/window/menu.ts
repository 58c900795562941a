import { basename, dirname, join } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '#shared/host';
import type { RecentFiles } from '../files/recent-files';
import { TEXTS } from '../texts';

interface MenuOptions {
  readonly mac: boolean;
  /** Developer tools are for those who run it from its sources. */
  readonly packaged: boolean;
  /** What the page can do, in its order. None before there is one. */
  readonly commands: readonly MenuCommand[];
  readonly run: (command: string) => void;
  readonly recent: RecentFiles;
  readonly open: (path: string) => void;
  readonly about: () => void;
}

type Item = MenuItemConstructorOptions;

const SEPARATOR: Item = { type: 'separator' };
const CHORD = /^((?:(?:Mod|Alt|Shift)\+)*)([A-Z1-9,[\]]|F\d|Arrow(?:Up|Down|Left|Right))$/;

/** The menu bar, with an item for every command of the page: what an item does, the page knows; its id is the command's. */
export function menuTemplate({ mac, packaged, commands, run, recent, open, about }: MenuOptions): Item[] {
  const placed = new Set<string>();
  const items = (fits: (command: MenuCommand) => boolean): Item[] =>
    commands
      .filter(command => !placed.has(command.id) && fits(command))
      .map(({ id, label, keys }) => {
        placed.add(id);
        const accelerator = keys.map(acceleratorOf).find(each => each !== undefined);
        // a single one would underline the letter behind it
        const name = label.replaceAll('&', '&&');
        return { id, label: name, ...(accelerator !== undefined && { accelerator }), click: () => run(id) };
      });
  const named = (wanted: string) => items(({ id }) => id === wanted);
  const area = (wanted: string) => items(({ id }) => id.startsWith(`${wanted}.`));
  const aboutItem: Item = { id: 'app.about', label: TEXTS.about, click: about };
  const settings = named('app.settings');
  const shortcuts = named('app.shortcuts');
  const palette = named('app.palette');

  const file: Item = {
    label: TEXTS.file,
    submenu: sections(
      [...area('import'), recentMenu(recent, open)],
      named('app.print'),
      area('archive'),
      mac ? [] : settings,
      [{ role: mac ? 'close' : 'quit' }],
    ),
  };
  const edit: Item = {
    label: TEXTS.edit,
    submenu: sections(
      [{ role: 'undo' }, { role: 'redo' }],
      [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
      area('transcript'),
    ),
  };
  const search: Item = { label: TEXTS.search, submenu: area('search') };
  const conversation: Item = {
    label: TEXTS.conversation,
    submenu: sections(area('library'), area('conversation'), area('marks')),
  };
  const view: Item = {
    label: TEXTS.view,
    submenu: sections(
      palette,
      [...area('pane'), ...area('sidebar'), ...area('inspector')],
      area('zone'),
      area('theme'),
      // whatever has no place of its own
      items(() => true),
      [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        // its own key is Ctrl+Plus, which most keyboards have above the equals sign
        { role: 'zoomIn', accelerator: 'CmdOrCtrl+=', visible: false },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
      ],
      packaged ? [] : [{ role: 'toggleDevTools' }],
    ),
  };
  const help: Item = { role: 'help', label: TEXTS.help, submenu: sections(shortcuts, mac ? [] : [aboutItem]) };
  const own = commands.length === 0 ? [] : [search, conversation];
  return [
    ...(mac ? [applicationMenu(aboutItem, settings)] : []),
    ...[file, edit, ...own, view, { role: 'windowMenu' } as const, help],
  ];
}

function recentMenu(recent: RecentFiles, open: (path: string) => void): Item {
  const paths = recent.list();
  const remember: Item = {
    id: 'recent.remember',
    type: 'checkbox',
    label: TEXTS.rememberRecent,
    checked: paths !== undefined,
    click: () => recent.turn(paths === undefined),
  };
  const files = (paths ?? []).map(
    (path, n): Item => ({
      id: `recent.${n}`,
      label: join(basename(dirname(path)), basename(path)).replaceAll('&', '&&'),
      click: () => open(path),
    }),
  );
  const clear: Item[] =
    files.length === 0 ? [] : [{ id: 'recent.clear', label: TEXTS.clearRecent, click: () => recent.forget() }];
  return { label: TEXTS.recent, submenu: sections(files, [...clear, remember]) };
}

/** Lists with a line between any two. */
function sections(...lists: readonly (readonly Item[])[]): Item[] {
  return lists.filter(list => list.length > 0).flatMap((list, n) => (n === 0 ? list : [SEPARATOR, ...list]));
}

/** A key that is also something to type is the page's alone: the menu would take it from the text. */
function acceleratorOf(chord: string): string | undefined {
  const [, modifiers = '', key = ''] = CHORD.exec(chord) ?? [];
  if (key === '' || !(modifiers.includes('Mod') || modifiers.includes('Alt') || /^F\d$/.test(key))) return undefined;
  return modifiers.replace('Mod', 'CmdOrCtrl') + key.replace('Arrow', '');
}

/** The menu with the program's name, which macOS has. */
function applicationMenu(about: Item, settings: readonly Item[]): Item {
  return {
    role: 'appMenu',
    submenu: sections(
      [about],
      settings,
      [{ role: 'services' }],
      [{ role: 'hide' }, { role: 'hideOthers' }, { role: 'unhide' }],
      [{ role: 'quit' }],
    ),
  };
}
