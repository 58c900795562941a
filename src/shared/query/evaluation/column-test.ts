import { assertNever } from '../../base/assert-never';
import { FLAGS, type Flag } from '../../domain/conversation';
import { CONTENTS, type Content } from '../../heads/head';
import { fineness, readDuration, readNumber } from '../language/amounts';
import { type Clock, localTime, readSpan, type Span } from '../language/calendar';
import {
  KEYS,
  type KeyName,
  MARKED,
  type Marked,
  type NumberColumn,
  type TextColumn,
  type ValueKind,
} from '../language/keys';
import { nameTest } from '../language/phrase';
import type { Filter, Test } from '../language/tree';

/**
 * What a filter asks of the columns, ready to run over a dictionary or an array of numbers. Texts: one of them has to
 * pass. A number or text that is not known passes nothing.
 */
export type ColumnTest =
  | { readonly kind: 'texts'; readonly columns: readonly TextColumn[]; passes(text: string): boolean }
  | { readonly kind: 'number'; readonly column: NumberColumn; passes(value: number): boolean }
  /** When a conversation began, and in which offset its files write that. */
  | { readonly kind: 'started'; passes(at: number, offsetMinutes: number): boolean }
  | { readonly kind: 'flags'; readonly anyOf: readonly Flag[] }
  | { readonly kind: 'contents'; readonly anyOf: readonly Content[] }
  | { readonly kind: 'marked'; readonly anyOf: readonly Marked[] }
  | { readonly kind: 'any'; readonly of: readonly ColumnTest[] };

export type ColumnKey = {
  [Key in KeyName]: (typeof KEYS)[Key]['answeredBy'] extends 'columns' ? Key : never;
}[KeyName];

/** A filter that the columns answer; those that the index answers are words (`wordsOf`). */
export type ColumnFilter = Filter & { readonly key: ColumnKey };

export function isColumnFilter(filter: Filter): filter is ColumnFilter {
  return KEYS[filter.key].answeredBy === 'columns';
}

export function columnTest(filter: ColumnFilter, clock: Clock): ColumnTest {
  const { test } = filter;
  const kind: ColumnKind = KEYS[filter.key];
  switch (kind.kind) {
    case 'name': {
      const { columns } = kind;
      if (test.kind !== 'is') return { kind: 'texts', columns, passes: text => text !== '' };
      const tests = test.values.map(nameTest);
      return { kind: 'texts', columns, passes: text => tests.some(passes => passes(text)) };
    }
    case 'choice':
      return choiceTest(kind.column, test);
    case 'number':
      return { kind: 'number', column: kind.column, passes: amountTest(test, exactly) };
    case 'duration':
      return { kind: 'number', column: kind.column, passes: amountTest(test, readLength) };
    case 'time': {
      const { from, until } = timeBounds(kind.of, test, clock);
      const read = (at: number, offset: number, { absolute }: Bound) =>
        clock.recorded && !absolute ? localTime(at, offset) : at;
      return {
        kind: 'started',
        passes: (at, offset) => read(at, offset, from) >= from.at && read(at, offset, until) < until.at,
      };
    }
    default:
      return assertNever(kind);
  }
}

type ColumnKind = Extract<ValueKind, { readonly answeredBy: 'columns' }>;

function choiceTest(column: Extract<ValueKind, { readonly kind: 'choice' }>['column'], test: Test): ColumnTest {
  const among = test.kind === 'is' ? new Set(test.values.map(({ text }) => text)) : undefined;
  const isAmong = (name: string) => among === undefined || among.has(name);
  // what is known of a conversation by itself is what its source says: these have to be named
  const named: readonly ColumnTest[] = [
    ...(among?.has('empty') ? [EMPTY] : []),
    ...(MARKED.some(name => among?.has(name))
      ? [{ kind: 'marked' as const, anyOf: MARKED.filter(name => among?.has(name)) }]
      : []),
  ];
  const orNamed = (told: ColumnTest): ColumnTest => (named.length === 0 ? told : { kind: 'any', of: [told, ...named] });
  switch (column) {
    case 'contents':
      return orNamed({ kind: 'contents', anyOf: CONTENTS.filter(isAmong) });
    case 'flags':
      return orNamed({ kind: 'flags', anyOf: FLAGS.filter(isAmong) });
    default:
      return { kind: 'texts', columns: [column], passes: isAmong };
  }
}

const EMPTY: ColumnTest = { kind: 'number', column: 'messages', passes: count => count === 0 };

/** Whether a filter asks for the supervisor's own marks: its answer changes with them. */
export function asksForMarks({ key, test }: Filter): boolean {
  if (key === 'tag' || key === 'note' || key === 'mine') return true;
  return (
    (key === 'is' || key === 'has') &&
    test.kind === 'is' &&
    test.values.some(({ text }) => MARKED.some(name => name === text))
  );
}

/** An amount as it was written, from its value up to (not including) the next one that would be written differently. */
function readLength(text: string): Span | undefined {
  const from = readDuration(text);
  return from === undefined ? undefined : { from, until: from + fineness(text) };
}

/** A number is itself and nothing beside it. */
function exactly(text: string): Span | undefined {
  const from = readNumber(text);
  return from === undefined ? undefined : { from, until: from };
}

function amountTest(test: Test, read: (text: string) => Span | undefined): (value: number) => boolean {
  switch (test.kind) {
    case 'known':
      return () => true;
    case 'is': {
      const spans = test.values.flatMap(({ text }) => read(text) ?? []);
      return value => spans.some(({ from, until }) => value === from || (value > from && value < until));
    }
    case 'compare': {
      const bound = read(test.value)?.from ?? Number.NaN;
      switch (test.operator) {
        case '<':
          return value => value < bound;
        case '<=':
          return value => value <= bound;
        case '>':
          return value => value > bound;
        case '>=':
          return value => value >= bound;
        default:
          return assertNever(test.operator);
      }
    }
    case 'range': {
      const least = test.from === undefined ? Number.NEGATIVE_INFINITY : (read(test.from)?.from ?? Number.NaN);
      const most = test.until === undefined ? Number.POSITIVE_INFINITY : (read(test.until)?.from ?? Number.NaN);
      return value => value >= least && value <= most;
    }
    default:
      return assertNever(test);
  }
}

const ALWAYS: Span = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };
const NEVER: Span = { from: Number.POSITIVE_INFINITY, until: Number.NEGATIVE_INFINITY };

interface Bound {
  readonly at: number;
  readonly absolute: boolean;
}

/** Both ends of the stretch, each with whether it is the same moment by whichever clock. */
function timeBounds(
  of: 'before' | 'after' | 'during',
  test: Test,
  clock: Clock,
): { readonly from: Bound; readonly until: Bound } {
  const { from, until } = timeSpan(of, test, clock);
  const isAbsolute = (text: string | undefined) => text !== undefined && readSpan(text, clock)?.absolute === true;
  const [first, last] =
    test.kind === 'range'
      ? [test.from, test.until]
      : test.kind === 'is'
        ? [test.values[0]?.text, test.values[0]?.text]
        : [];
  return { from: { at: from, absolute: isAbsolute(first) }, until: { at: until, absolute: isAbsolute(last) } };
}

/**
 * The stretch in which a conversation has to start. `before` leaves its day out, `after` takes it in, a range takes in
 * both ends, whichever key it stands behind. Open ends are infinite.
 */
export function timeSpan(of: 'before' | 'after' | 'during', test: Test, clock: Clock): Span {
  switch (test.kind) {
    case 'known':
      return ALWAYS;
    case 'compare':
      return NEVER;
    case 'range': {
      const from = test.from === undefined ? ALWAYS : readSpan(test.from, clock);
      const until = test.until === undefined ? ALWAYS : readSpan(test.until, clock);
      return from === undefined || until === undefined ? NEVER : { from: from.from, until: until.until };
    }
    case 'is': {
      // the parser gives each value a filter of its own
      const [value] = test.values;
      const span = value && readSpan(value.text, clock);
      if (span === undefined) return NEVER;
      if (of === 'before') return { from: ALWAYS.from, until: span.from };
      return of === 'after' ? { from: span.from, until: ALWAYS.until } : span;
    }
    default:
      return assertNever(test);
  }
}
