import fc from 'fast-check';
import { anyChange } from '#shared/marks/arbitrary.fixture';
import type { MarksChange } from '#shared/marks/change';
import { present } from '#shared/rich/card/json-values';
import type { InventedFile, InventedRecord } from './invented';

const WORDS = ['refund', 'parcel', 'Größe', 'late', 'invoice 4711', 'thanks'];
const START = 1_700_000_000_000;

/** A copy of one of few chats: some of its lines, perhaps with other words, more or less of its facts. */
const chatCopy: fc.Arbitrary<InventedRecord> = fc
  .record({
    chat: fc.nat(2),
    lines: fc.subarray([0, 1, 2]),
    /** Lines that another hand has changed. */
    changed: fc.option(fc.nat(2), { nil: undefined, freq: 3 }),
    timed: fc.constantFrom(true, true, false),
    // few values for each, and more often one than none, so that most copies of a chat contradict each other somewhere
    startedAt: fc.constantFrom(undefined, 0, 0, 500),
    endedAt: fc.constantFrom(undefined, undefined, 60_000, 90_000),
    status: fc.constantFrom(undefined, undefined, 'ended' as const, 'open' as const),
    disposition: fc.constantFrom(undefined, 'solved', 'left'),
    score: fc.constantFrom(undefined, undefined, 40, 60),
    queue: fc.constantFrom(undefined, undefined, 'Sales', 'Help'),
    offers: fc.uniqueArray(fc.constantFrom('n0', 'n1'), { maxLength: 2 }),
    finding: fc.constantFrom(undefined, undefined, 'repair/other'),
  })
  .map(({ chat, lines, changed, timed, startedAt, endedAt, offers, ...values }) => ({
    chat: `c${chat}`,
    lines: lines.map(n => ({
      n,
      by: n % 2 === 0 ? `visitor ${chat}` : 'agent Mira',
      text: `${WORDS[(chat + n) % WORDS.length]} ${chat}-${n}${n === changed ? ' changed' : ''}`,
      ...(timed && { at: START + chat * 1000 + n }),
    })),
    ...(startedAt !== undefined && { startedAt: START + chat * 1000 + startedAt }),
    ...(endedAt !== undefined && { endedAt: START + chat * 1000 + endedAt }),
    ...(offers.length > 0 && { offers }),
    ...present(values),
  }));

const note: fc.Arbitrary<InventedRecord> = fc.record({
  seeks: fc.constantFrom('n0', 'n1', 'n2'),
  note: fc.constantFrom('call back', 'priority'),
});

/** A few files with different contents; every record tells of a chat or seeks one. */
export const files: fc.Arbitrary<readonly InventedFile[]> = fc
  .uniqueArray(fc.array(fc.oneof({ weight: 4, arbitrary: chatCopy }, note), { minLength: 1, maxLength: 6 }), {
    minLength: 2,
    maxLength: 5,
    selector: records => JSON.stringify(records),
  })
  .map(all => all.map((records, n) => ({ name: `file ${n}.json`, records })));

export type Step =
  | {
      readonly kind: 'import';
      readonly files: readonly number[];
      readonly renamed: boolean;
      readonly batch: number;
    }
  | { readonly kind: 'undo'; readonly nth: number }
  /** Marks a chat, whether or not it is in the archive then. */
  | { readonly kind: 'mark'; readonly chat: string; readonly change: MarksChange };

/** Imports of some of the files, in any order and again, undos of some of the imports, and marks between them. */
export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('import' as const),
        files: fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 3 }),
        /** The same files under other names. */
        renamed: fc.boolean(),
        batch: fc.integer({ min: 1, max: 4 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const), nth: fc.nat(5) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('mark' as const),
        chat: fc.constantFrom('c0', 'c1', 'c2', 'c3'),
        change: anyChange,
      }),
    },
  ),
  { minLength: 3, maxLength: 9 },
);
