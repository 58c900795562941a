import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sealText } from './checked-text';
import {
  type KeptSearches,
  latestOf,
  mergeSearches,
  NO_SEARCHES,
  printKeptSearches,
  readKeptSearches,
  writtenOf,
} from './searches';

const kept = fc
  .record({
    saved: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd'),
        name: fc.constantFrom('x', 'y'),
        text: fc.constantFrom('p', 'q\u2028r'),
        changed: fc.nat(4),
      }),
      { selector: ({ id }) => id },
    ),
    ordered: fc.nat(3),
    removed: fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), at: fc.nat(4) })),
    history: fc.array(fc.record({ text: fc.constantFrom('m', 'n', 'o'), at: fc.integer({ min: 1, max: 5 }) })),
    wiped: fc.nat(3),
  })
  .map(value => mergeSearches(value, value));

const SEED = { seed: 61 };
const readOf = (...copies: readonly string[]): KeptSearches => {
  const state = readKeptSearches(copies);
  if (state.kind !== 'kept') throw new TypeError(state.kind);
  return state.searches;
};

test('put together either way and again, they are the same', () => {
  fc.assert(
    fc.property(kept, kept, (one, other) => {
      const both = mergeSearches(one, other);
      expect(mergeSearches(other, one)).toEqual(both);
      expect(mergeSearches(both, both)).toEqual(both);
      expect(new Set(mergeSearches(both, one).saved)).toEqual(new Set(both.saved));
      expect(latestOf(both)).toBeLessThanOrEqual(Math.max(latestOf(one), latestOf(other)));
      // windows compare them by their text
      expect(JSON.stringify(mergeSearches(other, one))).toBe(JSON.stringify(both));
    }),
    SEED,
  );
});

test('what is read is what was written, with how often', () => {
  fc.assert(
    fc.property(kept, fc.integer({ min: 1, max: 9 }), (searches, written) => {
      const text = printKeptSearches(searches, written);
      expect(readKeptSearches([text])).toEqual({ kind: 'kept', searches, written });
      expect(readKeptSearches(['', text, text])).toEqual({ kind: 'kept', searches, written });
      expect(writtenOf(text)).toBe(written);
    }),
    SEED,
  );
  expect(readKeptSearches(['', ''])).toEqual({ kind: 'kept', searches: NO_SEARCHES, written: 0 });
});

test('D-16: of what was taken out no word is written', () => {
  const before: KeptSearches = {
    ...NO_SEARCHES,
    saved: [{ id: 'a', name: 'qzxname', text: 'qzxtext', changed: 1 }],
    history: [{ text: 'qzxasked', at: 2 }],
  };
  const taken = mergeSearches(before, { ...NO_SEARCHES, removed: [{ id: 'a', at: 3 }], wiped: 3 });
  expect(printKeptSearches(before, 1).match(/qzx/g)).toHaveLength(3);
  expect(printKeptSearches(taken, 2)).not.toContain('qzx');
});

test('a damaged line costs itself, and nothing where another copy has it', () => {
  const searches = mergeSearches(NO_SEARCHES, {
    ...NO_SEARCHES,
    saved: ['a', 'b', 'c'].map(id => ({ id, name: `name ${id}`, text: `text ${id}`, changed: 1 })),
  });
  const text = printKeptSearches(searches, 4);
  const damaged = text.replace('name b', 'name x');
  expect(readOf(damaged).saved.map(({ id }) => id)).toEqual(['a', 'c']);
  expect(writtenOf(damaged)).toBe(0);
  expect(new Set(readOf(damaged, text).saved)).toEqual(new Set(searches.saved));
});

test('wherever the writing of a copy ends, it is not taken for a whole one', () => {
  const searches = mergeSearches(NO_SEARCHES, { ...NO_SEARCHES, history: [{ text: 'refund', at: 2 }] });
  const text = printKeptSearches(searches, 4);
  for (let length = 0; length < text.length - 1; length++) expect(writtenOf(text.slice(0, length))).toBe(0);
});

test('D-12: searches of a later version are not read as if there were none', () => {
  const later = `${sealText({ kind: 'end', end: { version: 2, folders: [] } })}\n`;
  expect(readKeptSearches(['', later])).toEqual({ kind: 'newer' });
});
