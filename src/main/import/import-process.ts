import { createReadStream } from 'node:fs';
import type { ImportSource, ToImporter } from '#shared/import/contract/protocol';
import { type ImportPort, serveImport } from '#shared/import/session';
import type { FromImportProcess, ToImportProcess } from '#shared/ipc/import-process';

const READ_BYTES = 1024 * 1024;

/** Opens one of the files the user chose. The page names it by ticket; the path stays on this side. */
function opener(paths: Readonly<Record<string, string>>): (source: ImportSource) => AsyncIterable<Uint8Array> {
  return ({ ticket }) => {
    const path = ticket !== undefined && Object.hasOwn(paths, ticket) ? paths[ticket] : undefined;
    if (path === undefined) throw new TypeError('no such ticket');
    return createReadStream(path, { highWaterMark: READ_BYTES });
  };
}

function portOf(port: Electron.MessagePortMain): ImportPort {
  return {
    // ports between processes copy: there is nothing to transfer but other ports
    postMessage: message => port.postMessage(message),
    onMessage: listener => {
      port.on('message', ({ data }: { readonly data: ToImporter }) => listener(data));
      port.start();
    },
  };
}

process.parentPort.on('message', ({ data, ports: [port] }: Electron.MessageEvent) => {
  const message: ToImportProcess = data;
  if ('type' in message) process.exit(0);
  if (port === undefined) return;
  const finished: FromImportProcess = { type: 'finished' };
  void serveImport(portOf(port), opener(message.paths)).then(() => process.parentPort.postMessage(finished));
});
