import type { Page } from '@playwright/test';
import type { FileTicket } from '../src/shared/host';
import type { FromImporter, ToImporter } from '../src/shared/import/contract/protocol';
import type { Bridge } from '../src/shared/ipc/bridge';

declare global {
  interface Window {
    readonly lecternBridge?: Bridge;
  }
}

/** What the bridge offers, and nothing else. A new name here is a decision about security. */
export const BRIDGE_KEYS = [
  'beginSave',
  'chooseExports',
  'endImportProcess',
  'endSave',
  'freeBytes',
  'incidents',
  'ledger',
  'onCommand',
  'onImportProcessGone',
  'onOpenedFiles',
  'openLink',
  'platform',
  'print',
  'readPiece',
  'refusedRequests',
  'saveFile',
  'showCommands',
  'showProgress',
  'startImportProcess',
  'ticketFor',
  'writeSave',
];

/** Chooses through the page's own bridge; the dialog must have an answer. */
export async function chooseExports(page: Page, what: 'files' | 'folder'): Promise<readonly FileTicket[]> {
  return page.evaluate(kind => window.lecternBridge?.chooseExports(kind) ?? [], what);
}

/** Previews the files behind tickets in an import process, and gives what it said, batches left out. */
export async function previewInProcess(page: Page, tickets: readonly FileTicket[]): Promise<readonly FromImporter[]> {
  const nonce = crypto.randomUUID();
  const sources = tickets.map(({ id, name, bytes }) => ({ id, name, bytes, ticket: id }));
  const start: ToImporter = { type: 'start', sources, mode: 'preview' };
  return page.evaluate(
    async ([ownNonce, message]) => {
      const opened = new Promise<MessagePort>(found => {
        addEventListener('message', ({ data, ports: [first] }) => {
          if (data?.nonce === ownNonce && first !== undefined) found(first);
        });
      });
      await window.lecternBridge?.startImportProcess(ownNonce);
      const port = await opened;
      const said: FromImporter[] = [];
      await new Promise<void>(ended => {
        port.onmessage = ({ data }: MessageEvent<FromImporter>) => {
          if (data.type === 'batch') port.postMessage({ type: 'credit' });
          else if (data.type !== 'reading') said.push(data);
          if (data.type === 'done' || data.type === 'failed') ended();
        };
        port.postMessage(message);
      });
      port.close();
      return said;
    },
    [nonce, start] as const,
  );
}
