import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTickets } from './tickets';

let folder: string;
let chat: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-tickets-'));
  chat = join(folder, 'chat.json');
  await writeFile(chat, '{}');
});
afterEach(() => rm(folder, { recursive: true }));

test('a ticket tells the name and never the path', async () => {
  const tickets = createTickets();
  const [ticket] = await tickets.admit([chat]);
  expect(ticket).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/), name: 'chat.json', bytes: 2 });
  expect(tickets.paths()).toEqual({ [ticket?.id ?? '']: chat });
});

test('the same file twice is two tickets', async () => {
  const tickets = createTickets();
  await tickets.admit([chat, chat]);
  expect(Object.values(tickets.paths())).toEqual([chat, chat]);
});

test('tickets end with the page', async () => {
  const tickets = createTickets();
  await tickets.admit([chat]);
  tickets.forget();
  expect(tickets.paths()).toEqual({});
});

test('a dropped file gets a ticket if it is the one that was dropped', async () => {
  const tickets = createTickets();
  expect(await tickets.admitDropped(chat, 2)).toMatchObject({ name: 'chat.json', bytes: 2 });
  expect(Object.values(tickets.paths())).toEqual([chat]);
});

test('a folder, a missing file, another size or a relative path get none', async () => {
  const tickets = createTickets();
  expect([
    await tickets.admitDropped(folder, 2),
    await tickets.admitDropped(join(folder, 'gone.json'), 0),
    await tickets.admitDropped(chat, 3),
    await tickets.admitDropped('package.json', 2),
  ]).toEqual([undefined, undefined, undefined, undefined]);
  expect(tickets.paths()).toEqual({});
});

test('S-13: a page that guesses is not answered any more, and the next page is', async () => {
  const tickets = createTickets();
  for (let bytes = 100; bytes < 150; bytes++) await tickets.admitDropped(chat, bytes);
  expect(await tickets.admitDropped(chat, 2)).toBeUndefined();
  tickets.forget();
  expect(await tickets.admitDropped(chat, 2)).toMatchObject({ name: 'chat.json' });
});

test('empty files that were dropped are no guesses', async () => {
  const empty = join(folder, 'empty.json');
  await writeFile(empty, '');
  const tickets = createTickets();
  for (let n = 0; n < 60; n++) await tickets.admitDropped(empty, 0);
  expect(await tickets.admitDropped(chat, 2)).toMatchObject({ name: 'chat.json' });
});
