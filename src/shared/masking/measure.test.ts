import { expect, test } from 'vitest';
import type { MaskKind } from './kinds';
import { measure } from './testing/measure';
import { seededSet } from './testing/seeded-set';

/** Shares in percent: what of each kind must be found at least, and how much of what is found must be right. */
type Least = Partial<Record<MaskKind, readonly [recall: number, precision: number]>>;

const sharesOf = (set: 'usual' | 'hard') =>
  Object.fromEntries(
    measure(seededSet(2025, 6000, set)).kinds.map(({ kind, there, covered, found, right }) => [
      kind,
      [percent(covered, there), percent(right, found)],
    ]),
  );

function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : (100 * part) / whole;
}

test.each<['usual' | 'hard', Least]>([
  [
    'usual',
    {
      ...{
        customer: [99, 99],
        agent: [100, 99],
        email: [99, 99],
        phone: [99, 99],
        card: [100, 99],
        account: [100, 100],
      },
      ...{ network: [99, 99], link: [99, 99], id: [99, 99] },
    },
  ],
  ['hard', { customer: [35, 70], email: [99, 99] }],
])(
  'S-12: in the %s set no kind is found less often, or wrongly more often, than the page on masking says',
  (set, least) => {
    const shares = sharesOf(set);
    const below = Object.entries(least).filter(([kind, [recall, precision]]) => {
      const [found = 0, right = 0] = shares[kind] ?? [];
      return found < recall || right < precision;
    });
    expect(below.map(([kind]) => [kind, shares[kind]])).toEqual([]);
  },
);
