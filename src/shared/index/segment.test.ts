import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Bitset } from './bitset';
import { conversationsOf, matchPhrase, phraseOf, type SegmentSource } from './matcher';
import type { IndexSegment } from './segment';
import { SegmentBuilder } from './segment-builder';
import { encodeForIndex, termsOf } from './tokens';

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

function sourceOf(segment: IndexSegment): SegmentSource {
  return { head: segment, read: async (stream, at, length) => segment[stream].subarray(at, at + length) };
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
    { numRuns: 300 },
  );
});

test('documents are folded into their conversations, those without texts included', async () => {
  const text = (text: string) => ({ area: 0, text });
  const segment = built([[text('one')], [], [text('two'), text('one one')], [], [text('three')]]);
  const phrase = phraseOf('one', false);
  const documents = phrase && (await matchPhrase(sourceOf(segment), phrase));

  expect(documents && members(documents)).toEqual([0, 2]);
  expect(documents && members(conversationsOf(documents, segment.conversationEnds))).toEqual([0, 2]);
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
