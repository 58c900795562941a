import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#shared/testing/runs';
import { differencesAllowed, isClose } from './close';

test.each([
  ['refund', 'refund', true],
  ['refnd', 'refund', true],
  ['reffund', 'refund', true],
  ['refumd', 'refund', true],
  ['reufnd', 'refund', true],
  ['refnud', 'refunds', false],
  ['rfnd', 'refund', false],
  ['cat', 'car', false],
  ['cart', 'card', true],
  ['chequebok', 'chequebook', true],
  ['chekuebok', 'chequebook', true],
  ['chekuebk', 'chequebook', false],
  ['straße', 'strasse', false],
  ['退款', '退货', false],
])('%s is nearly %s: %s', (wanted, held, close) => {
  expect(isClose(wanted, held)).toBe(close);
});

test('as many changes as are allowed are forgiven, whichever they are', () => {
  const word = fc.string({ minLength: 4, maxLength: 12, unit: fc.constantFrom(...'abcdeé款') });
  const slip = fc.tuple(fc.constantFrom('drop', 'add', 'change', 'swap'), fc.nat(11), fc.constantFrom(...'abxy'));
  fc.assert(
    fc.property(word, fc.array(slip, { maxLength: 2 }), (wanted, slips) => {
      const some = slips.slice(0, differencesAllowed([...wanted].length));
      // one behind the other, so that no slip undoes or moves another
      const sorted = some
        .toSorted((a, b) => b[1] - a[1])
        .filter(([, at], nth, all) => nth === 0 || at + 2 < (all[0]?.[1] ?? 0));
      const held = sorted.reduce(
        (letters, [kind, at, letter]) => {
          const place = Math.min(at, letters.length - 1);
          if (kind === 'drop') return letters.toSpliced(place, 1);
          if (kind === 'add') return letters.toSpliced(place, 0, letter);
          if (kind === 'change') return letters.with(place, letter);
          return letters.toSpliced(place, 2, ...letters.slice(place, place + 2).reverse());
        },
        [...wanted],
      );
      expect(isClose(wanted, held.join(''))).toBe(true);
    }),
    { numRuns: runs(300) },
  );
});
