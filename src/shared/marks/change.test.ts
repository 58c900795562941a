import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Instant } from '../domain/time';
import { anyChange, anyMarks } from './arbitrary.fixture';
import { changeMarks, marksChange } from './change';
import { isMarked, type Marks, marks, NO_MARKS, readEvaluation, readNoteText, readTag } from './marks';

const at = Date.UTC(2025, 2, 1) as Instant;
const tagged = (...tags: readonly string[]): Marks =>
  tags.reduce((held, tag) => changeMarks(held, { kind: 'tag', tag }).marks, NO_MARKS);

test('what is undone leaves exactly what was', () => {
  fc.assert(
    fc.property(anyMarks, anyChange, (before, change) => {
      const { marks: after, undo } = changeMarks(before, change);
      if (undo === undefined) expect(after).toBe(before);
      else expect(changeMarks(after, undo).marks).toEqual(before);
    }),
  );
});

test('what takes an undo back is the change again', () => {
  fc.assert(
    fc.property(anyMarks, anyChange, (before, change) => {
      const { marks: after, undo } = changeMarks(before, change);
      fc.pre(undo !== undefined);
      const { marks: undone, undo: redo } = changeMarks(after, undo);
      expect(redo && changeMarks(undone, redo).marks).toEqual(after);
    }),
  );
});

test('twice is once', () => {
  fc.assert(
    fc.property(anyMarks, anyChange, (before, change) => {
      const { marks: after } = changeMarks(before, change);
      expect(changeMarks(after, change)).toEqual({ marks: after });
    }),
  );
});

test('whatever is done, marks and changes are what their shapes allow, and come back whole from storage', () => {
  fc.assert(
    fc.property(anyMarks, anyChange, (before, change) => {
      const { marks: after, undo } = changeMarks(before, change);
      expect(marks.parse(JSON.parse(JSON.stringify(after)))).toEqual(after);
      expect(marksChange.parse(change)).toEqual(change);
      if (undo !== undefined) expect(marksChange.parse(undo)).toEqual(undo);
    }),
  );
});

test('changes that touch different things can come in any order', () => {
  fc.assert(
    fc.property(anyMarks, anyChange, anyChange, (before, one, other) => {
      fc.pre(thing(one) !== thing(other));
      const there = changeMarks(changeMarks(before, one).marks, other).marks;
      expect(changeMarks(changeMarks(before, other).marks, one).marks).toEqual(there);
    }),
  );
});

function thing(change: Parameters<typeof changeMarks>[1]): string {
  switch (change.kind) {
    case 'tag':
    case 'untag':
      return 'tags';
    case 'note':
      return change.note.id;
    case 'unnote':
      return change.id;
    default:
      return change.kind;
  }
}

test('a tag keeps the case it was first written in, and there is one of it', () => {
  expect(tagged('Coaching', 'coaching', 'COACHING').tags).toEqual(['Coaching']);
  expect(changeMarks(tagged('Coaching'), { kind: 'untag', tag: 'coaching' })).toEqual({
    marks: NO_MARKS,
    undo: { kind: 'tag', tag: 'Coaching' },
  });
});

test('tags stand in their order, however they came', () => {
  expect(tagged('refund', 'Agent', 'late').tags).toEqual(['Agent', 'late', 'refund']);
});

test.each([
  ['  call \t back ', 'call back'],
  ['u\u0308ber', 'über'],
  ['⭐', '⭐'],
  ['a\u0000b', 'a b'],
  ['  ', undefined],
  ['!?', undefined],
  ['x'.repeat(61), undefined],
])('the tag %j is kept as %j', (written, kept) => {
  expect(readTag(written)).toBe(kept);
});

test('a note keeps its lines, and an empty one is none', () => {
  expect(readNoteText(' good\n\nstart \n')).toBe('good\n\nstart');
  expect(readNoteText(' \n ')).toBeUndefined();
  expect(readNoteText('half \ud83d of a sign')).toBe('half \ufffd of a sign');
});

test.each([
  ['80', 80],
  ['59.5', 59.5],
  ['0', 0],
  ['-0', 0],
  ['100', 100],
  ['101', undefined],
  ['-1', undefined],
  ['', undefined],
  ['good', undefined],
])('the evaluation %j is %j', (written, read) => {
  expect(readEvaluation(written)).toBe(read);
});

test('a mark of any kind makes a conversation a marked one', () => {
  expect(isMarked(NO_MARKS)).toBe(false);
  expect(isMarked(changeMarks(NO_MARKS, { kind: 'evaluate', evaluation: 0 }).marks)).toBe(true);
  expect(isMarked(changeMarks(NO_MARKS, { kind: 'review', at }).marks)).toBe(true);
});
