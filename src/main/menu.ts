import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '#shared/ipc/commands';
import { TEXTS } from './texts';

interface MenuOptions {
  readonly mac: boolean;
  /** Developer tools are for those who run it from its sources. */
  readonly packaged: boolean;
  readonly run: (command: MenuCommand) => void;
}

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };

/** The menu bar. What an item does, the page knows; the item's id is the command's. */
export function menuTemplate({ mac, packaged, run }: MenuOptions): MenuItemConstructorOptions[] {
  const item = (command: MenuCommand, label: string, accelerator?: string): MenuItemConstructorOptions => ({
    id: command,
    label,
    ...(accelerator !== undefined && { accelerator }),
    click: () => run(command),
  });
  const settings = item('app.settings', TEXTS.settings, 'CmdOrCtrl+,');

  const file: MenuItemConstructorOptions = {
    label: TEXTS.file,
    submenu: [
      item('import.open', TEXTS.openExports, 'CmdOrCtrl+O'),
      item('import.openFolder', TEXTS.openFolder, 'CmdOrCtrl+Shift+O'),
      SEPARATOR,
      item('app.print', TEXTS.print, 'CmdOrCtrl+P'),
      ...(mac ? [] : [SEPARATOR, settings]),
      SEPARATOR,
      { role: mac ? 'close' : 'quit' },
    ],
  };
  const edit: MenuItemConstructorOptions = {
    label: TEXTS.edit,
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      SEPARATOR,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
      SEPARATOR,
      item('search.focus', TEXTS.search, 'CmdOrCtrl+Shift+F'),
      item('transcript.find', TEXTS.find, 'CmdOrCtrl+F'),
      item('transcript.findNext', TEXTS.findNext, mac ? 'Cmd+G' : 'F3'),
      item('transcript.findPrevious', TEXTS.findPrevious, mac ? 'Cmd+Shift+G' : 'Shift+F3'),
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: TEXTS.view,
    submenu: [
      item('app.palette', TEXTS.palette, 'CmdOrCtrl+Shift+P'),
      SEPARATOR,
      item('library.next', TEXTS.nextConversation, 'Alt+Down'),
      item('library.previous', TEXTS.previousConversation, 'Alt+Up'),
      item('pane.next', TEXTS.nextPane, 'F6'),
      item('pane.previous', TEXTS.previousPane, 'Shift+F6'),
      SEPARATOR,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      // its own key is Ctrl+Plus, which most keyboards have above the equals sign
      { role: 'zoomIn', accelerator: 'CmdOrCtrl+=', visible: false },
      { role: 'zoomOut' },
      { role: 'togglefullscreen' },
      ...(packaged ? [] : [SEPARATOR, { role: 'toggleDevTools' } as const]),
    ],
  };
  const help: MenuItemConstructorOptions = {
    role: 'help',
    label: TEXTS.help,
    submenu: [
      item('app.shortcuts', TEXTS.shortcuts, mac ? undefined : 'F1'),
      ...(mac ? [] : [SEPARATOR, { role: 'about' } as const]),
    ],
  };
  return [...(mac ? [applicationMenu(settings)] : []), file, edit, view, { role: 'windowMenu' }, help];
}

/** The menu with the program's name, which macOS has. */
function applicationMenu(settings: MenuItemConstructorOptions): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      SEPARATOR,
      settings,
      SEPARATOR,
      { role: 'services' },
      SEPARATOR,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      SEPARATOR,
      { role: 'quit' },
    ],
  };
}
