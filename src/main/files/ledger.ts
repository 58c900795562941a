import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { FileTicket, TicketHashes } from '#shared/host';
import { TreeHash } from '#shared/import/containers/tree-hash';
import { LONGEST_LEDGER } from '#shared/ipc/contract';
import { readEntry } from '#shared/ledger/journal';
import { type LedgerFile, readLedger } from '#shared/ledger/ledger';
import { writtenOf } from '#shared/ledger/searches';
import type { Tickets } from './tickets';
import { writeAtomically } from './write-atomically';

/**
 * The ledger, the journal and the searches in the profile's folder, outside the database. Beside them lies what only this process
 * knows: where each imported file was, by its content hash. Only one instance of the program has the folder.
 */
export interface LedgerFolder {
  read(): Promise<{ ledgers: string[]; journals: string[] }>;
  write(ledger: string, tickets: readonly TicketHashes[]): Promise<void>;
  append(lines: string): Promise<void>;
  replaceJournal(lines: string): Promise<void>;
  readSearches(): Promise<string[]>;
  writeSearches(searches: string): Promise<void>;
  setAside(): Promise<void>;
  erase(): Promise<void>;
  findFiles(): Promise<{ ticket: FileTicket; hashes: string[] }[]>;
  hashOf(ticket: string): Promise<string | undefined>;
}

const LEDGER = 'ledger.json';
const JOURNAL = 'marks.jsonl';
const SEARCHES = 'searches.jsonl';
const PLACES = 'places.json';
// what a crash leaves while one of them is written
const PART = /^(?:ledger\.json|marks\.jsonl|searches\.jsonl|places\.json)\.[0-9a-f]+\.part$/;
const NEW_LINE = 10;

const knownPlaces = z.object({ version: z.literal(1), places: z.record(z.string(), z.string()) });
type Places = Readonly<Record<string, string>>;

export function createLedgerFolder(folder: string, tickets: Pick<Tickets, 'admit' | 'paths'>): LedgerFolder {
  const place = (name: string) => join(folder, name);
  // its words may have been erased since
  let last: Promise<unknown> = removeFiles(folder, name => PART.test(name)).catch(() => undefined);
  /** One after another: an appended line must not fall between reading and writing anew. */
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };

  const importedFiles = async (): Promise<readonly LedgerFile[]> => {
    const state = readLedger([await readText(place(LEDGER))]);
    return state.kind === 'known' ? state.ledger.imports.flatMap(({ files }) => files) : [];
  };

  return {
    read: () =>
      inTurn(async () => ({ ledgers: [await readText(place(LEDGER))], journals: [await readText(place(JOURNAL))] })),

    write: (text, given) =>
      inTurn(async () => {
        const state = readLedger([text]);
        // what lies there decides what the next start may remove: nonsense is not let in
        if (state.kind !== 'known') throw new TypeError('not a ledger');
        const paths = tickets.paths();
        const wanted = new Set(state.ledger.imports.flatMap(({ files }) => files.flatMap(({ hashes }) => hashes)));
        const now = given.flatMap(({ ticket, hashes }) => {
          const path = Object.hasOwn(paths, ticket) ? paths[ticket] : undefined;
          return path === undefined ? [] : hashes.map(hash => [hash, path] as const);
        });
        const before = await readPlaces(place(PLACES));
        const places = Object.fromEntries([...Object.entries(before), ...now].filter(([hash]) => wanted.has(hash)));
        // a place without its ledger does no harm, a ledger without its places cannot find its files
        await writeAtomically(place(PLACES), JSON.stringify({ version: 1, places }));
        await writeAtomically(place(LEDGER), text);
      }),

    append: lines =>
      inTurn(async () => {
        refuseUnlessJournal(lines);
        await appendLines(place(JOURNAL), lines);
      }),

    replaceJournal: lines =>
      inTurn(async () => {
        if (lines !== '') refuseUnlessJournal(lines);
        await writeAtomically(place(JOURNAL), lines);
      }),

    readSearches: () => inTurn(async () => [await readText(place(SEARCHES))]),

    writeSearches: searches =>
      inTurn(async () => {
        if (writtenOf(searches) === 0) throw new TypeError('not searches');
        await writeAtomically(place(SEARCHES), searches);
      }),

    setAside: () =>
      inTurn(async () => {
        const aside = await newFolder(folder);
        for (const name of [LEDGER, JOURNAL, PLACES]) {
          await rename(place(name), join(aside, name)).catch(passOverMissing);
        }
      }),

    erase: () =>
      inTurn(() =>
        removeFiles(folder, name => [LEDGER, JOURNAL, PLACES].includes(name) || /^set-aside-\d+$/.test(name)),
      ),

    findFiles: () =>
      inTurn(async () => {
        const places = await readPlaces(place(PLACES));
        const found: { ticket: FileTicket; hashes: string[] }[] = [];
        for (const { hashes, bytes } of await importedFiles()) {
          const path = hashes.flatMap(hash => (Object.hasOwn(places, hash) ? (places[hash] ?? []) : []))[0];
          const about = path === undefined ? undefined : await stat(path).catch(() => undefined);
          if (path === undefined || about?.isFile() !== true) continue;
          if (bytes !== undefined && about.size !== bytes) continue;
          const [ticket] = await tickets.admit([path]);
          if (ticket !== undefined) found.push({ ticket, hashes: [...hashes] });
        }
        return found;
      }),

    hashOf: async ticket => {
      const paths = tickets.paths();
      const path = Object.hasOwn(paths, ticket) ? paths[ticket] : undefined;
      if (path === undefined) return undefined;
      try {
        const hash = new TreeHash();
        for await (const piece of createReadStream(path)) await hash.update(piece);
        return await hash.finish();
      } catch {
        // gone, or not ours to read: the page says that it was not found
        return undefined;
      }
    },
  };
}

async function removeFiles(folder: string, isMeant: (name: string) => boolean): Promise<void> {
  const names = await readdir(folder);
  for (const name of names.filter(isMeant)) await rm(join(folder, name), { recursive: true, force: true });
}

function refuseUnlessJournal(lines: string): void {
  const [end, ...whole] = lines.split('\n').reverse();
  if (end !== '' || whole.some(line => readEntry(line) === undefined)) throw new TypeError('not lines of the journal');
}

async function readText(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    // nothing here ever grows like that: something else lies there, and reading it could end the program
    return size > 2 * LONGEST_LEDGER ? '?' : await readFile(path, 'utf8');
  } catch (error) {
    passOverMissing(error);
    return '';
  }
}

async function readPlaces(path: string): Promise<Places> {
  try {
    return knownPlaces.parse(JSON.parse(await readText(path))).places;
  } catch {
    // without it files are searched for by the user
    return {};
  }
}

async function appendLines(path: string, lines: string): Promise<void> {
  const file = await open(path, 'a+');
  try {
    const { size } = await file.stat();
    if (size + lines.length > LONGEST_LEDGER) throw new RangeError('the journal is full');
    const last = Buffer.alloc(1, NEW_LINE);
    if (size > 0) await file.read(last, 0, 1, size - 1);
    // what was torn off must not take this line along
    await file.appendFile(last[0] === NEW_LINE ? lines : `\n${lines}`);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function newFolder(parent: string): Promise<string> {
  for (let n = 1; ; n++) {
    const folder = join(parent, `set-aside-${n}`);
    try {
      await mkdir(folder);
      return folder;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

function passOverMissing(error: unknown): void {
  if (codeOf(error) !== 'ENOENT') throw error;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
