import type { LedgerFiles } from '#shared/host';
import { readLedger } from '#shared/ledger/ledger';
import { writtenOf } from '#shared/ledger/searches';

const LEDGERS = ['ledger-a.json', 'ledger-b.json'] as const;
const SEARCHES = ['searches-a.jsonl', 'searches-b.jsonl'] as const;
const JOURNALS = ['marks-a.jsonl', 'marks-b.jsonl'] as const;
const NEW_LINE = 10;

/** What is needed of a `FileSystemDirectoryHandle` inside a worker. */
export interface LedgerDirectory {
  getFileHandle(name: string, options?: { readonly create?: boolean }): Promise<LedgerFileHandle>;
}
interface LedgerFileHandle {
  getFile(): Promise<{ text(): Promise<string> }>;
  createSyncAccessHandle(): Promise<SyncFile>;
}
/** A `FileSystemSyncAccessHandle`, which is for workers only. */
interface SyncFile {
  getSize(): number;
  read(into: Uint8Array<ArrayBuffer>, options: { readonly at: number }): number;
  write(from: Uint8Array<ArrayBuffer>, options: { readonly at: number }): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}

/**
 * The ledger, the journal and the searches as files of the browser's own file system. There is no renaming that could be
 * trusted, so of each there are two: one is written whole and flushed before the other is given up, and a torn one fails its
 * checksum. What was replaced is left in neither: it may have been erased.
 * For one thread and one window at a time.
 */
export class OpfsLedger {
  readonly #directory: LedgerDirectory;

  constructor(directory: LedgerDirectory) {
    this.#directory = directory;
  }

  async read(): Promise<LedgerFiles> {
    const [ledgers, journals] = await Promise.all([this.#texts(LEDGERS), this.#texts(JOURNALS)]);
    return { ledgers, journals };
  }

  async write(ledger: string): Promise<void> {
    const [a = '', b = ''] = await this.#texts(LEDGERS);
    const latest = readLedger([a, b]);
    const isA = latest.kind === 'known' && sameLedger(a, latest.ledger.written);
    await this.#writeBoth(LEDGERS, isA, ledger);
  }

  readSearches(): Promise<readonly string[]> {
    return this.#texts(SEARCHES);
  }

  async writeSearches(searches: string): Promise<void> {
    const [a = '', b = ''] = await this.#texts(SEARCHES);
    await this.#writeBoth(SEARCHES, writtenOf(a) >= writtenOf(b), searches);
  }

  /** The latest copy last. */
  async #writeBoth([a, b]: readonly [string, string], isA: boolean, text: string): Promise<void> {
    for (const name of isA ? [b, a] : [a, b]) await this.#replace(name, text);
  }

  async append(lines: string): Promise<void> {
    await this.#withFile(await this.#journalInUse(), file => {
      const size = file.getSize();
      const last = new Uint8Array([NEW_LINE]);
      if (size > 0) file.read(last, { at: size - 1 });
      // what was torn off must not take this line along
      const bytes = new TextEncoder().encode(last[0] === NEW_LINE ? lines : `\n${lines}`);
      writeWhole(file, bytes, size);
    });
  }

  async replaceJournal(lines: string): Promise<void> {
    const before = await this.#journalInUse();
    await this.#replace(before === JOURNALS[0] ? JOURNALS[1] : JOURNALS[0], lines);
    // both together come to the same, so that ending in between does no harm
    await this.#replace(before, '');
  }

  async setAside(): Promise<void> {
    let n = 1;
    while ((await this.#texts([asideName(n, LEDGERS[0]), asideName(n, JOURNALS[0])])).some(text => text !== '')) n += 1;
    for (const name of [...JOURNALS, ...LEDGERS]) {
      const [text = ''] = await this.#texts([name]);
      if (text !== '') await this.#replace(asideName(n, name), text);
    }
    for (const name of [...JOURNALS, ...LEDGERS]) await this.#replace(name, '');
  }

  /** Empties every file there is: a name that is left says nothing. */
  async erase(): Promise<void> {
    for (const name of [...JOURNALS, ...LEDGERS]) await this.#replace(name, '');
    for (let n = 1; ; n++) {
      const names = [...JOURNALS, ...LEDGERS].map(name => asideName(n, name));
      const texts = await this.#texts(names);
      if (texts.every(text => text === '')) return;
      for (const [nth, name] of names.entries()) if (texts[nth] !== '') await this.#replace(name, '');
    }
  }

  async #journalInUse(): Promise<string> {
    const [a = '', b = ''] = await this.#texts(JOURNALS);
    return a === '' && b !== '' ? JOURNALS[1] : JOURNALS[0];
  }

  /** Read without a handle for writing, of which there can be one only and which takes its time: every start waits for this. */
  #texts(names: readonly string[]): Promise<readonly string[]> {
    return Promise.all(
      names.map(async name => {
        const handle = await this.#directory.getFileHandle(name).catch(undefinedIfMissing);
        return handle === undefined ? '' : (await handle.getFile()).text();
      }),
    );
  }

  #replace(name: string, text: string): Promise<void> {
    return this.#withFile(name, file => {
      file.truncate(0);
      writeWhole(file, new TextEncoder().encode(text), 0);
    });
  }

  async #withFile<Value>(name: string, work: (file: SyncFile) => Value): Promise<Value> {
    const handle = await this.#directory.getFileHandle(name, { create: true });
    const file = await handle.createSyncAccessHandle();
    try {
      return work(file);
    } finally {
      file.close();
    }
  }
}

function undefinedIfMissing(error: unknown): undefined {
  if (error instanceof Error && error.name === 'NotFoundError') return undefined;
  throw error;
}

function writeWhole(file: SyncFile, bytes: Uint8Array<ArrayBuffer>, at: number): void {
  if (file.write(bytes, { at }) !== bytes.length) throw new RangeError('no room for the ledger');
  file.flush();
}

function sameLedger(text: string, written: number): boolean {
  const state = readLedger([text]);
  return state.kind === 'known' && state.ledger.written === written;
}

function asideName(n: number, name: string): string {
  return `set-aside-${n}-${name}`;
}
