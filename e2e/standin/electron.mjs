// What `import … from 'electron'` gives the built main process here. A name that is missing fails the import.
import { mkdirSync } from 'node:fs';
import { announceReady, app, closing } from './app.mjs';
import { startChromium } from './chromium.mjs';
import { watchNetwork } from './network.mjs';
import { startPageServer } from './protocol.mjs';
import { runtime } from './runtime.mjs';
import { watchTargets } from './web-contents.mjs';

export { app } from './app.mjs';
export { nativeTheme, powerSaveBlocker, screen } from './desktop.mjs';
export { dialog, shell } from './dialogs.mjs';
export { ipcMain } from './ipc.mjs';
export { Menu } from './menu.mjs';
export { MessageChannelMain } from './ports.mjs';
export { protocol } from './protocol.mjs';
export { session } from './session.mjs';
export { utilityProcess } from './utility.mjs';
export { BrowserWindow, webContents } from './windows.mjs';

/** Starts what the app's own file has asked for by now, and tells the app that it is ready. */
export async function launch({ noSandbox, attached }) {
  if (runtime.ending) return;
  mkdirSync(runtime.userData, { recursive: true });
  closing.server = await startPageServer();
  runtime.chromium = startChromium({ port: closing.server.address().port, noSandbox });
  runtime.chromium.on('exit', () => {
    if (!runtime.ending) app.exit(0);
  });
  await watchTargets();
  await watchNetwork();
  await attached;
  announceReady();
}
