import { expect, test } from 'vitest';
import { inventedConversation, line } from '#shared/measures/testing/invented';
import { rowsOf } from '../rows/rows';
import { estimatedHeight, heightsOf } from './row-height';

const heightOf = (words: string, width = 560) => {
  const { rows } = rowsOf(
    [inventedConversation({ messages: [line('1', 'nadia', 0, { body: { kind: 'text', text: words } })] })],
    'utc',
  );
  const row = rows[0];
  return row === undefined ? 0 : estimatedHeight(row, width);
};

test('more words, more lines and a narrower pane make a row higher', () => {
  const words = 'some words about the parcel '.repeat(12);
  expect(heightOf(words)).toBeGreaterThan(heightOf('some words'));
  expect(heightOf(words, 320)).toBeGreaterThan(heightOf(words, 700));
  expect(heightOf('a\nb\nc')).toBeGreaterThan(heightOf('abc'));
  expect(heightOf('あ'.repeat(80))).toBeGreaterThan(heightOf('a'.repeat(80)));
  expect(heightOf('')).toBeGreaterThan(0);
});

test('each row has its own estimate', () => {
  const { rows } = rowsOf([inventedConversation({ messages: [line('1', 'nadia', 0), line('2', 'mira', 500)] })], 'utc');
  const heights = heightsOf(rows, 500);
  expect(rows.map((_, index) => heights.heightOf(index))).toEqual(rows.map(row => estimatedHeight(row, 500)));
});
