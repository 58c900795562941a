import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery } from '#shared/query/language/parse';
import type { Query } from '#shared/query/language/tree';
import { anyText } from '#shared/query/samples/arbitrary';
import { runs } from '#shared/testing/runs';
import { atRest, boxOf, chipsIn, typedInto, typedPart, withChipOpened, withoutChip } from './box-text';

/** "[chip][chip] typed" with `|` for the caret. */
function shown(box: { readonly text: string; readonly from: number; readonly caret?: number }): string {
  const chips = chipsIn(box).map(({ start, end }) => `[${box.text.slice(start, end)}]`);
  const typed = typedPart(box);
  const { caret } = box;
  return `${chips.join('')} ${caret === undefined ? typed : `${typed.slice(0, caret)}|${typed.slice(caret)}`}`;
}

function type(into: string, typed: string): string {
  const caret = typed.indexOf('|');
  return shown(typedInto(boxOf(into), typed.replace('|', ''), caret));
}

test.each([
  ['in:a is:spam refund', '[in:a][is:spam] refund'],
  ['refund in:a', '[in:a] refund'],
  ['refund -in:"VIP desk" now', '[-in:"VIP desk"] refund now'],
  ['a OR in:b', ' a OR in:b'],
  ['in:a\\', ' in:a\\'],
  ['colour:red in:', ' colour:red in:'],
])('%s is shown as %s', (text, expected) => {
  expect(shown(boxOf(text))).toBe(expected);
});

describe('a filter becomes a chip once it is finished', () => {
  test.each([
    ['', 'in:Billing|', ' in:Billing|'],
    ['', 'in:Billing |', '[in:Billing] |'],
    ['is:spam', 'refund in:Billing |', '[is:spam][in:Billing] refund |'],
    ['', 'in:Billing |refund', '[in:Billing] |refund'],
    ['', 'in:Bill|ing refund', ' in:Bill|ing refund'],
    ['', 'in:"VIP desk |', ' in:"VIP desk |'],
    ['is:spam', 'refu|', '[is:spam] refu|'],
  ])('%s and then %s', (held, typed, expected) => {
    expect(type(held, typed)).toBe(expected);
  });
});

test('when nobody types any more, every filter is a chip', () => {
  const { text, from } = typedInto(boxOf('is:spam'), 'refund in:Billing', 17);
  expect(shown(atRest({ text, from }))).toBe('[is:spam][in:Billing] refund');
});

test('a chip can be taken away, and turned back into text', () => {
  const box = boxOf('in:a is:spam refund');
  const [first, second] = chipsIn(box);
  expect(first && shown(withoutChip(box, first))).toBe('[is:spam] refund');
  expect(first && shown(withChipOpened(box, first))).toBe('[is:spam] in:a| refund');
  expect(second && shown(withChipOpened(box, second))).toBe('[in:a] is:spam| refund');
  const [only] = chipsIn(boxOf('in:a'));
  expect(only && shown(withChipOpened(boxOf('in:a'), only))).toBe(' in:a|');
});

function terms(text: string): readonly string[] {
  const { query } = parseQuery(text);
  const all: readonly Query[] = query.kind === 'all' ? query.of : query.kind === 'everything' ? [] : [query];
  return all.map(term => JSON.stringify(term)).sort();
}

test('however a text is shown, it asks for the same', () => {
  fc.assert(
    fc.property(anyText, text => {
      const box = boxOf(text);
      expect(terms(box.text)).toEqual(terms(text));
      expect(box.text.slice(0, box.from).trim() === '').toBe(chipsIn(box).length === 0);
    }),
    { numRuns: runs(500) },
  );
});

test('typing behind chips never changes them', () => {
  fc.assert(
    fc.property(anyText, anyText, fc.nat(30), (held, typed, place) => {
      const box = boxOf(held);
      const chips = chipsIn(box).map(({ start, end }) => box.text.slice(start, end));
      const after = typedInto(box, typed, Math.min(place, typed.length));
      const now = chipsIn(after).map(({ start, end }) => after.text.slice(start, end));
      // an OR makes alternatives of everything, and chips of none
      if (now.length > 0) expect(now.slice(0, chips.length)).toEqual(chips);
      expect(after.caret).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: runs(500) },
  );
});
