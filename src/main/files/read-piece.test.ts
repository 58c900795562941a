import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPiece } from './read-piece';
import { createTickets } from './tickets';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-piece-'));
});
afterEach(() => rm(folder, { recursive: true }));

const words = (piece: Uint8Array | undefined) => piece && new TextDecoder().decode(piece);

test('S-13: a file is read piece by piece behind its ticket, to its end and no further', async () => {
  const path = join(folder, 'a.lectern');
  await writeFile(path, 'one two three');
  const tickets = createTickets();
  const [ticket] = await tickets.admit([path]);
  const read = async (from: number, length: number) =>
    words(await readPiece(tickets, { ticket: ticket?.id ?? '', from, length }));
  expect(await read(0, 3)).toBe('one');
  expect(await read(4, 100)).toBe('two three');
  expect(await read(50, 3)).toBe('');
  await rm(path);
  expect(await read(0, 3)).toBeUndefined();
});

test('S-13: a path is no ticket, and a ticket that was taken back is none', async () => {
  const path = join(folder, 'a.lectern');
  await writeFile(path, 'one');
  const tickets = createTickets();
  const [ticket] = await tickets.admit([path]);
  expect(await readPiece(tickets, { ticket: path, from: 0, length: 3 })).toBeUndefined();
  expect(await readPiece(tickets, { ticket: 'toString', from: 0, length: 3 })).toBeUndefined();
  tickets.forget();
  expect(await readPiece(tickets, { ticket: ticket?.id ?? '', from: 0, length: 3 })).toBeUndefined();
});
