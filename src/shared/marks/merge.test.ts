import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ConversationKey } from '../domain/keys';
import type { Instant } from '../domain/time';
import { anyMarks } from './arbitrary.fixture';
import { type Marks, marks, NO_MARKS, tagName } from './marks';
import { printMarksFile, readMarksFile } from './marks-file';
import { mergeMarks } from './merge';

test('nothing of either side is lost, and what comes out is marks', () => {
  fc.assert(
    fc.property(anyMarks, anyMarks, (here, other) => {
      const { marks: merged, conflicts } = mergeMarks(here, other);
      expect(marks.parse(merged)).toEqual(merged);
      expect(merged.flagged).toBe(here.flagged || other.flagged);
      const texts = new Set(merged.notes.map(({ text }) => text));
      for (const side of [here, other]) {
        const names = merged.tags.map(tagName);
        for (const tag of side.tags) expect(names).toContain(tagName(tag));
        for (const note of side.notes) expect(texts).toContain(note.text);
        if (side.reviewedAt !== undefined) expect(merged.reviewedAt).toBeGreaterThanOrEqual(side.reviewedAt);
      }
      for (const note of here.notes) expect(merged.notes).toContainEqual(note);
      const evaluations = [here.evaluation, other.evaluation].filter(each => each !== undefined);
      expect(merged.evaluation).toBe(evaluations[0]);
      expect(conflicts).toBe(new Set(evaluations).size === 2 ? 1 : 0);
    }),
  );
});

test('the same marks merged again change nothing', () => {
  fc.assert(
    fc.property(anyMarks, anyMarks, (here, other) => {
      const once = mergeMarks(here, other).marks;
      expect(mergeMarks(once, other).marks).toEqual(once);
      expect(mergeMarks(here, NO_MARKS).marks).toEqual(here);
      expect(mergeMarks(NO_MARKS, here).marks).toEqual(here);
    }),
  );
});

const AT = Date.UTC(2025, 2, 6) as Instant;
const file = (own: Marks) => ({
  at: AT,
  marks: [{ key: 'vcc-live:1:a' as ConversationKey, marks: own }],
  searches: [{ name: 'Refunds', text: 'tag:refund' }],
});

test('marks come back from their file as they were', () => {
  fc.assert(
    fc.property(anyMarks, own => {
      expect(readMarksFile(printMarksFile(file(own)))).toEqual({ ok: true, value: file(own) });
    }),
  );
});

test.each([
  ['{"lectern":"marks","version":2,"new":true}', 'newer'],
  ['{"lectern":"marks","version":1}', 'not-marks'],
  ['[1, 2]', 'not-marks'],
  ['{"lectern":', 'not-marks'],
  [printMarksFile(file(NO_MARKS)).slice(0, -20), 'not-marks'],
])('a file that is none of marks, or of a later version, is refused: %s', (text, problem) => {
  expect(readMarksFile(text)).toEqual({ ok: false, problem });
});
