import { expect, test } from 'vitest';
import type { Conversation } from '#shared/domain/conversation';
import { headOf } from '#shared/heads/head';
import { MASK_KINDS } from '#shared/masking/kinds';
import { USUAL_RULES } from '#shared/masking/rules';
import { conversationWith, line, person } from '#shared/query/samples/conversation';
import type { SearchAnswer } from '../contract/api';
import { MaskedAnswers } from './masked-answers';

const WORDS = Object.fromEntries(
  [...MASK_KINDS, 'labelled'].map(kind => [kind, `[${kind} {number}]`]),
) as ConstructorParameters<typeof MaskedAnswers>[1]['words'];

const talk = (id: string, name: string, ...says: readonly string[]): Conversation => ({
  ...conversationWith({
    vendorId: id,
    participants: [person('customer', name), person('agent', 'Mira')],
    messages: says.map(words => line(name, words)),
  }),
  key: `ccai:${id}` as Conversation['key'],
});

const masked = (conversations: readonly Conversation[], rules = USUAL_RULES) =>
  new MaskedAnswers(
    {
      conversation: async key => conversations.find(each => each.key === key),
      values: async () => [],
      counts: async () => [],
    },
    { rules, words: WORDS },
  );

const answerOf = (conversations: readonly Conversation[], excerpts: readonly string[] = []): SearchAnswer => ({
  total: conversations.length,
  tookMs: 1,
  hits: conversations.map((conversation, nth) => ({
    head: headOf(conversation),
    ...(excerpts[nth] !== undefined && { excerpt: { text: excerpts[nth], marks: [] }, speaker: 'Mira' }),
  })),
});

test('S-12: rows of a list name nobody, in the order in which they stand', async () => {
  const all = [talk('1', 'Ruth Berg', 'This is Ruth Berg'), talk('2', 'Omar Said', 'Mail omar@x.example')];
  const { hits } = await masked(all).search(answerOf(all));
  expect(hits.map(({ head }) => [head.customer, head.agents, head.opening])).toEqual([
    ['[customer 1]', ['Mira'], 'This is [customer 1]'],
    ['[customer 2]', ['Mira'], 'Mail [email 1]'],
  ]);
});

test('an address that an excerpt cuts in two is masked all the same', async () => {
  const whole = talk('1', 'Ruth', 'Please write to a.long.name@shop.example as soon as you can');
  const { hits } = await masked([whole]).search(answerOf([whole], ['… name@shop.exam …']));
  expect(hits[0]?.excerpt?.text).toBe('… [email 1] …');
  const other = await masked([whole]).search(answerOf([whole], ['Please write to a.long.na …']));
  expect(other.hits[0]?.excerpt?.text).toBe('Please write to [email 1] …');
});

test('what is marked in an excerpt stays marked where it stands then', async () => {
  const whole = talk('1', 'Ruth', 'ruth says refund to a@b.example today');
  const text = whole.messages[0]?.body.text ?? '';
  const place = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const answer = answerOf([whole], [text]);
  const { hits } = await masked([whole]).search({
    ...answer,
    hits: answer.hits.map(hit => ({
      ...hit,
      excerpt: { text, marks: [place('ruth'), place('refund'), place('today')] },
    })),
  });
  const excerpt = hits[0]?.excerpt;
  expect(excerpt?.text).toBe('[customer 1] says refund to [email 1] today');
  expect(excerpt?.marks.map(({ start, end }) => excerpt.text.slice(start, end))).toEqual([
    '[customer 1]',
    'refund',
    'today',
  ]);
});

test('a conversation that cannot be read is shown by nothing that names anybody', async () => {
  const all = [talk('1', 'Ruth Berg', 'This is Ruth Berg')];
  const { hits } = await masked([]).search(answerOf(all, ['This is Ruth']));
  expect(JSON.stringify(hits)).not.toMatch(/Ruth|Berg/);
});

test('original records are masked as JSON, and as text where they are none', async () => {
  const whole = talk('1', 'Ruth Berg', 'hi');
  const original = { file: 'a', import: 'i', shape: 's', record: 0, line: 1, column: 1, findings: [] };
  const texts = ['{"visitorName":"Ruth","r\\u0075th":1,"n":["Berg"]}', '{visitorName: "Ruth"'];
  const originals = await masked([whole]).originals(
    { conversation: whole.key },
    texts.map(text => ({ ...original, text, repaired: text })),
  );
  expect(originals.map(({ text }) => text)).toEqual([
    '{"visitorName":"[customer 1]","[customer 1]":1,"n":["[customer 1]"]}',
    '{visitorName: "[customer 1]"',
  ]);
  expect(JSON.stringify(originals)).not.toMatch(/Ruth|Berg/i);
});

test('own notes are masked by what their conversation knows', async () => {
  const whole = talk('1', 'Ruth', 'hi');
  const marks = { flagged: true, tags: ['vip'], notes: [{ id: 'n', text: 'Ruth was kind', at: 1 as never }] };
  expect((await masked([whole]).marks(whole.key, marks)).notes[0]?.text).toBe('[customer 1] was kind');
});

test('values that may name somebody are not suggested, nor agents counted where they are masked', () => {
  const values = [{ value: 'Ruth', count: 1 }];
  const facets = { total: 1, facets: [{ key: 'agent' as const, values, distinct: 1, without: 0 }] };
  expect(masked([]).values('customer', values)).toEqual([]);
  expect(masked([]).values('agent', values)).toEqual(values);
  expect(masked([]).facets(facets)).toEqual(facets);
  expect(masked([], { kinds: MASK_KINDS, patterns: [] }).values('agent', values)).toEqual([]);
  expect(masked([], { kinds: MASK_KINDS, patterns: [] }).facets(facets).facets[0]?.values).toEqual([]);
});
