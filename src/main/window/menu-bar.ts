import { app, Menu } from 'electron';
import type { MenuCommand } from '#shared/host';
import { createRecentFiles, type RecentFiles } from '../files/recent-files';
import { showAbout } from './about';
import { menuTemplate } from './menu';

export interface MenuBar {
  readonly recent: RecentFiles;
  /** The page's commands, which it tells when it begins. */
  showCommands(commands: readonly MenuCommand[]): void;
}

interface MenuBarOptions {
  readonly mac: boolean;
  /** Where the files opened last are kept. */
  readonly recentFile: string;
  readonly run: (command: string) => void;
  readonly open: (path: string) => void;
}

/** The menu bar, drawn anew whenever what it shows is another. */
export function createMenuBar({ mac, recentFile, run, open }: MenuBarOptions): MenuBar {
  let commands: readonly MenuCommand[] = [];
  const draw = () => {
    const about = () => void showAbout();
    const template = menuTemplate({ mac, packaged: app.isPackaged, commands, recent, run, open, about });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
  const recent = createRecentFiles(recentFile, draw);
  draw();
  return {
    recent,
    showCommands: given => {
      commands = given;
      draw();
    },
  };
}
