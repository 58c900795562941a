import { assertNever } from '../../base/assert-never';
import type { Head } from '../../heads/head';
import type { Marks } from '../../marks/marks';
import type { Clock } from '../language/calendar';
import type { Marked, NumberColumn, Provenance, TextColumn } from '../language/keys';
import { type ColumnFilter, type ColumnTest, columnTest } from './column-test';

/** What filters test of a conversation: what it is, where it came from, what the supervisor made of it. */
export interface Filtered extends Provenance {
  readonly head: Head;
  readonly marks: Marks;
}

/**
 * Whether a conversation passes a filter that the columns answer. This is what the filters mean, and what tests compare
 * the archive's answers with.
 * @internal
 */
export function testFilter(filter: ColumnFilter, filtered: Filtered, clock: Clock): boolean {
  return passes(columnTest(filter, clock), filtered);
}

function passes(test: ColumnTest, filtered: Filtered): boolean {
  const { head, marks } = filtered;
  switch (test.kind) {
    case 'texts':
      return test.columns.some(column => textsOf(column, filtered).some(text => test.passes(text)));
    case 'number': {
      const value = numberOf(test.column, filtered);
      return value !== undefined && test.passes(value);
    }
    case 'started':
      return head.startedAt !== undefined && test.passes(head.startedAt, head.offsetMinutes ?? 0);
    case 'flags':
      return test.anyOf.some(flag => head.flags.includes(flag));
    case 'contents':
      return test.anyOf.some(content => head.contents.includes(content));
    case 'marked':
      return test.anyOf.some(name => isMarkedAs(name, marks));
    case 'any':
      return test.of.some(one => passes(one, filtered));
    default:
      return assertNever(test);
  }
}

function textsOf(column: TextColumn, { head, marks, files, imports }: Filtered): readonly string[] {
  switch (column) {
    case 'files':
      return files;
    case 'imports':
      return imports;
    case 'tags':
    case 'notes':
      return markTexts(column, marks);
    default: {
      const value = head[column];
      if (value === undefined) return [];
      return typeof value === 'string' ? [value] : value;
    }
  }
}

function numberOf(column: NumberColumn, { head, marks }: Filtered): number | undefined {
  return column === 'evaluation' ? marks.evaluation : head[column];
}

/** The texts of own marks that filters look at. */
export function markTexts(column: 'tags' | 'notes', { tags, notes }: Marks): readonly string[] {
  return column === 'tags' ? tags : notes.map(({ text }) => text);
}

/** What `is:flagged`, `is:reviewed` and `has:note` mean. */
export function isMarkedAs(name: Marked, { flagged, reviewedAt, notes }: Marks): boolean {
  switch (name) {
    case 'flagged':
      return flagged;
    case 'reviewed':
      return reviewedAt !== undefined;
    case 'note':
      return notes.length > 0;
    default:
      return assertNever(name);
  }
}
