import type { Instant } from '#shared/domain/time';
import {
  type BatchEntry,
  type FromImporter,
  INITIAL_CREDITS,
  type SourceReport,
  type ToImporter,
} from '#shared/import/contract/protocol';
import { hashText } from '#shared/index/hash';
import { TextPacker } from '#shared/index/segments/packed-texts';
import { entriesOf, type InventedFile } from './invented';

export interface ImporterOptions {
  /** Records in a batch. */
  readonly batch?: number;
  readonly preview?: boolean;
  /** What to say instead of `done`. */
  readonly last?: FromImporter;
  /** Ends without a word after so many batches. */
  readonly goneAfter?: number;
}

/** A reader of invented files on the other end of a channel, keeping to credits as the real one does. */
export function importerOf(files: readonly InventedFile[], options: ImporterOptions = {}): MessagePort {
  const { port1, port2 } = new MessageChannel();
  const credits = new Credits();
  port2.addEventListener('message', ({ data }: MessageEvent<ToImporter>) => {
    if (data.type === 'credit') credits.give();
    if (data.type === 'cancel') {
      post(port2, { type: 'cancelled' });
      port2.close();
    }
  });
  port2.start();
  void send(port2, files, credits, options);
  return port1;
}

async function send(
  port: MessagePort,
  files: readonly InventedFile[],
  credits: Credits,
  { batch = 3, preview = false, last = { type: 'done' }, goneAfter = Number.POSITIVE_INFINITY }: ImporterOptions,
): Promise<void> {
  let sent = 0;
  for (const file of files) {
    const { entries, originals, texts } = entriesOf(file);
    for (let at = 0; at < entries.length; at += batch) {
      await credits.take();
      if (sent++ >= goneAfter) return port.close();
      const some = entries.slice(at, at + batch);
      const packer = new TextPacker();
      if (!preview) for (const documents of texts.slice(at, at + batch)) packer.add(documents);
      post(port, batchOf(some, originals, packer.take()));
    }
    post(port, { type: 'progress', source: file.name, bytesRead: originals.length });
    post(port, { type: 'source-done', report: reportOf(file, originals.length) });
  }
  post(port, last);
}

function batchOf(entries: readonly BatchEntry[], originals: Uint8Array, texts: ArrayBuffer): FromImporter {
  const from = entries[0]?.start ?? 0;
  const until = entries.at(-1)?.end ?? 0;
  const moved = entries.map(entry => ({ ...entry, start: entry.start - from, end: entry.end - from }));
  return {
    type: 'batch',
    originals: originals.slice(from, until).buffer as ArrayBuffer,
    entries: new TextEncoder().encode(JSON.stringify(moved)).buffer as ArrayBuffer,
    texts,
    last: { source: '', file: '', record: 0 },
  };
}

export function hashOfFile(file: InventedFile): string {
  return hashText(JSON.stringify(file.records)).toString(16);
}

function reportOf(file: InventedFile, bytes: number): SourceReport {
  return {
    source: file.name,
    file: file.name,
    bytes,
    hash: hashOfFile(file),
    shapes: {},
    records: file.records.length,
    rejected: 0,
    explained: 0,
    findings: [],
    findingCounts: {},
  };
}

function post(port: MessagePort, message: FromImporter): void {
  port.postMessage(message);
}

class Credits {
  #left = INITIAL_CREDITS;
  #wake: (() => void) | undefined;

  give(): void {
    this.#left++;
    this.#wake?.();
  }

  async take(): Promise<void> {
    while (this.#left === 0) {
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
    this.#left--;
  }
}

export const NOW = Date.UTC(2026, 4, 1) as Instant;
