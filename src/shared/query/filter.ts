import { assertNever } from '../base/assert-never';
import type { Head } from '../heads/head';
import type { Clock } from './calendar';
import { type ColumnFilter, type ColumnTest, columnTest } from './column-test';
import type { Provenance, TextColumn } from './keys';

/** Whether a conversation passes a filter that the columns answer. This is what the filters mean. */
export function testFilter(filter: ColumnFilter, head: Head, provenance: Provenance, clock: Clock): boolean {
  return passes(columnTest(filter, clock), head, provenance);
}

function passes(test: ColumnTest, head: Head, provenance: Provenance): boolean {
  switch (test.kind) {
    case 'texts':
      return test.columns.some(column => textsOf(column, head, provenance).some(text => test.passes(text)));
    case 'number': {
      const value = head[test.column];
      return value !== undefined && test.passes(value);
    }
    case 'flags':
      return test.anyOf.some(flag => head.flags.includes(flag));
    case 'contents':
      return test.anyOf.some(content => head.contents.includes(content));
    case 'any':
      return test.of.some(one => passes(one, head, provenance));
    default:
      return assertNever(test);
  }
}

function textsOf(column: TextColumn, head: Head, provenance: Provenance): readonly string[] {
  const value = column === 'files' || column === 'imports' ? provenance[column] : head[column];
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
