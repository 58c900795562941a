import { app, BrowserWindow, type WebContents } from 'electron';
import type { Diagnostics } from '#shared/diagnostics';
import { choosePaths } from './files/choose';
import type { LedgerFolder } from './files/ledger';
import type { OpenedFiles } from './files/opened-files';
import { readPiece } from './files/read-piece';
import { beginSave, saveFile } from './files/save';
import type { Saves } from './files/saves';
import type { Tickets } from './files/tickets';
import type { ImportProgress } from './import/import-progress';
import type { ImportProcesses } from './import/imports';
import { answer } from './ipc/answer';
import { openLink } from './links/links';
import { refusedRequests } from './lockdown/network-guard';
import { freeBytes } from './serve/free-space';
import type { MenuBar } from './window/menu-bar';
import { printPage } from './window/print';
import type { MainWindow } from './window/window';

interface Answerers {
  readonly tickets: Tickets;
  readonly saves: Saves;
  readonly opened: OpenedFiles;
  readonly imports: ImportProcesses;
  readonly ledger: LedgerFolder;
  readonly diagnostics: Diagnostics;
  readonly progress: ImportProgress;
  readonly menu: MenuBar;
  readonly window: Pick<MainWindow, 'pageListens'>;
}

/** Everything the page may ask, in one place. */
export function answerPage(answerers: Answerers): void {
  const { tickets, saves, opened, imports, progress, ledger, diagnostics, menu, window } = answerers;
  answer('exports:choose', async (what, page) => {
    const paths = await choosePaths(windowOf(page), what);
    menu.recent.add(paths);
    return [...(await tickets.admit(paths))];
  });
  answer('exports:admit', ({ path, bytes }) => tickets.admitDropped(path, bytes));
  answer('opened-files:take', async () => {
    // the first thing a page asks, when it has begun to listen
    window.pageListens();
    const paths = opened.take();
    menu.recent.add(paths);
    return [...(await tickets.admit(paths))];
  });
  answer('import:start', (nonce, page) => imports.start(page, nonce, tickets.paths()));
  answer('import:end', (nonce, page) => imports.end(page, nonce));
  answer('import:progress', ({ part }, page) => progress.show(windowOf(page), part));
  answer('menu:commands', ({ commands }) => menu.showCommands(commands));
  answer('file:save', (request, page) => saveFile(windowOf(page), request));
  answer('save:begin', (name, page) => beginSave(windowOf(page), saves, name));
  answer('save:write', ({ id, piece }) => saves.write(id, piece));
  answer('save:end', ({ id, keep }) => saves.end(id, keep));
  answer('file:read', request => readPiece(tickets, request));
  answer('link:open', (url, page) => openLink(windowOf(page), url));
  answer('page:print', (_request, page) => printPage(page));
  answer('room:free', () => freeBytes(app.getPath('userData')));
  answer('network:refused', () => refusedRequests());
  answer('diagnostics:read', () => [...diagnostics.incidents]);
  answer('ledger:read', () => ledger.read());
  answer('ledger:write', request => ledger.write(request.ledger, request.tickets));
  answer('ledger:set-aside', () => ledger.setAside());
  answer('ledger:erase', () => {
    menu.recent.forget();
    return ledger.erase();
  });
  answer('ledger:find-files', () => ledger.findFiles());
  answer('ledger:hash-file', ticket => ledger.hashOf(ticket));
  answer('searches:read', () => ledger.readSearches());
  answer('searches:write', searches => ledger.writeSearches(searches));
  answer('journal:append', lines => ledger.append(lines));
  answer('journal:replace', lines => ledger.replaceJournal(lines));
}

function windowOf(page: WebContents): BrowserWindow {
  const window = BrowserWindow.fromWebContents(page);
  if (window === null) throw new TypeError('a page without a window');
  return window;
}
