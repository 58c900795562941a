import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Link } from '#shared/domain/conversation';
import { freshDatabases, TestArchive } from '../testing/archive';
import { chatKey } from '../testing/invented';
import { MOST_LINKED } from './linked';

let archive: TestArchive;
const START = 1_700_000_000_000;
const customer = (value: string): Link => ({ reason: 'customer', value });
const visit = (value: string, sequence: number): Link => ({ reason: 'visit', value, sequence });
const chat = (name: string, hour: number, ...links: readonly Link[]) => ({
  chat: name,
  startedAt: START + hour * 3_600_000,
  lines: [{ n: 0, by: 'visitor Ann', text: `chat ${name}` }],
  links,
});

beforeAll(async () => {
  freshDatabases();
  archive = new TestArchive();
  await archive.import([
    {
      name: 'one.json',
      records: [
        chat('1', 0, visit('ann/0', 0), customer('ann')),
        chat('2', 1, visit('ann/0', 1), customer('ann')),
        chat('3', 2, customer('bob')),
        chat('4', 3, { reason: 'ticket', value: 'ann' }),
        chat('5', 4),
      ],
    },
  ]);
  await archive.import([{ name: 'two.json', records: [chat('6', 500, customer('ann'), customer('bob'))] }]);
  await archive.import([
    {
      name: 'many.json',
      records: Array.from({ length: 80 }, (_, n) => chat(`m${n}`, n, { reason: 'contact', value: 'company' })),
    },
  ]);
});
afterAll(() => archive.close());

const linked = async (name: string) =>
  (await archive.reader.linked(chatKey(name))).map(({ head, reasons, sequence }) => [
    head.vendorId,
    reasons.join(' '),
    ...(sequence === undefined ? [] : [sequence]),
  ]);

test('what shares a visit or a customer is found over all imports, the newest first, with the strongest reason first', async () => {
  expect(await linked('1')).toEqual([
    ['6', 'customer'],
    ['2', 'visit customer', 1],
  ]);
  expect(await linked('6')).toEqual([
    ['3', 'customer'],
    ['2', 'customer'],
    ['1', 'customer'],
  ]);
});

test('one value under two reasons is nothing in common', async () => {
  expect(await linked('4')).toEqual([]);
});

test('a conversation without links has none, and neither has one that is not there', async () => {
  expect(await linked('5')).toEqual([]);
  expect(await archive.reader.linked(chatKey('nowhere'))).toEqual([]);
});

test('of very many the newest are told', async () => {
  const found = await linked('m0');
  expect(found).toHaveLength(MOST_LINKED);
  expect(found[0]?.[0]).toBe('m79');
});
