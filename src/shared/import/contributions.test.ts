import { expect, test } from 'vitest';
import type { ConversationKey } from '../domain/keys';
import type { Contribution } from '../domain/part';
import { contributionOf, conversationOf, groupContributions } from './contributions';
import { notes, tellOf } from './notes-vendor.fixture';
import type { RecordOutcome } from './read-record';

const stored = { shape: 'vcc-live/note', text: '{"note":1,"text":"odd"}', file: 'a', record: 3 };

test('a stored record says the same as when it was imported', async () => {
  const outcomes: RecordOutcome[] = [];
  const { readSources } = await import('./read-sources');
  const { LIMITS } = await import('./contract/limits');
  const text = '{"about":1,"notes":[{"note":1,"text":"odd",}]}';
  let repaired = '';
  let findings: Contribution['findings'] = [];
  await readSources(
    [
      {
        id: '1',
        name: 'a',
        bytes: text.length,
        open: async function* () {
          yield new TextEncoder().encode(text);
        },
      },
    ],
    {
      vendors: [notes],
      limits: LIMITS,
      settle: async () => {},
      progress: () => {},
      done: () => {},
      record: read => {
        outcomes.push(read.outcome);
        repaired = read.repaired ?? '';
        findings = read.findings;
      },
    },
  );
  const [outcome] = outcomes;
  const page = { about: 1 };
  const again = contributionOf(
    { shape: 'vcc-live/note', text: repaired, file: 'a', record: 0, line: 1, column: 21, page, findings },
    [notes],
  );
  expect(outcome).toEqual({ kind: 'part', vendor: notes, contribution: again });
  expect(again?.findings.map(({ code }) => code)).toEqual(['repair/trailing-comma', 'notes/odd']);
});

test('what a shape remarked at import is found anew, and not told twice', () => {
  const old = { severity: 'noted', code: 'notes/older', place: { file: 'a' } } as const;
  const findings = contributionOf({ ...stored, findings: [old] }, [notes])?.findings;
  expect(findings).toEqual([
    { severity: 'noted', code: 'notes/odd', place: { file: 'a', record: 3, pointer: '/text' } },
  ]);
});

test.each([
  ['a shape nobody knows', { ...stored, shape: 'engine/unread' }],
  ['a text that is no JSON', { ...stored, text: '{"note":' }],
  ['a record that only explains itself', { ...stored, text: '{"note":"explained"}' }],
])('%s contributes nothing', (_, record) => {
  expect(contributionOf(record, [notes])).toBeUndefined();
});

function contributionsOf(...texts: readonly string[]): readonly Contribution[] {
  return texts.flatMap((text, record) => {
    const shape = text.includes('topic') ? 'vcc-live/topic' : 'vcc-live/note';
    return contributionOf({ ...stored, shape, text, record }, [notes]) ?? [];
  });
}

test('contributions come together by key and by what they seek', () => {
  const groups = groupContributions(
    contributionsOf(
      '{"topic":"refund"}',
      '{"note":1,"text":"refund"}',
      '{"note":2,"text":"hello"}',
      '{"note":1,"text":"more"}',
      '{"topic":"nobody"}',
      '{"note":3,"text":"refund"}',
    ),
  );
  expect([...groups].map(([key, group]) => [key, group.map(({ origin }) => origin.record)])).toEqual([
    ['vcc-live:1', [1, 3, 0]],
    ['vcc-live:2', [2]],
    ['vcc-live:3', [5, 0]],
  ]);
});

test('a conversation is put together by the vendor whose key it is', () => {
  const [contribution] = contributionsOf('{"note":1,"text":"x"}');
  const key = 'vcc-live:1' as ConversationKey;
  const conversation = conversationOf(key, contribution ? [contribution] : [], [notes]);
  expect([conversation.key, conversation.messages.length]).toEqual([key, 1]);
});

test('two vendors that claim a record are a question, not a guess', async () => {
  const told = await tellOf({ a: '{"note":1}' }, { vendors: [notes, { ...notes, source: 'ccai' }] });
  expect(told.findings.map(({ code, facts }) => [code, facts])).toEqual([
    ['engine/two-claims', { shapes: 'Note, Note' }],
  ]);
});
