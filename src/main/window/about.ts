import { app, BrowserWindow, dialog, type MessageBoxOptions } from 'electron';
import { refusedRequests } from '../lockdown/network-guard';
import { TEXTS } from '../texts';

/** Says which program this is and what it is made of, as a bug report needs it, and whether anything tried to get out. */
export async function showAbout(): Promise<void> {
  const { electron, chrome, node } = process.versions;
  const options: MessageBoxOptions = {
    type: 'info',
    title: TEXTS.about,
    message: `${app.getName()} ${app.getVersion()}`,
    detail: [
      `Electron ${electron}`,
      `Chromium ${chrome}`,
      `Node ${node}`,
      `${process.platform} ${process.arch}`,
      '',
      `${TEXTS.refusedRequests} ${refusedRequests()}`,
    ].join('\n'),
    buttons: [TEXTS.close],
    noLink: true,
  };
  const window = BrowserWindow.getFocusedWindow();
  await (window === null ? dialog.showMessageBox(options) : dialog.showMessageBox(window, options));
}
