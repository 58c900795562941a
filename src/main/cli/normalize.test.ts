import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Conversation, conversation as conversationSchema } from '#shared/domain/conversation';
import { type Finding, finding as findingSchema } from '#shared/domain/finding';
import { sourcesOf, withSpooled } from './normalize-files';
import { normalize } from './normalize-passes';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'normalize-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const chat = (chatId: number, overrides: object = {}) =>
  JSON.stringify({
    chatId,
    projectId: 3,
    conversation: [
      { from: 'Visitor', date: '2025-03-06T14:37:52+01:00', message: `hi ${chatId}` },
      { from: 'Mira', date: '2025-03-06T14:37:57+01:00', message: 'hello' },
    ],
    ...overrides,
  });

async function files(contents: Readonly<Record<string, string | Uint8Array>>): Promise<readonly string[]> {
  const paths = Object.keys(contents).map(name => join(folder, name));
  for (const [n, bytes] of Object.values(contents).entries()) {
    const path = paths[n] ?? '';
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, bytes);
  }
  return paths;
}

async function run(names: readonly string[], options: { readonly account?: string } = {}, spooled?: string) {
  const conversations: Conversation[] = [];
  const findings: Finding[] = [];
  const status = await normalize(
    await sourcesOf(names, spooled),
    {
      conversation: async conversation => void conversations.push(conversation),
      finding: async finding => void findings.push(finding),
    },
    options,
  );
  return {
    status,
    conversations,
    findings,
    keys: conversations.map(({ key }) => key),
    codes: findings.map(({ code }) => code),
  };
}

test('each conversation comes once, merged over all files, in order of first appearance', async () => {
  const longer = chat(8, {
    conversation: [
      { from: 'Visitor', date: '2025-03-06T14:37:52+01:00', message: 'hi 8' },
      { from: 'Visitor', date: '2025-03-06T14:39:52+01:00', message: 'still there?' },
    ],
  });
  const { status, conversations, keys } = await run(
    await files({ 'a.json': `[${chat(7)},${chat(8)}]`, 'b.json': `${longer}\n${chat(6)}` }),
  );
  expect([status, keys]).toEqual([0, ['vcc-live:3:7', 'vcc-live:3:8', 'vcc-live:3:6']]);
  expect(conversations.map(({ messages }) => messages.length)).toEqual([2, 3, 2]);
  expect(conversations[1]?.origins.map(({ file }) => file.slice(-6))).toEqual(['a.json', 'b.json']);
});

test('what is printed has the documented shape', async () => {
  const { conversations, findings } = await run(await files({ a: `x ${chat(7)}\n{"nobody":1}` }));
  for (const conversation of conversations) expect(conversationSchema.parse(conversation)).toEqual(conversation);
  for (const finding of findings) expect(findingSchema.parse(finding)).toEqual(finding);
  expect([conversations.length, findings.length]).toEqual([1, 2]);
});

test('the order of files does not change what is told', async () => {
  const [a = '', b = ''] = await files({ a: chat(7), b: chat(7, { disposition: 'completed' }) });
  const [one, other] = [await run([a, b]), await run([b, a])];
  expect(other.conversations).toEqual(one.conversations);
  expect(one.conversations[0]?.origins).toHaveLength(2);
});

test('a ticket joins its chat, wherever it is; one without a chat is said to wait', async () => {
  const ticket = (ticketId: number) =>
    JSON.stringify({ action: 'add', projectId: 3, ticket: { ticketId, projectId: 3 } });
  const { conversations, codes } = await run(
    await files({ a: `${ticket(5)}\n${ticket(9)}\n${chat(7, { ticketId: 5 })}` }),
  );
  expect(conversations.map(({ origins }) => origins.length)).toEqual([2]);
  expect(codes).toEqual(['engine/waiting-for-conversation']);
});

test('folders, gzip and zip are read, hidden files are not', async () => {
  await files({
    'in/b/two.json.gz': gzipSync(strToU8(chat(2))),
    'in/a.json': chat(1),
    'in/z.zip': zipSync({ 'x.json': strToU8(chat(3)) }),
    'in/.hidden': 'x',
  });
  const { status, keys } = await run([join(folder, 'in')]);
  expect([status, keys]).toEqual([0, ['vcc-live:3:1', 'vcc-live:3:2', 'vcc-live:3:3']]);
});

test.each<[string, string, number, readonly string[]]>([
  ['all read', chat(1), 0, []],
  ['one of two rejected', `${chat(1)}\n{"nobody":1}`, 2, ['engine/unknown-shape']],
  ['nothing readable', 'hello', 1, ['engine/no-json']],
  ['all rejected', '{"nobody":1}', 1, ['engine/unknown-shape']],
  ['only explained', '{"emailId":1,"direction":"in"}', 0, ['vcc-live/email']],
])('the exit status tells how it went: %s', async (_, text, status, codes) => {
  const told = await run(await files({ a: text }));
  expect([told.status, told.codes]).toEqual([status, codes]);
});

test('a missing file is a finding, and the others are read', async () => {
  const [a = ''] = await files({ a: chat(1) });
  const missing = join(folder, 'missing.json');
  expect(await run([missing])).toMatchObject({ status: 1, codes: ['engine/missing-file'] });
  expect(await run([missing, a])).toMatchObject({ status: 2, keys: ['vcc-live:3:1'] });
});

test('standard input is read like a file, and its copy is removed', async () => {
  let copy = '';
  const told = await withSpooled(Readable.from([chat(1).slice(0, 20), chat(1).slice(20)]), async path => {
    copy = path;
    expect(await readFile(path, 'utf8')).toBe(chat(1));
    return run(['-'], {}, path);
  });
  expect(told.keys).toEqual(['vcc-live:3:1']);
  expect(told.conversations[0]?.origins[0]?.file).toBe('standard input');
  await expect(stat(copy)).rejects.toThrow();
});

test('the account goes into what has none of its own', async () => {
  const event = {
    chat_id: 5,
    state: 'waiting',
    participants: [{ state: 'connected', type: 'external', dn: 'end_user_1' }],
  };
  const told = await run(await files({ a: JSON.stringify(event) }), { account: 'North' });
  expect(told.keys).toEqual(['ccai:North:5']);
});

test('more than two hundred rejected records are all told', async () => {
  const told = await run(await files({ a: '{"nobody":1}\n'.repeat(250) + chat(1) }));
  expect([told.status, told.codes.length]).toEqual([2, 250]);
});
