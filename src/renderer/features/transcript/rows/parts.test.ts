import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inventedConversation, line } from '#shared/measures/testing/invented';
import { partsOf } from './parts';
import { rowsOf } from './rows';

test('the parts hold every row once and number their lines through', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 20 }), (lines, most) => {
      const messages = Array.from({ length: lines }, (_, n) => line(`${n}`, n % 2 ? 'mira' : 'nadia', n * 90));
      const { rows, articles } = rowsOf([inventedConversation({ messages })], 'utc');
      const parts = partsOf(rows, most);
      expect(parts.flatMap(({ from, until }) => rows.slice(from, until))).toEqual(rows);
      expect(parts.every(({ from, until }) => until - from <= most)).toBe(true);
      expect(parts.at(-1)?.lastArticle).toBe(articles.length);
      for (const [nth, part] of parts.entries()) {
        expect(part.firstArticle).toBeLessThanOrEqual(part.lastArticle + 1);
        if (nth > 0) expect(part.firstArticle).toBeGreaterThanOrEqual(parts[nth - 1]?.lastArticle ?? 0);
      }
    }),
  );
});
