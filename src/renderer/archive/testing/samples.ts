import type { ToImporter } from '#shared/import/contract/protocol';
import { serveImport } from '#shared/import/session';

export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** The importers' own samples, and those that the app brings. */
export const SAMPLES: readonly TextFile[] = Object.entries(
  import.meta.glob<string>(['../../../shared/import/vendors/*/samples/*.{json,txt}', '../../samples/files/*'], {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
).map(([path, text]) => ({ name: path.split('/').slice(-3).join('/'), text }));

/** A reader of these files on the other end of a channel: the real engine, given `piece` bytes at a time. */
export function importing(files: readonly TextFile[], piece: number): MessagePort {
  const { port1, port2 } = new MessageChannel();
  const texts = new Map(files.map(({ name, text }) => [name, new TextEncoder().encode(text)]));
  void serveImport(
    {
      postMessage: (message, transfer) => port2.postMessage(message, [...transfer]),
      onMessage: listener => {
        port2.addEventListener('message', ({ data }: MessageEvent<ToImporter>) => listener(data));
        port2.start();
      },
    },
    async function* ({ name }) {
      const bytes = texts.get(name) ?? new Uint8Array();
      for (let at = 0; at < bytes.length; at += piece) yield bytes.slice(at, at + piece);
    },
  );
  const sources = files.map(({ name, text }) => ({ id: name, name, bytes: text.length }));
  port1.postMessage({ type: 'start', sources, mode: 'import' } satisfies ToImporter);
  return port1;
}
