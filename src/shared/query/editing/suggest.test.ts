import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#shared/testing/runs';
import type { Instant } from '../../domain/time';
import { fold } from '../../text/fold';
import type { Clock } from '../language/calendar';
import { KEY_NAMES } from '../language/keys';
import { parseQuery } from '../language/parse';
import { anyText } from '../samples/arbitrary';
import { type Suggestion, suggest, type Vocabulary } from './suggest';

const clock: Clock = { now: Date.UTC(2025, 4, 6, 10) as Instant, zone: 'UTC' };

const HELD: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  customer: { Lionel: 3 },
  agent: { 'lior@shop.example': 1204, 'Lior Raz': 88, Ana: 640 },
  in: { Billing: 12, 'VIP desk': 7 },
  source: { liveperson: 30 },
};
const COUNTS: Readonly<Record<string, number>> = {
  lior: 1391,
  'customer-said:lior': 17,
  refu: 43,
  '"refund"': 40,
  '"refuse"': 3,
  'agent-said:lio': 5,
  'agent-said:"lior"': 2,
  'agent-said:lior': 0,
  'customer-said:refun': 4,
  'customer-said:"refund"': 3,
};
const WORDS = { refund: 40, refuse: 3, lior: 17 };

const beginning = (of: Readonly<Record<string, number>> | undefined, prefix: string, limit: number) =>
  Object.entries(of ?? {})
    .filter(([value]) => fold(value).startsWith(fold(prefix)))
    .map(([value, count]) => ({ value, count }))
    .slice(0, limit);
const vocabulary: Vocabulary = {
  values: (key, prefix, limit) => Promise.resolve(beginning(HELD[key], prefix, limit)),
  words: (prefix, limit) => Promise.resolve(beginning(WORDS, prefix, limit)),
  counts: async texts => texts.map(text => COUNTS[text] ?? 0),
};

/** `|` stands for the caret, before and after. */
async function offered(typed: string): Promise<readonly string[]> {
  const caret = typed.indexOf('|');
  const groups = await suggest(typed.replace('|', ''), caret, vocabulary, clock);
  return groups.flatMap(({ suggestions }) => suggestions.map(shown));
}

function shown(suggestion: Suggestion): string {
  const count = 'count' in suggestion && suggestion.count !== undefined ? ` (${suggestion.count})` : '';
  return `${suggestion.text.slice(0, suggestion.caret)}|${suggestion.text.slice(suggestion.caret)}${count}`;
}

test.each([
  [
    'a word offers names, words in texts and itself',
    'sale lior|',
    [
      'sale agent:=lior@shop.example | (1204)',
      'sale agent:="Lior Raz" | (88)',
      'sale customer-said:lior | (17)',
      'sale lior | (1391)',
    ],
  ],
  [
    'a word offers keys and words it begins',
    'refu| x',
    ['customer-said:refu |x (0)', 'refund |x (40)', 'refuse |x (3)', 'refu |x (43)'],
  ],
  ['a beginning offers keys', '-hand|', ['-handled:|', '-customer-said:hand | (0)', '-hand | (0)']],
  ['by whatever name they are known', 'ski|', ['in:|', 'customer-said:ski | (0)', 'ski | (0)']],
  ['a choice is offered with its key', 'spa|', ['is:spam |', 'customer-said:spa | (0)', 'spa | (0)']],
  ['a key offers its values', 'x in:|', ['x in:=Billing | (12)', 'x in:="VIP desk" | (7)']],
  ['a list is gone on with', 'in:Billing,v| x', ['in:Billing,="VIP desk" |x (7)']],
  ['a value is replaced with its sign and quotes', 'in:="vi|p" x', ['in:="VIP desk" |x (7)']],
  [
    'a choice is counted where the archive counts it',
    'source:|',
    ['source:liveperson | (30)', 'source:ctlive |', 'source:vcc-live |', 'source:ccai |'],
  ],
  [
    'dates are those of the clock',
    'during:2|',
    ['during:2025-05 |', 'during:2025-Q2 |', 'during:2025 |', 'during:2024 |'],
  ],
  ['a comparison goes on', 'wait:>1|', ['wait:>1m |', 'wait:>15m |', 'wait:>1h |']],
  [
    'words of one area are completed',
    '(customer-said:refun|)',
    ['(customer-said:refun|) (4)', '(customer-said:"refund"|) (3)'],
  ],
  [
    'behind a role, those who have it are offered, and beside them what they said',
    'x -agent:lio|',
    ['x -agent:=lior@shop.example | (1204)', 'x -agent:="Lior Raz" | (88)', 'x -agent-said:lio | (5)'],
  ],
  [
    'a role alone offers those who have it',
    'agent:| x',
    ['agent:=lior@shop.example |x (1204)', 'agent:="Lior Raz" |x (88)', 'agent:=Ana |x (640)'],
  ],
  ['customers are offered by their names', 'person:lion|', ['person:"Lionel" | (3)', 'customer-said:lion | (0)']],
  ['in a list of names no words are offered', 'agent:lior,an|', ['agent:lior,=Ana | (640)']],
  ['a key for words alone shows an example', 'bot-said:|', ['bot-said:"one moment" |']],
  [
    'so does a field',
    'field:|',
    ['field:clientData.customerid=98* |', 'field:customerid=9812,"98 13" |', 'field:customerid |'],
  ],
  ['a phrase is narrowed', '"cancel my|"', ['customer-said:"cancel my" | (0)']],
  ['an expression offers nothing', '/refu|/', []],
  ['a field offers nothing', 'field:a|', []],
])('%s', async (_, typed, expected) => {
  expect(await offered(typed)).toEqual(expected);
});

test('an empty box offers every key', async () => {
  const [group] = await suggest('', 0, vocabulary, clock);
  expect(group?.kind).toBe('keys');
  expect(group?.suggestions.map(({ text }) => text)).toEqual([...KEY_NAMES, 'field'].map(key => `${key}:`));
});

test('what is taken stands at the caret, is understood, and leaves the text around it', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, fc.nat(40), async (text, place) => {
      const caret = Math.min(place, text.length);
      for (const group of await suggest(text, caret, vocabulary, clock)) {
        for (const one of group.suggestions) {
          expect(text.endsWith(one.text.slice(one.caret))).toBe(true);
          if (one.kind !== 'value') continue;
          const named = parseQuery(one.text).problems.map(({ start, end }) => one.text.slice(start, end));
          expect(named).not.toContain(one.value);
        }
      }
    }),
    { numRuns: runs(150) },
  );
});
