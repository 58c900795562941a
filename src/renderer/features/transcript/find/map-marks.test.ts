import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Conversation } from '#shared/domain/conversation';
import { happened, inventedConversation, itemKeyOf, line } from '#shared/measures/testing/invented';
import { rowKey } from '../rows/row-key';
import { rowsOf } from '../rows/rows';
import { RowHeights } from '../window/row-heights';
import { MAP_KINDS, type MapMark, mapMarks, mapStrokes } from './map-marks';

function marksOf(parts: Partial<Conversation>, ...found: readonly string[]) {
  const conversation = inventedConversation(parts);
  const keyOf = (item: string) => rowKey(conversation.key, itemKeyOf(item));
  const names = new Map(
    [...conversation.messages, ...conversation.events].map(({ key }) => [rowKey(conversation.key, key), key]),
  );
  const marks = mapMarks(rowsOf([conversation], 'utc'), new Set(found.map(keyOf)));
  return marks.map(({ kind, key }) => `${kind} ${names.get(key)}`);
}

test('hits, agent-only lines, waits of the customer and transfers are on the map, what is said otherwise is not', () => {
  expect(
    marksOf(
      {
        messages: [
          line('1', 'nadia', 0),
          line('2', 'mira', 200),
          line('3', 'mira', 210, { audience: 'internal' }),
          line('4', 'nadia', 220),
          line('5', 'mira', 230),
        ],
        events: [happened('t', 'transferred', 225), happened('c', 'cobrowse', 226)],
      },
      '5',
    ),
  ).toEqual(['wait 2', 'internal 3', 'transfer t', 'found 5']);
});

test('a line that was found is a hit, whatever else it is', () => {
  expect(marksOf({ messages: [line('1', 'mira', 0, { audience: 'internal' })] }, '1')).toEqual(['found 1']);
});

test('every mark is in exactly one stroke or hidden by one that counts more, and strokes do not touch their like', () => {
  const mark = fc.record({ kind: fc.constantFrom(...MAP_KINDS), row: fc.nat(199) });
  fc.assert(
    fc.property(fc.array(mark, { maxLength: 300 }), fc.integer({ min: 1, max: 120 }), (drawn, places) => {
      const marks = drawn.sort((a, b) => a.row - b.row).map((each, nth): MapMark => ({ ...each, key: String(nth) }));
      const strokes = mapStrokes(marks, new RowHeights(new Float64Array(200).fill(40)), places);
      const shown = new Map(strokes.flatMap(stroke => stroke.marks.map(({ key }) => [key, stroke] as const)));
      for (const each of marks) {
        const place = (each.row + 0.5) / 200;
        const over = strokes.find(({ from, until }) => place >= from - 1e-9 && place < until + 1e-9);
        const own = shown.get(each.key);
        if (own !== undefined) expect(own.kind).toBe(each.kind);
        else expect(MAP_KINDS.indexOf(over?.kind ?? 'internal')).toBeGreaterThan(MAP_KINDS.indexOf(each.kind));
      }
      for (const [nth, stroke] of strokes.entries()) {
        const next = strokes[nth + 1];
        expect(stroke.until).toBeLessThanOrEqual(next?.from ?? 1 + 1e-9);
        expect(next?.from === stroke.until && next.kind === stroke.kind).toBe(false);
      }
    }),
  );
});
