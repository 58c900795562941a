import fc from 'fast-check';
import { expect, test } from 'vitest';
import { happened, inventedConversation, itemKeyOf, line } from '#shared/measures/testing/invented';
import { memberOf } from '../rows/article-props';
import { rowsOf } from '../rows/rows';
import { findStretches, RowTexts } from './find-in-rows';

const saying = (key: string, text: string, seconds: number) =>
  line(key, 'nadia', seconds, { body: { kind: 'text', text } });
const conversation = inventedConversation({
  messages: [saying('1', 'Café au lait', 0), saying('2', 'decafeinated', 10), saying('3', 'tea', 20)],
  events: [happened('a', 'joined', 30, { participant: itemKeyOf('mira') })],
});
const { rows } = rowsOf([conversation], 'utc');
const found = (wanted: string) =>
  new RowTexts(rows, [memberOf(conversation)]).find(wanted).map(index => {
    const row = rows[index];
    return row !== undefined && 'item' in row ? row.item : '';
  });

test('words are found anywhere, whatever their case and accents, in what was said and in what happened', () => {
  expect(found('CAFE')).toEqual(['1', '2']);
  expect(found('mira joined')).toEqual(['a']);
  expect(found('  ')).toEqual([]);
  expect(found('coffee')).toEqual([]);
});

test('each place of the words is marked in the text as it stands', () => {
  const marked = (text: string, wanted: string) =>
    findStretches(text, wanted).map(({ start, end }) => text.slice(start, end));
  expect(marked('Café, café! CAFE', 'cafe')).toEqual(['Café', 'café', 'CAFE']);
  expect(marked('cafe\u0301 noir', 'cafe')).toEqual(['cafe\u0301']);
  expect(marked('Straße', 'ss')).toEqual(['ß']);
  expect(marked('aaa', 'aa')).toEqual(['aa']);
});

test('stretches are sorted, apart and inside the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme', maxLength: 3 }), (text, wanted) => {
      let end = 0;
      for (const stretch of findStretches(text, wanted)) {
        expect(stretch.start).toBeGreaterThanOrEqual(end);
        expect(stretch.end).toBeGreaterThan(stretch.start);
        end = stretch.end;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
  );
});
