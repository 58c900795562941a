import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LONG, runs } from '#shared/testing/runs';
import { encodeForIndex } from '../terms/tokens';
import { mergeSegments } from './merge';
import type { IndexSegment } from './segment';
import { SegmentBuilder } from './segment-builder';

type Conversation = readonly { readonly area: number; readonly text: string }[];

function built(conversations: readonly Conversation[]): IndexSegment {
  const builder = new SegmentBuilder();
  for (const texts of conversations) {
    for (const { area, text } of texts) builder.addDocument(area, encodeForIndex(text));
    builder.endConversation();
  }
  return builder.build();
}

const word = fc.constantFrom('refund', 'the', 'the the', 'Ana\u0000Mira', '退款吗', 'FW-2025', 'once', 'a', '😀');
const text = fc.array(fc.oneof(word, fc.string({ maxLength: 5 })), { maxLength: 90 }).map(words => words.join(' '));
const conversation = fc.array(fc.record({ area: fc.nat(5), text }), { maxLength: 4 });
const segments = fc.array(fc.array(conversation, { maxLength: 5 }), { maxLength: 5 });

test('merged segments are what building from all their texts gives', LONG, () => {
  fc.assert(
    fc.property(segments, all => {
      expect(mergeSegments(all.map(each => ({ segment: built(each) })))).toEqual(built(all.flat()));
    }),
    { numRuns: runs(60) },
  );
});

test('of conversations that are left out nothing stays', LONG, () => {
  fc.assert(
    fc.property(segments, fc.nat(4), fc.nat(4), (all, first, count) => {
      const runs = all.map(each => {
        const from = Math.min(first, each.length);
        return { first: from, count: Math.min(count, each.length - from) };
      });
      const merged = mergeSegments(
        all.map((each, nth) => ({ segment: built(each), kept: [runs[nth] ?? { first: 0, count: 0 }] })),
      );
      const left = all.flatMap((each, nth) => {
        const run = runs[nth] ?? { first: 0, count: 0 };
        return each.slice(run.first, run.first + run.count);
      });
      expect(merged).toEqual(built(left));
    }),
    { numRuns: runs(60) },
  );
});
