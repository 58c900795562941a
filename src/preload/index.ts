import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron';
import type { FileTicket, Host } from '#shared/host';
import type { Bridge, PortMessage } from '#shared/ipc/bridge';
import { BRIDGE, NOTICES, PORT_MESSAGE, QUESTIONS } from '#shared/ipc/channels';
import type { Answer, Ask, Channel } from '#shared/ipc/contract';

function ask<C extends Channel>(channel: C, request: Ask<C>): Promise<Answer<C>> {
  return ipcRenderer.invoke(channel, request);
}

/** Hands over data, never the event, which would hand the page a way to send. */
function listen<Data>(notice: string, listener: (data: Data) => void): () => void {
  const onNotice = (_event: IpcRendererEvent, data: Data) => listener(data);
  ipcRenderer.on(notice, onNotice);
  return () => {
    ipcRenderer.off(notice, onNotice);
  };
}

const PLATFORMS: Readonly<Record<string, Host['platform']>> = { darwin: 'mac', win32: 'windows', linux: 'linux' };

const bridge: Bridge = {
  platform: PLATFORMS[process.platform] ?? 'other',
  chooseExports: what => ask(QUESTIONS.chooseExports, what),
  ticketFor: async file => {
    const path = webUtils.getPathForFile(file);
    return path === '' ? undefined : ask(QUESTIONS.admitFile, { path, bytes: file.size });
  },
  onOpenedFiles: listener => {
    const take = async () => {
      const tickets: readonly FileTicket[] = await ask(QUESTIONS.takeOpenedFiles, undefined);
      if (tickets.length > 0) listener(tickets);
    };
    void take();
    return listen(NOTICES.openedFilesWait, () => void take());
  },
  startImportProcess: nonce => ask(QUESTIONS.startImport, nonce),
  endImportProcess: nonce => ask(QUESTIONS.endImport, nonce),
  showCommands: commands =>
    ask(QUESTIONS.showCommands, { commands: commands.map(({ id, label, keys }) => ({ id, label, keys: [...keys] })) }),
  showProgress: part => ask(QUESTIONS.showProgress, { part }),
  onImportProcessGone: listener => listen(NOTICES.importGone, listener),
  saveFile: (suggestedName, contents) => ask(QUESTIONS.saveFile, { suggestedName, contents }),
  beginSave: suggestedName => ask(QUESTIONS.beginSave, suggestedName),
  writeSave: (id, piece) => ask(QUESTIONS.writeSave, { id, piece }),
  endSave: (id, keep) => ask(QUESTIONS.endSave, { id, keep }),
  readPiece: (ticket, from, length) => ask(QUESTIONS.readPiece, { ticket, from, length }),
  openLink: url => ask(QUESTIONS.openLink, url),
  print: () => ask(QUESTIONS.printPage, undefined),
  onCommand: listener => listen(NOTICES.command, listener),
  freeBytes: () => ask(QUESTIONS.freeBytes, undefined),
  refusedRequests: () => ask(QUESTIONS.refusedRequests, undefined),
  incidents: () => ask(QUESTIONS.incidents, undefined),
  ledger: {
    read: () => ask(QUESTIONS.readLedger, undefined),
    write: (ledger, tickets) =>
      ask(QUESTIONS.writeLedger, {
        ledger,
        tickets: tickets.map(({ ticket, hashes }) => ({ ticket, hashes: [...hashes] })),
      }),
    readSearches: () => ask(QUESTIONS.readSearches, undefined),
    writeSearches: searches => ask(QUESTIONS.writeSearches, searches),
    append: lines => ask(QUESTIONS.appendToJournal, lines),
    replaceJournal: lines => ask(QUESTIONS.replaceJournal, lines),
    setAside: () => ask(QUESTIONS.setLedgerAside, undefined),
    erase: () => ask(QUESTIONS.eraseLedger, undefined),
    findFiles: () => ask(QUESTIONS.findLedgerFiles, undefined),
    hashOf: ticket => ask(QUESTIONS.hashFile, ticket),
  },
};

ipcRenderer.on(NOTICES.importPort, ({ ports }: IpcRendererEvent, nonce: string) => {
  const message: PortMessage = { type: PORT_MESSAGE, nonce };
  window.postMessage(message, location.origin, [...ports]);
});

contextBridge.exposeInMainWorld(BRIDGE, bridge);
