import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ConversationKey } from '../domain/keys';
import type { Instant } from '../domain/time';
import { anyMarks } from '../marks/arbitrary.fixture';
import { EMPTY_JOURNAL, foldJournal, isWorthCompacting, type JournalEntry, printEntry, printJournal } from './journal';

const AT = Date.UTC(2025, 2, 6) as Instant;
const anyKey = fc.constantFrom('vcc-live:1:a', 'vcc-live:1:b', 'ctlive:ü:č') as fc.Arbitrary<ConversationKey>;

/** Entries as they are journalled: revisions of marks grow. */
const anyJournal: fc.Arbitrary<readonly JournalEntry[]> = fc
  .array(fc.record({ kind: fc.constant('mark' as const), key: anyKey, marks: anyMarks }), { maxLength: 12 })
  .map(entries => entries.map((entry, nth) => ({ ...entry, n: nth + 1, at: AT })));

test('D-10: a note may hold what some take for the end of a line', () => {
  const key = 'a' as ConversationKey;
  const marks = { flagged: false, tags: [], notes: [{ id: 'n1', text: 'a\u2028b c\u2029d\u0085', at: AT }] };
  const folded = foldJournal([`${printEntry({ kind: 'mark', n: 1, at: AT, key, marks })}\n`]);
  expect([folded.marks.get(key)?.marks, folded.damaged]).toEqual([marks, []]);
});

const print = (entries: readonly JournalEntry[]) => entries.map(entry => `${printEntry(entry)}\n`).join('');

/** What these entries come to, told without any text. */
function expected(entries: readonly JournalEntry[]) {
  const marks = new Map<string, unknown>();
  for (const entry of entries) marks.set(entry.key, { marks: entry.marks, n: entry.n });
  return { marks };
}

test('D-10: what is folded is what was journalled, for any journal', () => {
  fc.assert(
    fc.property(anyJournal, entries => {
      const folded = foldJournal([print(entries)]);
      expect(folded).toMatchObject(expected(entries));
      expect(folded.damaged).toEqual([]);
    }),
  );
});

test('D-10: a journal that was cut anywhere gives what was journalled before, and names what is torn', () => {
  fc.assert(
    fc.property(anyJournal, fc.nat(), (entries, place) => {
      const bytes = new TextEncoder().encode(print(entries));
      const cut = bytes.slice(0, place % (bytes.length + 1));
      const text = new TextDecoder().decode(cut);
      const whole = entries.slice(0, text.split('\n').length - 1);
      const tail = text.slice(text.lastIndexOf('\n') + 1);
      // the last line may lack nothing but its end
      const isWhole = tail !== '' && tail === printEntry(entries[whole.length] as JournalEntry);
      const kept = isWhole ? entries.slice(0, whole.length + 1) : whole;
      const folded = foldJournal([text]);
      expect(folded).toMatchObject(expected(kept));
      expect(folded.damaged).toEqual(tail === '' || isWhole ? [] : [whole.length + 1]);
    }),
    { numRuns: 300 },
  );
});

test('D-10: no flipped bit is taken for what was journalled: it costs the lines it lies in, and they are named', () => {
  fc.assert(
    fc.property(anyJournal, fc.nat(), fc.nat(7), (entries, place, bit) => {
      fc.pre(entries.length > 0);
      const bytes = new TextEncoder().encode(print(entries));
      const at = place % bytes.length;
      bytes[at] = (bytes[at] as number) ^ (1 << bit);
      const lines = print(entries).split('\n');
      let start = 0;
      const hit = entries.filter((_, nth) => {
        const end = start + new TextEncoder().encode(lines[nth]).length;
        const isHit = (at >= start && at <= end) || (at === start - 1 && nth > 0);
        start = end + 1;
        return isHit;
      });
      const folded = foldJournal([new TextDecoder().decode(bytes)]);
      const rest = entries.filter(entry => !hit.includes(entry));
      // the very last line end belongs to nobody else: what is before it may be read or not, never wrongly
      if (at === bytes.length - 1) {
        expect([expected(entries), expected(rest)]).toContainEqual(pick(folded));
      } else {
        expect(folded).toMatchObject(expected(rest));
        expect(folded.damaged.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 500 },
  );
});

function pick({ marks }: ReturnType<typeof foldJournal>) {
  return { marks };
}

test('every single flip in a line is seen', () => {
  const entry: JournalEntry = {
    kind: 'mark',
    n: 7,
    at: AT,
    key: 'vcc-live:1:ž' as ConversationKey,
    marks: { flagged: true, tags: ['Übung'], notes: [{ id: 'n1', text: 'call back', at: AT }] },
  };
  const bytes = new TextEncoder().encode(printEntry(entry));
  for (let at = 0; at < bytes.length; at++) {
    for (let bit = 0; bit < 8; bit++) {
      const flipped = bytes.slice();
      flipped[at] = (flipped[at] as number) ^ (1 << bit);
      expect(foldJournal([new TextDecoder().decode(flipped)]).marks.size, `${at}.${bit}`).toBe(0);
    }
  }
});

test('a journal written anew comes to the same, also beside the one it replaces, in either order', () => {
  fc.assert(
    fc.property(anyJournal, anyJournal, (entries, more) => {
      const old = print(entries);
      const folded = foldJournal([old]);
      const compact = printJournal(folded.marks, AT);
      expect(pick(foldJournal([compact]))).toEqual(pick(folded));
      const later = print(more.map(entry => ({ ...entry, n: entry.n + entries.length })));
      const all = pick(foldJournal([old, later]));
      expect(pick(foldJournal([old, compact + later]))).toEqual(all);
      expect(pick(foldJournal([compact + later, old]))).toEqual(all);
    }),
  );
});

test('two windows that journal at once may come in any order', () => {
  const mark = (n: number, flagged: boolean): JournalEntry => ({
    kind: 'mark',
    n,
    at: AT,
    key: 'a' as ConversationKey,
    marks: { flagged, tags: [], notes: [] },
  });
  const folded = foldJournal([print([mark(2, false), mark(1, true)])]);
  expect(folded.marks.get('a' as ConversationKey)?.marks.flagged).toBe(false);
  expect(folded.marksRevision).toBe(2);
});

test('a journal is written anew when most of it is superseded, and not before', () => {
  expect(isWorthCompacting({ ...EMPTY_JOURNAL, lines: 500 })).toBe(false);
  expect(isWorthCompacting({ ...EMPTY_JOURNAL, lines: 501 })).toBe(true);
  const many = new Map([...Array(300)].map((_, n) => [String(n), undefined])) as never;
  expect(isWorthCompacting({ lines: 501, marks: many })).toBe(false);
});
