/** Questions of the page, which the main process answers. Without zod, because the preload carries this file. */
export const QUESTIONS = {
  chooseExports: 'exports:choose',
  admitFile: 'exports:admit',
  takeOpenedFiles: 'opened-files:take',
  startImport: 'import:start',
  endImport: 'import:end',
  showProgress: 'import:progress',
  showCommands: 'menu:commands',
  saveFile: 'file:save',
  beginSave: 'save:begin',
  writeSave: 'save:write',
  endSave: 'save:end',
  readPiece: 'file:read',
  openLink: 'link:open',
  printPage: 'page:print',
  freeBytes: 'room:free',
  refusedRequests: 'network:refused',
  incidents: 'diagnostics:read',
  readLedger: 'ledger:read',
  writeLedger: 'ledger:write',
  setLedgerAside: 'ledger:set-aside',
  eraseLedger: 'ledger:erase',
  findLedgerFiles: 'ledger:find-files',
  hashFile: 'ledger:hash-file',
  readSearches: 'searches:read',
  writeSearches: 'searches:write',
  appendToJournal: 'journal:append',
  replaceJournal: 'journal:replace',
} as const;

/** What the main process tells unasked: that opened files wait, the page's end of a channel, a menu command. */
export const NOTICES = {
  openedFilesWait: 'opened-files:wait',
  importPort: 'import:port',
  importGone: 'import:gone',
  command: 'menu:command',
} as const;

/** The name under which the preload puts its `Bridge` on the page's window. */
export const BRIDGE = 'lecternBridge';

/** The `type` of the window message that carries a port from the preload into the page. */
export const PORT_MESSAGE = 'lectern:import-port';
