import type { FileTicket, Host } from '#shared/host';
import type { ImportSource, ToImporter } from '#shared/import/protocol';
import workerUrl from '../import-worker/import.worker.ts?worker&url';
import { scriptUrl } from '../script-url';

/** The archive's end of the channel to whoever reads the files; `end` lets the reader go. */
export interface ImportChannel {
  readonly port: MessagePort;
  end(): void;
}

interface ImportRequest {
  readonly sources: readonly ImportSource[];
  readonly mode: 'preview' | 'import';
  readonly account?: string;
}

export type OpenImportChannel = (request: ImportRequest) => Promise<ImportChannel>;

/**
 * Starts a reader for these files and tells it what to read: the host's import process for tickets, a worker of the
 * page for `File`s. What the reader says waits in the port until the archive listens.
 */
export function importChannels(host: Pick<Host, 'startImportProcess'>): OpenImportChannel {
  return async ({ sources, mode, account }) => {
    const tickets = sources.every(({ ticket }) => ticket !== undefined);
    const channel =
      tickets && host.startImportProcess !== undefined
        ? { port: await host.startImportProcess(), end: () => undefined }
        : startWorker();
    const start: ToImporter = { type: 'start', sources, mode, ...(account === undefined ? {} : { account }) };
    channel.port.postMessage(start);
    return channel;
  };
}

function startWorker(): ImportChannel {
  const worker = new Worker(scriptUrl(workerUrl), { type: 'module', name: 'import' });
  const { port1, port2 } = new MessageChannel();
  worker.postMessage({ port: port2 }, [port2]);
  return { port: port1, end: () => worker.terminate() };
}

export function sourceOfTicket(ticket: FileTicket): ImportSource {
  return { id: ticket.id, name: ticket.name, bytes: ticket.bytes, ticket: ticket.id };
}

/**
 * The sources for dropped or chosen `File`s, each with its path inside a dropped folder as its name. They become
 * tickets where the host can name the path of every one of them, since one reader reads all files of an import.
 */
export async function sourcesOfFiles(
  files: readonly { readonly file: File; readonly name: string }[],
  host: Pick<Host, 'ticketFor'>,
  nextId: () => string,
): Promise<readonly ImportSource[]> {
  const { ticketFor } = host;
  if (ticketFor !== undefined) {
    const tickets = await Promise.all(files.map(({ file }) => ticketFor(file)));
    const sources = tickets.flatMap((ticket, index) =>
      ticket === undefined ? [] : [{ ...sourceOfTicket(ticket), name: files[index]?.name ?? ticket.name }],
    );
    if (sources.length === files.length) return sources;
  }
  return files.map(({ file, name }) => ({ id: nextId(), name, bytes: file.size, file }));
}
