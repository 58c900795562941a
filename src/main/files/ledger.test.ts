import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ConversationKey } from '#shared/domain/keys';
import type { Instant } from '#shared/domain/time';
import { foldJournal, printEntry } from '#shared/ledger/journal';
import { type Ledger, printLedger } from '#shared/ledger/ledger';
import { NO_SEARCHES, printKeptSearches } from '#shared/ledger/searches';
import { createLedgerFolder, type LedgerFolder } from './ledger';
import { createTickets, type Tickets } from './tickets';

const AT = Date.UTC(2025, 2, 6) as Instant;
let profile: string;
let exports: string;
let tickets: Tickets;
let folder: LedgerFolder;
beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'lectern-ledger-'));
  exports = await mkdtemp(join(tmpdir(), 'lectern-exports-'));
  tickets = createTickets();
  folder = createLedgerFolder(profile, tickets);
});
afterEach(async () => {
  await rm(profile, { recursive: true });
  await rm(exports, { recursive: true });
});

const HASH = 'a'.repeat(64);
const ledgerOf = (bytes: number, hashes: readonly string[] = [HASH]): string => {
  const files = [{ name: 'chat.json', bytes, hashes, packed: false }];
  const imported = { id: 'i', at: AT, files, conversations: 1, messages: 1, bytes: 1 };
  return printLedger({ version: 1, written: 1, archiveId: 'A', revision: 1, imports: [imported] } satisfies Ledger);
};
const line = (n: number) => {
  const marks = { flagged: n % 2 === 1, tags: [], notes: [] };
  return `${printEntry({ kind: 'mark', n, at: AT, key: `k${n}` as ConversationKey, marks })}\n`;
};

test('what was written is read by the next start', async () => {
  expect(await folder.read()).toEqual({ ledgers: [''], journals: [''] });
  await folder.write(ledgerOf(2), []);
  await folder.append(line(1));
  await folder.append(line(2) + line(3));
  const { ledgers, journals } = await createLedgerFolder(profile, createTickets()).read();
  expect(ledgers).toEqual([ledgerOf(2)]);
  expect(foldJournal(journals)).toMatchObject({ lines: 3, damaged: [], marksRevision: 3 });
  expect((await readdir(profile)).sort()).toEqual(['ledger.json', 'marks.jsonl', 'places.json']);
});

test('a line after a torn one stands in a line of its own', async () => {
  await folder.append(line(1));
  await appendFile(join(profile, 'marks.jsonl'), line(2).slice(0, 20));
  await folder.append(line(3));
  expect(foldJournal((await folder.read()).journals)).toMatchObject({ lines: 3, damaged: [2], marksRevision: 3 });
});

test('another journal takes the place of the old one', async () => {
  await folder.append(line(1));
  await folder.replaceJournal(line(2));
  expect((await folder.read()).journals).toEqual([line(2)]);
  await folder.replaceJournal('');
  expect((await folder.read()).journals).toEqual(['']);
});

test.each([
  ['no ledger', () => folder.write('{}', [])],
  ['a damaged ledger', () => folder.write(ledgerOf(2).replace('chat', 'chas'), [])],
  ['a line without an end', () => folder.append(line(1).trimEnd())],
  ['a line that says nothing', () => folder.append('{}\n')],
  ['a damaged line among others', () => folder.append(line(1) + line(2).replace('k2', 'k3'))],
  ['a journal of nonsense', () => folder.replaceJournal('nonsense\n')],
])('S-07: %s is not written', async (_what, write) => {
  await folder.write(ledgerOf(2), []);
  await folder.append(line(1));
  const before = await folder.read();
  await expect(write()).rejects.toThrow(/^not /);
  expect(await folder.read()).toEqual(before);
});

test('changes that come together are made one after another', async () => {
  await Promise.all([1, 2, 3, 4, 5, 6].map(n => (n === 3 ? folder.replaceJournal(line(3)) : folder.append(line(n)))));
  expect((await folder.read()).journals).toEqual([line(3) + line(4) + line(5) + line(6)]);
});

test('D-09: a file is found again where it was, by a ticket and without its path', async () => {
  const path = join(exports, 'chat.json');
  await writeFile(path, '{}');
  const [given] = await tickets.admit([path]);
  await folder.write(ledgerOf(2), [{ ticket: given?.id ?? '', hashes: [HASH] }]);

  const nextTickets = createTickets();
  const next = createLedgerFolder(profile, nextTickets);
  const [found] = await next.findFiles();
  expect(found).toEqual({ ticket: { id: expect.any(String), name: 'chat.json', bytes: 2 }, hashes: [HASH] });
  expect(nextTickets.paths()[found?.ticket.id ?? '']).toBe(path);
  expect(await next.hashOf(found?.ticket.id ?? '')).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.stringify(await next.read())).not.toContain(exports);

  await writeFile(path, '{ "another": "file" }');
  expect(await next.findFiles()).toEqual([]);
  await rm(path);
  await mkdir(path);
  expect(await next.findFiles()).toEqual([]);
});

test('a ticket that nobody has given finds nothing', async () => {
  await folder.write(ledgerOf(2), [{ ticket: '__proto__', hashes: [HASH] }]);
  expect(await folder.findFiles()).toEqual([]);
  expect(await folder.hashOf('toString')).toBeUndefined();
});

test('where a file was is forgotten with the import that brought it', async () => {
  const path = join(exports, 'chat.json');
  await writeFile(path, '{}');
  const [given] = await tickets.admit([path]);
  await folder.write(ledgerOf(2), [{ ticket: given?.id ?? '', hashes: [HASH] }]);
  expect(await readFile(join(profile, 'places.json'), 'utf8')).toContain(exports);
  await folder.write(ledgerOf(2, ['b'.repeat(64)]), []);
  expect(await readFile(join(profile, 'places.json'), 'utf8')).not.toContain(exports);
});

test('what is set aside is kept, and nothing is in its place', async () => {
  for (const revision of [1, 2]) {
    await folder.write(ledgerOf(revision), []);
    await folder.append(line(revision));
    await folder.setAside();
    expect(await folder.read()).toEqual({ ledgers: [''], journals: [''] });
  }
  expect(await readFile(join(profile, 'set-aside-1/ledger.json'), 'utf8')).toBe(ledgerOf(1));
  expect(await readFile(join(profile, 'set-aside-2/marks.jsonl'), 'utf8')).toBe(line(2));
});

test('D-16: nothing is left in the folder after erasing, what was set aside among it', async () => {
  await folder.append(line(1));
  await folder.setAside();
  await folder.append(line(2));
  await folder.erase();
  expect(await readdir(profile, { recursive: true })).toEqual([]);
});

const SEARCHES = printKeptSearches({ ...NO_SEARCHES, history: [{ text: 'refund', at: 1 }] }, 1);

test('searches are kept whole, and nothing else in their place', async () => {
  expect(await folder.readSearches()).toEqual(['']);
  await folder.writeSearches(SEARCHES);
  for (const nonsense of ['{}\n', SEARCHES.replace('refund', 'refunds'), SEARCHES.slice(0, -20)])
    await expect(folder.writeSearches(nonsense)).rejects.toThrow('not searches');
  expect(await createLedgerFolder(profile, createTickets()).readSearches()).toEqual([SEARCHES]);
  // a loss of the archive is not one of these
  await folder.setAside();
  expect(await folder.readSearches()).toEqual([SEARCHES]);
});

test('D-16: what a crash left of a file that was being written goes at the next start, and nothing else', async () => {
  await folder.writeSearches(SEARCHES);
  await folder.append(line(1));
  for (const name of ['searches.jsonl.0a1b2c3d.part', 'marks.jsonl.0a1b2c3d.part', 'ledger.json.0a1b2c3d.part'])
    await writeFile(join(profile, name), 'words');
  await writeFile(join(profile, 'Preferences.part'), 'another’s');
  await createLedgerFolder(profile, createTickets()).read();
  expect((await readdir(profile)).sort()).toEqual(['Preferences.part', 'marks.jsonl', 'searches.jsonl']);
});
