import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Conversation } from '#shared/domain/conversation';
import type { Finding } from '#shared/domain/finding';
import { chooseContent, EVERYTHING } from '#shared/export/choose-content';
import { jsonLine } from '#shared/export/json-lines';
import type { ReadableSource } from '#shared/import/read-sources';
import { sourcesOf } from './normalize-files';
import { normalize } from './normalize-passes';

const EXPORTS = join(import.meta.dirname, '../../../e2e/fixtures/exports');

async function read(sources: readonly ReadableSource[]) {
  const conversations: Conversation[] = [];
  const findings: Finding[] = [];
  const status = await normalize(sources, {
    conversation: async each => void conversations.push(each),
    finding: async each => void findings.push(each),
  });
  const byKey = new Map(conversations.map(each => [each.key, JSON.parse(JSON.stringify(each))]));
  return { status, findings, conversations, byKey };
}

function asFile(conversations: readonly Conversation[]): ReadableSource {
  const bytes = new TextEncoder().encode(conversations.map(jsonLine).join(''));
  return {
    id: 'own',
    name: 'own.jsonl',
    bytes: bytes.length,
    open: async function* () {
      yield bytes;
    },
  };
}

test('every conversation of every vendor is read again as it was written', async () => {
  const first = await read(await sourcesOf([EXPORTS], undefined));
  const again = await read([asFile(first.conversations)]);
  expect(again.findings).toEqual([]);
  expect(again.status).toBe(0);
  expect(first.byKey.size).toBeGreaterThan(5);
  expect(again.byKey).toEqual(first.byKey);
});

test('beside the exports it was made of, it doubles and changes nothing', async () => {
  const exports = await sourcesOf([EXPORTS], undefined);
  const alone = await read(exports);
  const beside = await read([...exports, asFile(alone.conversations)]);
  expect(beside.byKey).toEqual(alone.byKey);
  const partly = alone.conversations.map(each => chooseContent(each, { ...EVERYTHING, internal: false }));
  const besidePartly = await read([...exports, asFile(partly)]);
  const counts = ({ byKey }: typeof alone) =>
    [...byKey.values()].map(({ key, messages, events, surveys }) => [
      key,
      messages.length,
      events.length,
      surveys.length,
    ]);
  expect(counts(besidePartly)).toEqual(counts(alone));
});
