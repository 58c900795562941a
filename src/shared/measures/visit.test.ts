import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ConversationKey } from '../domain/keys';
import type { Instant } from '../domain/time';
import { type VisitPart, visitAround } from './visit';

const HOUR = 3_600_000;
const BEGIN = Date.UTC(2024, 4, 6, 9);
const keyOf = (name: string) => name as ConversationKey;
const at = (hours: number) => (BEGIN + hours * HOUR) as Instant;

function part(name: string, hours: number | undefined, sequence?: number): VisitPart {
  return {
    key: keyOf(name),
    ...(hours === undefined ? {} : { startedAt: at(hours), endedAt: at(hours + 0.2) }),
    sequence,
  };
}

test('conversations shortly after one another are one visit, in their order', () => {
  expect(visitAround(keyOf('b'), [part('c', 2, 2), part('a', 0, 0), part('b', 1, 1)])).toEqual(['a', 'b', 'c']);
});

test('a visitor who comes back days later with the same number begins another visit', () => {
  const parts = [part('a', 0, 0), part('b', 1, 1), part('c', 100, 0), part('d', 101, 1)];
  expect(visitAround(keyOf('a'), parts)).toEqual(['a', 'b']);
  expect(visitAround(keyOf('d'), parts)).toEqual(['c', 'd']);
});

test('a count that begins again begins another visit, also on the same day', () => {
  expect(visitAround(keyOf('a'), [part('a', 0, 0), part('b', 5, 0)])).toEqual(['a']);
});

test('where the vendor does not count, the times decide', () => {
  expect(visitAround(keyOf('a'), [part('b', 3), part('a', 0), part('c', 40)])).toEqual(['a', 'b']);
});

test('what has no time joins nobody', () => {
  expect(visitAround(keyOf('a'), [part('a', undefined, 0), part('b', 1, 1)])).toEqual(['a']);
  expect(visitAround(keyOf('b'), [part('a', undefined, 0), part('b', 1, 1)])).toEqual(['b']);
});

test('every conversation of a visit names the same visit, whatever order they come in', () => {
  const parts = fc.uniqueArray(
    fc.record({ name: fc.integer({ min: 0, max: 99 }), hours: fc.integer({ min: 0, max: 200 }), sequence: fc.nat(4) }),
    { selector: ({ name }) => name, minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(parts, list => {
      const all = list.map(({ name, hours, sequence }) => part(String(name), hours, sequence));
      for (const { key } of all) {
        const visit = visitAround(key, all);
        expect(visit).toContain(key);
        for (const other of visit) expect(visitAround(other, all.toReversed())).toEqual(visit);
      }
    }),
  );
});
