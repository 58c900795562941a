import fc from 'fast-check';
import { KEY_NAMES, type KeyOfKind, kindOf, type ValueKind } from '../language/keys';
import { holdsWords } from '../language/phrase';
import type { Filter, Query, Value } from '../language/tree';

const keys = (test: (kind: ValueKind) => boolean) => fc.constantFrom(...KEY_NAMES.filter(key => test(kindOf(key))));
const ofKind = <Kind extends ValueKind['kind']>(kind: Kind) =>
  keys(one => one.kind === kind) as fc.Arbitrary<KeyOfKind<Kind>>;

const text = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 12 }),
    fc.constantFrom(
      'refund',
      'Straße',
      '退款吗',
      'customer',
      'FW-2025-004',
      'a b',
      'a,b',
      'x, "y"',
      '=x',
      '~x',
      'x:y',
      'OR',
      '-no',
      'Ana Ríos',
      '/a b/',
    ),
  )
  .filter(text => holdsWords(text) && !text.includes('\u0000'));
const plain = text.map(text => text.replace(/[-/\\=]/g, 'x'));
const value: fc.Arbitrary<Value> = fc.record({ text, quoted: fc.boolean() });
const wholeValue: fc.Arbitrary<Value> = text.map(text => ({ text, quoted: true, whole: true }));
const values = (one: fc.Arbitrary<Value>) =>
  fc.array(one, { minLength: 1, maxLength: 3 }).map(values => ({ kind: 'is' as const, values }));
const filter = (key: fc.Arbitrary<Filter['key']>, test: fc.Arbitrary<Filter['test']>): fc.Arbitrary<Query> =>
  fc.record({ kind: fc.constant('filter' as const), key, test });

const amounts = ['0', '3', '40', '59.5', '-1'];
const lengths = ['0', '90', '15m', '1h30m', '500ms'];
const dates = [
  '2025',
  '2025-Q1',
  '2025-02',
  '2024-02-29',
  'today',
  'yesterday',
  '-30d',
  '+1y',
  '-99999y',
  '1433140200000',
];
const moments = ['2025-03-30T02:30', '2025-03-01T14:30Z', '2025-03-01T14:30:05.120+05:30', '9999-12-31', '0001-01-01'];
const test = (words: readonly string[]): fc.Arbitrary<Filter['test']> => {
  const word = fc.constantFrom(...words);
  return fc.oneof(
    word.map(text => ({ kind: 'is' as const, values: [{ text, quoted: false }] })),
    fc.record({ kind: fc.constant('range' as const), from: word, until: word }),
    word.map(from => ({ kind: 'range' as const, from })),
    word.map(until => ({ kind: 'range' as const, until })),
    fc.constant({ kind: 'known' as const }),
  );
};
const compared = (words: readonly string[]): fc.Arbitrary<Filter['test']> =>
  fc.record({
    kind: fc.constant('compare' as const),
    operator: fc.constantFrom('<' as const, '<=' as const, '>' as const, '>=' as const),
    value: fc.constantFrom(...words),
  });
const choices = ofKind('choice').chain(key => {
  const kind = kindOf(key);
  const among = kind.kind === 'choice' ? kind.among : [];
  const chosen = fc.constantFrom(...among).map(text => ({ text, quoted: false }));
  return filter(fc.constant(key), values(chosen));
});

const misspelt = fc.record({
  kind: fc.constant('words' as const),
  text: fc.constantFrom('refnd', 'Staße', '退', '~x', '-no', 'OR', 'ipda', 'splendidd', 'x:'),
  quoted: fc.constant(false),
  close: fc.constant(true as const),
});

const leaf: fc.Arbitrary<Query> = fc.oneof(
  misspelt,
  fc.tuple(misspelt, ofKind('text')).map(([words, key]) => ({ ...words, key })),
  fc.record({ kind: fc.constant('words' as const), text, quoted: fc.boolean() }),
  fc.record({ kind: fc.constant('words' as const), text, quoted: fc.boolean(), key: ofKind('text') }),
  filter(
    keys(kind => kind.kind === 'name' && kind.answeredBy === 'columns'),
    fc.oneof(values(fc.oneof(value, wholeValue)), fc.constant({ kind: 'known' as const })),
  ),
  filter(
    keys(kind => kind.kind === 'name' && kind.answeredBy === 'index'),
    values(value),
  ),
  choices,
  filter(ofKind('duration'), fc.oneof(test(lengths), compared(lengths))),
  filter(ofKind('number'), fc.oneof(test(amounts), compared(amounts))),
  filter(ofKind('time'), test([...dates, ...moments])),
  fc.record({
    kind: fc.constant('field' as const),
    path: plain,
    values: fc.tuple(text, fc.array(text, { maxLength: 2 })).map(([one, more]) => [one, ...more] as const),
  }),
  plain.map(path => ({ kind: 'field' as const, path })),
  fc.constantFrom('order\\s+\\/\\d{6}', '[a-z]+@').map(source => ({ kind: 'pattern' as const, source })),
);

/** Every query that a text can give: joined, negated and nested. */
export const anyQuery: fc.Arbitrary<Query> = fc.letrec<{ query: Query; all: Query; any: Query; not: Query }>(tie => ({
  all: fc
    .array(fc.oneof(leaf, tie('any'), tie('not')), { minLength: 2, maxLength: 3 })
    .map(of => ({ kind: 'all', of })),
  any: fc
    .array(fc.oneof(leaf, tie('all'), tie('not')), { minLength: 2, maxLength: 3 })
    .map(of => ({ kind: 'any', of })),
  not: fc.oneof(leaf, tie('all'), tie('any')).map(of => ({ kind: 'not', of })),
  query: fc.oneof({ maxDepth: 3, depthSize: 'small' }, leaf, tie('all'), tie('any'), tie('not')),
})).query;

/** Whatever may stand in the box: pieces of the language in any order, finished or not. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      ...'ab:,"\\()-/.<>=* '.split(''),
      ...[
        ' ',
        '  ',
        ' OR ',
        'in:',
        'queue:',
        'customer-said:',
        'agent:',
        'score:',
        'after:',
        'field:',
        'is:',
        'colour:',
      ],
      ...['refund', '"my order"', '40', '2025-01', 'spam', '=Billing', '-', '“x”', '/ab/', '~', '~reufnd', 'Ana'],
    ),
    { maxLength: 14 },
  )
  .map(pieces => pieces.join(''));
