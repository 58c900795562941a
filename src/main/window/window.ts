import { join } from 'node:path';
import { app, BrowserWindow, dialog, nativeTheme, screen, type WebContents } from 'electron';
import { NOTICES } from '#shared/ipc/channels';
import { PAGE_URL } from '../lockdown/page-address';
import { TEXTS } from '../texts';
import { recallPlace, rememberPlace } from './window-memory';
import { placeOnScreen, SMALLEST } from './window-place';

/** The one window of the program. It may be closed while the program goes on (macOS) and opened again. */
export interface MainWindow {
  /** Opens it, or brings it to the front. */
  show(): void;
  /** Tells the page something unasked, if there is one. */
  tell(notice: string): void;
  /** Opens the window if there is none, and has its page run a command as soon as it listens. */
  run(command: string): void;
  /** The page has begun to listen. */
  pageListens(): void;
}

// shown until the page has painted: its own `--page` colour
const BACKGROUND = { light: '#f6f6f3', dark: '#131417' } as const;

/** `pageLeft` is called when a page ends, however it does: closed, loaded anew, crashed. */
export function createMainWindow(pageLeft: () => void): MainWindow {
  let window: BrowserWindow | undefined;
  let listens = false;
  let waiting: string | undefined;
  const left = () => {
    listens = false;
    pageLeft();
  };
  const show = () => {
    if (window === undefined) {
      window = openWindow(left);
      window.once('closed', () => {
        window = undefined;
      });
      return;
    }
    if (window.isMinimized()) window.restore();
    // to give the focus to a window that is still hidden does nothing
    if (window.isVisible()) window.focus();
    else window.show();
  };
  return {
    show,
    tell: notice => window?.webContents.send(notice),
    run: command => {
      show();
      if (listens) window?.webContents.send(NOTICES.command, command);
      else waiting = command;
    },
    pageListens: () => {
      listens = true;
      if (waiting !== undefined) window?.webContents.send(NOTICES.command, waiting);
      waiting = undefined;
    },
  };
}

function openWindow(pageLeft: () => void): BrowserWindow {
  const memory = join(app.getPath('userData'), 'window.json');
  const { maximized, x, y, width, height } = placeOnScreen(recallPlace(memory), workAreas());
  const window = new BrowserWindow({
    // a Wayland compositor tells nobody where a window is and places it itself
    ...(process.env.XDG_SESSION_TYPE !== 'wayland' && { x, y }),
    width,
    height,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: app.getName(),
    // elsewhere the program file brings it
    ...(process.platform === 'linux' && { icon: join(import.meta.dirname, '../renderer/icon-512.png') }),
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
    },
  });
  revealOncePainted(window, maximized);
  // the title stands in task bars and recordings of the screen: no customer's name goes there
  window.on('page-title-updated', event => event.preventDefault());
  window.on('close', () => {
    rememberPlace(memory, { ...window.getNormalBounds(), maximized: window.isMaximized() });
  });
  watchPage(window, pageLeft);
  // rejected also where the window is closed while it loads; what did not load is seen above
  window.loadURL(PAGE_URL).catch(() => undefined);
  return window;
}

function revealOncePainted(window: BrowserWindow, maximized: boolean): void {
  let revealed = false;
  const reveal = () => {
    if (revealed || window.isDestroyed()) return;
    revealed = true;
    // it shows the window, too, so not before
    if (maximized) window.maximize();
    window.show();
  };
  window.once('ready-to-show', reveal);
  // on Wayland a window that was never shown is never painted, and so never ready
  window.webContents.once('did-finish-load', reveal);
  // whatever is wrong with the page, a window that stays empty can be closed, and one that nobody sees cannot
  window.webContents.once('did-fail-load', reveal);
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
  if (window.isDestroyed()) return;
  if (response === 0) contents.reload();
  else window.destroy();
}

function workAreas() {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary, ...others].map(({ workArea }) => workArea);
}
