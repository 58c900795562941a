import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Bitset } from './bitset';

const SIZE = 150;
const numbers = fc.uniqueArray(fc.nat(SIZE - 1));

function setOf(members: readonly number[]): Bitset {
  const set = new Bitset(SIZE);
  for (const member of members) set.add(member);
  return set;
}

const ascending = (members: Iterable<number>) => [...members].sort((a, b) => a - b);

test('a bitset is a set of numbers', () => {
  fc.assert(
    fc.property(numbers, numbers, fc.nat(SIZE), fc.nat(SIZE), (one, other, from, until) => {
      const set = setOf(one);
      expect([...set.members()]).toEqual(ascending(one));
      expect(set.count()).toBe(one.length);
      expect(set.countIn(from, until)).toBe(one.filter(each => each >= from && each < until).length);
      expect(set.next(from)).toBe(ascending(one).find(each => each >= from) ?? SIZE);
      expect([...set.copy().and(setOf(other)).members()]).toEqual(ascending(one.filter(each => other.includes(each))));
      expect([...set.copy().or(setOf(other)).members()]).toEqual(ascending(new Set([...one, ...other])));
      expect([...set.copy().andNot(setOf(other)).members()]).toEqual(
        ascending(one.filter(each => !other.includes(each))),
      );
      expect(set.copy().not().count()).toBe(SIZE - one.length);
      expect(Bitset.full(SIZE).and(set).count()).toBe(one.length);
    }),
  );
});
