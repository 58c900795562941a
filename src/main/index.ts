import { join } from 'node:path';
import { app, dialog, session } from 'electron';
import { Diagnostics } from '#shared/diagnostics';
import { NOTICES } from '#shared/ipc/channels';
import { createLedgerFolder } from './files/ledger';
import { createOpenedFiles, filesNamed } from './files/opened-files';
import { createSaves } from './files/saves';
import { createTickets } from './files/tickets';
import { createImportProgress } from './import/import-progress';
import { createImportProcesses } from './import/imports';
import { lockProcess, lockSession } from './lockdown/lockdown';
import { registerPageScheme, servePage } from './lockdown/protocol';
import { lacksSandbox } from './lockdown/without-sandbox';
import { answerPage } from './page-questions';
import { TEXTS } from './texts';
import { createMenuBar } from './window/menu-bar';
import { createMainWindow } from './window/window';

const mac = process.platform === 'darwin';

// a second instance hands its files to the first, by its command line, and leaves
if (app.requestSingleInstanceLock()) {
  start().catch(giveUp);
} else {
  // also where the lock could not be had at all: a profile in use on another machine, say
  console.log(TEXTS.openAlready);
  app.quit();
}

/** The order of the start: locks first, the window last. */
async function start(): Promise<void> {
  const diagnostics = new Diagnostics(() => Date.now());
  // noted, and dealt with as before: Electron shows a dialog for the first, and goes on after the second
  process.on('uncaughtExceptionMonitor', error => diagnostics.failed('main', error));
  process.on('unhandledRejection', error => diagnostics.failed('main', error));
  lockProcess();
  // on Windows the task bar would take it for any Electron
  app.setAppUserModelId(app.getName());
  registerPageScheme();

  const tickets = createTickets();
  const saves = createSaves();
  const imports = createImportProcesses();
  const progress = createImportProgress();
  const window = createMainWindow(() => {
    imports.endAll();
    progress.end();
    tickets.forget();
    void saves.dropAll();
  });
  let isServed = false;
  const comeForward = () => {
    // a window before that would load a page that nobody serves yet
    if (isServed) window.show();
  };
  const opened = createOpenedFiles(() => window.tell(NOTICES.openedFilesWait));
  const openNamed = (commandLine: readonly string[], folder: string) =>
    opened.add(filesNamed(commandLine.slice(1), folder, app.getAppPath()));

  openNamed(process.argv, process.cwd());
  app.on('open-file', (event, path) => {
    // comes before the app is ready when the file is what it was started for
    event.preventDefault();
    opened.add([path]);
    comeForward();
  });
  app.on('second-instance', (_event, commandLine, folder) => {
    openNamed(commandLine, folder);
    comeForward();
  });
  app.on('window-all-closed', () => {
    if (!mac) app.quit();
  });

  await app.whenReady();
  const isRoot = process.getuid?.() === 0;
  if (lacksSandbox({ packaged: app.isPackaged, root: isRoot, off: app.commandLine.hasSwitch('no-sandbox') })) {
    // only now, because before there is no box but a line that nobody reads
    dialog.showErrorBox(TEXTS.notStarted, TEXTS.noSandbox);
    app.exit(1);
    return;
  }
  await lockSession(session.defaultSession);
  servePage(session.defaultSession);
  const ledger = createLedgerFolder(app.getPath('userData'), tickets);
  const recentFile = join(app.getPath('userData'), 'recent.json');
  const open = (path: string) => {
    opened.add([path]);
    window.show();
  };
  const menu = createMenuBar({ mac, recentFile, run: window.run, open });
  answerPage({ tickets, saves, opened, imports, progress, menu, window, ledger, diagnostics });
  isServed = true;
  window.show();
  app.on('activate', () => window.show());
}

/** Without a window nobody would know that the program runs, and it would keep every other start away. */
function giveUp(error: unknown): void {
  dialog.showErrorBox(TEXTS.notStarted, error instanceof Error ? (error.stack ?? error.message) : String(error));
  app.exit(1);
}
