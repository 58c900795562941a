import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../../base/json';
import type { Conversation } from '../../../domain/conversation';
import type { ConversationKey } from '../../../domain/keys';
import type { Contribution } from '../../../domain/part';
import { jsonLine } from '../../../export/json-lines';
import { happened, inventedConversation, itemKeyOf, line, moment, person } from '../../../measures/testing/invented';
import { runs } from '../../../testing/runs';
import { contribution, conversationOf } from '../../contributions';
import { VENDORS } from '../../registry';
import { lectern } from '.';

const [shape] = lectern.shapes;

function read(record: JsonObject, at = 0) {
  if (shape === undefined) throw new Error('no shape');
  return { recognised: shape.recognise(record), reading: shape.read(record, { file: 'own.jsonl', record: at }) };
}

function contributionFrom(record: unknown, at = 0): Contribution {
  const { reading } = read(record as JsonObject, at);
  if (reading.kind !== 'part') throw new Error(JSON.stringify(reading));
  return contribution(reading.part, reading.remarks, 'lectern/conversation', { file: 'own.jsonl', record: at });
}

const KEY = 'liveperson:invented' as ConversationKey;
const words = fc.string({ unit: 'grapheme', maxLength: 12 });
const json = fc.jsonValue({ maxDepth: 2 }).map(value => JSON.parse(JSON.stringify(value)));
const seconds = fc.option(fc.nat(5000), { nil: undefined });

const body = fc.oneof(
  words.map(text => ({ kind: 'text' as const, text })),
  words.map(text => ({
    kind: 'rich' as const,
    text,
    source: text,
    nodes: [{ kind: 'link' as const, href: 'https://a.example/', children: [{ kind: 'text' as const, text }] }],
  })),
  words.map(text => ({
    kind: 'card' as const,
    text,
    card: {
      kind: 'column' as const,
      frame: 'border' as const,
      children: [
        { kind: 'button' as const, title: text, look: 'flat' as const, actions: [{ kind: 'submit' as const }] },
      ],
    },
  })),
  json.map(value => ({ kind: 'unknown' as const, text: '', value })),
);

const generated: fc.Arbitrary<Conversation> = fc
  .record({
    bodies: fc.array(fc.tuple(body, seconds, fc.boolean(), fc.boolean()), { maxLength: 5 }),
    events: fc.array(fc.tuple(seconds, words), { maxLength: 3 }),
    answers: fc.array(fc.tuple(words, words), { maxLength: 2 }),
    extras: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), json, { maxKeys: 3 }),
    disposition: fc.option(words, { nil: undefined }),
  })
  .map(({ bodies, events, answers, extras, disposition }) =>
    inventedConversation({
      summary: { ...(disposition === undefined ? {} : { disposition }), startedAt: moment(0) },
      participants: [person('nadia', 'customer', { otherNames: ['b', 'a'] }), person('mira', 'agent')],
      messages: bodies.map(([each, at, isInternal, isVersioned], nth) =>
        line(`m${nth}`, nth % 2 === 0 ? 'nadia' : 'mira', at, {
          body: each,
          order: nth,
          audience: isInternal ? 'internal' : 'everyone',
          ...(isVersioned
            ? {
                versions: [
                  { places: [{ file: 'a.json', record: 0 }] },
                  { audience: 'everyone' as const, places: [{ file: 'b.json', record: 3 }] },
                ],
              }
            : {}),
        }),
      ),
      events: events.map(([at, label], nth) => happened(`e${nth}`, 'other', at, { label, order: nth })),
      surveys: [
        {
          key: itemKeyOf('s'),
          phase: 'after',
          answers: answers.map(([question, value]) => ({ question, values: [value] })),
        },
      ],
      extras: { 'liveperson/engagement': extras },
      findings: [{ severity: 'noted', code: 'liveperson/x', place: { file: 'a.json', record: 1, pointer: '/info' } }],
      origins: [{ shape: 'liveperson/engagement', file: 'a.json', record: 1 }],
    }),
  );

test('a conversation that was written is read again as it was, to the letter', () => {
  fc.assert(
    fc.property(generated, written => {
      const text = jsonLine(written);
      const record = JSON.parse(text);
      expect(read(record).recognised).toBe(true);
      const again = conversationOf(KEY, [contributionFrom(record)]);
      expect(again).toEqual(JSON.parse(text));
      // and a third time it is no other
      expect(conversationOf(KEY, [contributionFrom(JSON.parse(jsonLine(again)))])).toEqual(again);
    }),
    { seed: 91, numRuns: runs(100) },
  );
});

test('the same written twice is one, and the order of copies does not matter', () => {
  fc.assert(
    fc.property(generated, generated, (one, other) => {
      const [a, b] = [one, other].map((written, nth) => contributionFrom(JSON.parse(jsonLine(written)), nth));
      if (a === undefined || b === undefined) return;
      expect(conversationOf(KEY, [a, a])).toEqual(conversationOf(KEY, [a]));
      expect(conversationOf(KEY, [a, b, a])).toEqual(conversationOf(KEY, [b, a]));
    }),
    { seed: 92, numRuns: runs(60) },
  );
});

test('only this shape takes it', () => {
  const record = JSON.parse(jsonLine(inventedConversation()));
  const claims = VENDORS.flatMap(({ shapes }) => shapes.filter(each => each.recognise(record)).map(({ id }) => id));
  expect(claims).toEqual(['lectern/conversation']);
});

const sound = () => JSON.parse(jsonLine(inventedConversation({ messages: [line('m', 'nadia', 0)] })));
test.each([
  ['another version', { version: 2 }, 'lectern/other-version'],
  ['a key of another source', { key: 'ccai:invented' }, 'lectern/not-a-conversation'],
  ['a source that is none', { source: 'elsewhere' }, 'lectern/not-a-conversation'],
  ['a time that is none', { summary: { startedAt: { at: 9e15 } } }, 'lectern/not-a-conversation'],
  [
    'a card that is none',
    { messages: [{ ...line('m', 'nadia', 0), body: { kind: 'card', text: '', card: { kind: 'column' } } }] },
    'lectern/not-a-conversation',
  ],
  ['messages that are none', { messages: [{ text: 'hello' }] }, 'lectern/not-a-conversation'],
])('a record with %s costs that record', (_what, differs, code) => {
  const { recognised, reading } = read({ ...sound(), ...differs });
  expect([recognised, reading]).toEqual([true, expect.objectContaining({ kind: 'rejected', code })]);
});

test('no JSON makes it throw', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('version', 'key', 'source', 'messages', 'summary', 'x'), json),
      differs => {
        read({ ...sound(), ...differs });
      },
    ),
    { seed: 93, numRuns: runs(200) },
  );
});
