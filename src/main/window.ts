import { join } from 'node:path';
import { app, BrowserWindow, dialog, nativeTheme, screen, type WebContents } from 'electron';
import { PAGE_URL } from './page-address';
import { TEXTS } from './texts';
import { recallPlace, rememberPlace } from './window-memory';
import { placeOnScreen, SMALLEST } from './window-place';

/** The one window of the program. It may be closed while the program goes on (macOS) and opened again. */
export interface MainWindow {
  /** Opens it, or brings it to the front. */
  show(): void;
  /** Tells the page something unasked, if there is one. */
  tell(notice: string, data?: string): void;
}

// shown until the page has painted: its own `--page` colour
const BACKGROUND = { light: '#f6f6f3', dark: '#131417' } as const;

/** `pageLeft` is called when a page ends, however it does: closed, loaded anew, crashed. */
export function createMainWindow(pageLeft: () => void): MainWindow {
  let window: BrowserWindow | undefined;
  return {
    show: () => {
      if (window === undefined) {
        window = openWindow(pageLeft);
        window.once('closed', () => {
          window = undefined;
        });
        return;
      }
      if (window.isMinimized()) window.restore();
      window.focus();
    },
    tell: (notice, data) => window?.webContents.send(notice, data),
  };
}

function openWindow(pageLeft: () => void): BrowserWindow {
  const memory = join(app.getPath('userData'), 'window.json');
  const { maximized, ...bounds } = placeOnScreen(recallPlace(memory), workAreas());
  const window = new BrowserWindow({
    ...bounds,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: app.getName(),
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
    },
  });
  if (maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  // the title stands in task bars and recordings of the screen: no customer's name goes there
  window.on('page-title-updated', event => event.preventDefault());
  window.on('close', () => {
    rememberPlace(memory, { ...window.getNormalBounds(), maximized: window.isMaximized() });
  });
  watchPage(window, pageLeft);
  void window.loadURL(PAGE_URL);
  return window;
}

function watchPage(window: BrowserWindow, pageLeft: () => void): void {
  const contents = window.webContents;
  contents.on('did-navigate', pageLeft);
  contents.on('destroyed', pageLeft);
  contents.on('render-process-gone', (_event, { reason }) => {
    pageLeft();
    if (reason !== 'clean-exit') void offerReload(window, contents);
  });
  contents.on('will-prevent-unload', event => {
    // preventing this event lets the page go
    if (mayLeave(window)) event.preventDefault();
  });
}

function mayLeave(window: BrowserWindow): boolean {
  const choice = dialog.showMessageBoxSync(window, {
    type: 'question',
    message: TEXTS.leaveQuestion,
    detail: TEXTS.leaveDetail,
    buttons: [TEXTS.stay, TEXTS.leave],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return choice === 1;
}

/** A window must never stay blank without a word. */
async function offerReload(window: BrowserWindow, contents: WebContents): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: TEXTS.pageGone,
    detail: TEXTS.pageGoneDetail,
    buttons: [TEXTS.reload, TEXTS.close],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (response === 0) contents.reload();
  else window.destroy();
}

function workAreas() {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary, ...others].map(({ workArea }) => workArea);
}
