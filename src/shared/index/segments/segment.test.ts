import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#shared/testing/runs';
import { Bitset } from '../bitset';
import { addConversations, matchPhrase, phraseOf } from '../matching/matcher';
import { encodeForIndex, termsOf } from '../terms/tokens';
import { mergeSegments } from './merge';
import { type IndexSegment, type SegmentSource, sourceOf } from './segment';
import { SegmentBuilder } from './segment-builder';

interface Text {
  readonly area: number;
  readonly text: string;
}

function built(conversations: readonly (readonly Text[])[]): IndexSegment {
  const builder = new SegmentBuilder();
  for (const texts of conversations) {
    for (const { area, text } of texts) builder.addDocument(area, encodeForIndex(text));
    builder.endConversation();
  }
  return builder.build();
}

function members(set: Bitset): number[] {
  const found: number[] = [];
  set.each(number => found.push(number));
  return found;
}

/** What a plain reading of the texts finds: the oracle of the index. */
function scan(texts: readonly Text[], query: string, open: boolean, pass?: Uint8Array): number[] {
  const wanted = termsOf(query);
  const [pair = '', last = ''] = wanted.slice(-2);
  if ([...pair].length === 2 && /^\p{Script=Han}$/u.test(last) && pair.endsWith(last)) wanted.pop();
  return texts.flatMap(({ area, text }, number) => {
    if (wanted.length === 0 || (pass !== undefined && pass[area] === 0)) return [];
    const terms = text.split('\u0000').flatMap(apart => [...termsOf(apart), '\u0000']);
    const fits = (start: number) =>
      wanted.every((term, offset) =>
        open && offset === wanted.length - 1 ? terms[start + offset]?.startsWith(term) : terms[start + offset] === term,
      );
    return terms.some((_, start) => fits(start)) ? [number] : [];
  });
}

const word = fc.constantFrom(
  ...[
    'refund',
    'refunds',
    're',
    'the',
    'order',
    'FW-2025-004711',
    'ана',
    'мама',
    'а',
    '退款',
    '款',
    '吗',
    'Ünal',
    'x@y.example',
    '👍',
    '7',
  ],
);
const sentence = fc.array(word, { maxLength: 9 }).map(words => words.join(' '));
const conversations = fc.array(
  fc.array(fc.record({ area: fc.integer({ min: 0, max: 3 }), text: sentence }), { maxLength: 5 }),
  { maxLength: 12 },
);

test('the index finds what a plain scan finds: words, beginnings of words, phrases, areas', async () => {
  await fc.assert(
    fc.asyncProperty(
      conversations,
      fc.array(word, { minLength: 1, maxLength: 3 }).map(words => words.join(' ').replaceAll('\u0000', '')),
      fc.boolean(),
      fc.option(fc.constant(Uint8Array.from({ length: 256 }, (_, code) => Number(code % 2 === 0))), { nil: undefined }),
      async (archive, query, open, pass) => {
        const phrase = phraseOf(query, open, pass);
        const segment = built(archive);
        const found = phrase === undefined ? [] : members(await matchPhrase(sourceOf(segment), phrase));
        expect(found).toEqual(scan(archive.flat(), query, open, pass));
      },
    ),
    { numRuns: runs(100) },
  );
});

test('documents are folded into their conversations, those without texts included', async () => {
  const text = (text: string) => ({ area: 0, text });
  const segment = built([[text('one')], [], [text('two'), text('one one')], [], [text('three')]]);
  const phrase = phraseOf('one', false);
  const documents = phrase && (await matchPhrase(sourceOf(segment), phrase));

  expect(documents && members(documents)).toEqual([0, 2]);
  const found = new Bitset(20);
  if (documents !== undefined)
    for (const run of [
      { first: 0, count: 2, number: 10 },
      { first: 2, count: 1, number: 5 },
    ])
      addConversations(found, documents, segment.conversationEnds, run);
  expect(members(found)).toEqual([5, 10]);
});

test('more terms than a block holds are all found, in byte order', async () => {
  const texts = Array.from({ length: 500 }, (_, number) => ({ area: 0, text: `w${number} common` }));
  const segment = built([texts]);
  const source = sourceOf(segment);
  expect(segment.termCount).toBe(501);
  for (const number of [0, 63, 64, 65, 128, 499]) {
    const phrase = phraseOf(`w${number}`, false);
    expect(phrase && members(await matchPhrase(source, phrase))).toEqual([number]);
  }
  const common = phraseOf('common', false);
  expect(common && (await matchPhrase(source, common)).count()).toBe(500);
});

test('an empty segment finds nothing and breaks nothing', async () => {
  const phrase = phraseOf('any', true);
  expect(phrase && members(await matchPhrase(sourceOf(built([])), phrase))).toEqual([]);
});

test('a frequent word is found in every stride of its documents, also after a merge', async () => {
  const texts = Array.from({ length: 1500 }, (_, n) => [
    { area: 0, text: `the${n % 3 === 0 ? '' : ' very'} word${n % 400} the ${n % 7 === 0 ? 'end the' : ''}` },
  ]);
  const whole = built(texts);
  const merged = mergeSegments([{ segment: built(texts.slice(0, 700)) }, { segment: built(texts.slice(700)) }]);
  expect(merged).toEqual(whole);
  for (const query of [
    'the',
    'the word7',
    'the very word11 the',
    'the end the',
    'word3 the end',
    'the w',
    'very word39',
  ]) {
    const phrase = phraseOf(query, true);
    const found = phrase && members(await matchPhrase(sourceOf(whole), phrase));
    expect(found, query).toEqual(scan(texts.flat(), query, true));
  }
});

test('a prefix finds its terms over several blocks of the dictionary, and reads no others', async () => {
  const words = Array.from({ length: 3000 }, (_, n) => `w${n.toString(7)}`);
  const segment = built(words.map(text => [{ area: 0, text }]));
  const source = sourceOf(segment);
  let read = 0;
  const counting: SegmentSource = {
    head: source.head,
    read: (stream, at, length) => {
      if (stream === 'dictionary') read += length;
      return source.read(stream, at, length);
    },
  };
  for (const prefix of ['w', 'w1', 'w11', 'w6666', 'a', 'x', 'w0']) {
    const phrase = phraseOf(prefix, true);
    const found = phrase && members(await matchPhrase(counting, phrase));
    expect(found, prefix).toEqual(words.flatMap((word, n) => (word.startsWith(prefix) ? [n] : [])));
  }
  read = 0;
  const rare = phraseOf('w123', false);
  if (rare !== undefined) await matchPhrase(counting, rare);
  expect(read).toBeLessThan(segment.dictionary.length / 10);
});
