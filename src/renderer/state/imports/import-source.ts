import { type Diagnostics, workerError } from '#shared/diagnostics';
import type { FileTicket, Host } from '#shared/host';
import type { ImportSource } from '#shared/import/contract/protocol';
import type { SkippedPlace } from '#shared/import/contract/resume';
import workerUrl from '../../import-worker/import.worker.ts?worker&url';
import { scriptUrl } from '../../script-url';
import { takeRejections } from '../../worker-incidents';
import { type RunningReader, WatchedReader } from './watch-reader';

/** The archive's end of the channel to whoever reads the files; `end` ends the reader, wherever it is. */
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
 * page for `File`s. It is watched: what it says waits in the port until the archive listens.
 */
export function importChannels(
  host: Pick<Host, 'startImportProcess'>,
  diagnostics?: Pick<Diagnostics, 'failed' | 'take'>,
): OpenImportChannel {
  // what a preview could not get through, the import of the same files need not try again
  const skipped = new WeakMap<readonly ImportSource[], SkippedPlace[]>();
  return async ({ sources, mode, account }) => {
    const { startImportProcess } = host;
    const tickets = sources.every(({ ticket }) => ticket !== undefined);
    const startReader =
      tickets && startImportProcess !== undefined ? startImportProcess : () => startWorker(diagnostics);
    const start = { type: 'start', sources, mode, ...(account === undefined ? {} : { account }) } as const;
    const known = skipped.get(sources) ?? [];
    skipped.set(sources, known);
    return new WatchedReader(start, { startReader, everySecond }, known);
  };
}

function everySecond(listener: () => void): () => void {
  const timer = setInterval(listener, 1000);
  return () => clearInterval(timer);
}

async function startWorker(diagnostics?: Pick<Diagnostics, 'failed' | 'take'>): Promise<RunningReader> {
  const worker = new Worker(scriptUrl(workerUrl), { type: 'module', name: 'import' });
  worker.addEventListener('error', error => diagnostics?.failed('import', workerError(error)));
  takeRejections(worker, incident => diagnostics?.take(incident));
  const { port1, port2 } = new MessageChannel();
  worker.postMessage({ port: port2 }, [port2]);
  return {
    port: port1,
    end: () => worker.terminate(),
    // that its script is not there is an error of the worker, too
    onGone: listener => worker.addEventListener('error', listener, { once: true }),
  };
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
