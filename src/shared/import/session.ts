import { BatchPacker } from './batches';
import type { ByteStream } from './containers/byte-stream';
import type { Vendor } from './contract/importer';
import { LIMITS } from './contract/limits';
import type { RichFile } from './contract/protocol';
import { type FromImporter, type ImportSource, INITIAL_CREDITS, type ToImporter } from './contract/protocol';
import { readSources } from './read-sources';
import { VENDORS } from './registry';

/** One end of a message channel, whatever its platform calls it. */
export interface ImportPort {
  postMessage(message: FromImporter, transfer: readonly ArrayBuffer[]): void;
  onMessage(listener: (message: ToImporter) => void): void;
}

class Cancelled extends Error {}

/** Characters of rich content that one preview may hold. */
const MOST_RICH = 16 * 1024 * 1024;

/**
 * Answers one import over a port: waits for `start`, reads the sources and sends batches as credits allow.
 * Resolves when the last message (`done`, `cancelled` or `failed`) is sent.
 */
export function serveImport(
  port: ImportPort,
  open: (source: ImportSource) => ByteStream | Promise<ByteStream>,
  vendors: readonly Vendor[] = VENDORS,
): Promise<void> {
  const turns = new Turns();
  return new Promise(resolve => {
    let started = false;
    port.onMessage(message => {
      switch (message.type) {
        case 'credit':
          turns.give();
          break;
        case 'cancel':
          turns.cancel();
          break;
        case 'start':
          if (started) break;
          started = true;
          void answer(message).then(resolve);
          break;
      }
    });
  });

  async function answer(start: Extract<ToImporter, { type: 'start' }>): Promise<void> {
    try {
      await sendAll(start);
      port.postMessage({ type: 'done' }, []);
    } catch (problem) {
      if (problem instanceof Cancelled) port.postMessage({ type: 'cancelled' }, []);
      else port.postMessage(failure(problem), []);
    }
  }

  async function sendAll({ sources, mode, account, resume }: Extract<ToImporter, { type: 'start' }>): Promise<void> {
    const packer = new BatchPacker(resume?.after);
    const send = async () => {
      const batch = packer.take();
      if (batch === undefined) return;
      await turns.take();
      port.postMessage({ type: 'batch', ...batch }, [batch.originals, batch.entries, batch.texts]);
    };
    let richLeft = MOST_RICH;
    const sendRich = (found: RichFile) => {
      richLeft -= found.text.length;
      if (richLeft >= 0) port.postMessage({ type: 'rich-content', found }, []);
    };
    const readable = sources.map(source => ({ ...source, open: () => open(source) }));
    await readSources(readable, {
      vendors,
      limits: LIMITS,
      ...(account === undefined || account === '' ? {} : { account }),
      withDocuments: mode === 'import',
      record: read => packer.add(read),
      settle: async () => {
        turns.check();
        if (packer.isFull) await send();
      },
      ...(resume === undefined ? {} : { resume }),
      reading: place => port.postMessage({ type: 'reading', ...place }, []),
      progress: (source, bytesRead) => port.postMessage({ type: 'progress', source, bytesRead }, []),
      ...(mode === 'preview' && { richContent: found => sendRich(found) }),
      done: report => port.postMessage({ type: 'source-done', report }, []),
    });
    await send();
  }
}

/** An error of our own names itself and nothing of the files. */
function failure(problem: unknown): FromImporter {
  const kind = problem instanceof Error ? problem.name : 'unknown';
  return { type: 'failed', code: 'engine/failed', facts: { problem: kind } };
}

/** Counts credits, and lets a batch wait for one. */
class Turns {
  #credits = INITIAL_CREDITS;
  #cancelled = false;
  #wake: () => void = () => {};

  give(): void {
    this.#credits++;
    this.#wake();
  }

  cancel(): void {
    this.#cancelled = true;
    this.#wake();
  }

  check(): void {
    if (this.#cancelled) throw new Cancelled();
  }

  async take(): Promise<void> {
    while (this.#credits === 0) {
      this.check();
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
    this.check();
    this.#credits--;
  }
}
