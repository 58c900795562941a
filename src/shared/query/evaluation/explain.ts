import { assertNever } from '../../base/assert-never';
import { readDuration, readNumber } from '../language/amounts';
import { type Clock, isDayStart } from '../language/calendar';
import { KEYS, type KeyName, type KeyOfKind, kindOf, type ValueKind } from '../language/keys';
import type { Filter, Query, Test, Value, Words } from '../language/tree';
import { timeSpan } from './column-test';

/**
 * What a query asks for, in steps that can be said: dates are resolved, amounts are numbers. The interface makes one
 * sentence of it.
 */
export type Clause =
  | { readonly kind: 'everything' }
  | { readonly kind: 'all'; readonly of: readonly Clause[] }
  | { readonly kind: 'any'; readonly of: readonly Clause[] }
  | { readonly kind: 'not'; readonly of: Clause }
  | {
      readonly kind: 'words';
      readonly key?: KeyOfKind<'text'>;
      readonly text: string;
      readonly quoted: boolean;
      readonly close?: true;
    }
  | { readonly kind: 'names'; readonly key: KeyOfKind<'name'>; readonly values: readonly Value[] }
  | { readonly kind: 'choices'; readonly key: KeyOfKind<'choice'>; readonly values: readonly string[] }
  | { readonly kind: 'number'; readonly key: KeyOfKind<'number'>; readonly amount: Amount }
  /** In milliseconds. */
  | { readonly kind: 'duration'; readonly key: KeyOfKind<'duration'>; readonly amount: Amount }
  | { readonly kind: 'time'; readonly period: Period }
  /** The fact is known, whatever it is. */
  | { readonly kind: 'known'; readonly key: KeyName }
  | { readonly kind: 'pattern'; readonly source: string }
  | { readonly kind: 'field'; readonly path: string; readonly values?: readonly string[] };

export type Amount =
  | { readonly kind: 'is' | 'less' | 'atMost' | 'more' | 'atLeast'; readonly value: number }
  | { readonly kind: 'between'; readonly from: number; readonly until: number };

/** When conversations have to start: at or after `from` and before `until`. `days` says that both are midnights. */
export type Period =
  | { readonly kind: 'since'; readonly from: number; readonly days: boolean }
  | { readonly kind: 'before'; readonly until: number; readonly days: boolean }
  | { readonly kind: 'within'; readonly from: number; readonly until: number; readonly days: boolean }
  /** No moment is asked for: the end lies before the beginning, or no such day came. */
  | { readonly kind: 'never' };

export function explainQuery(query: Query, clock: Clock): Clause {
  switch (query.kind) {
    case 'everything':
    case 'pattern':
      return query;
    case 'all':
    case 'any':
      return { kind: query.kind, of: query.of.map(part => explainQuery(part, clock)) };
    case 'not':
      return negated(explainQuery(query.of, clock));
    case 'words':
      return wordsClause(query);
    case 'filter':
      return filterClause(query, clock);
    case 'field':
      return query;
    default:
      return assertNever(query);
  }
}

function negated(clause: Clause): Clause {
  return clause.kind === 'not' ? clause.of : { kind: 'not', of: clause };
}

function wordsClause({ text, quoted, key, close }: Words): Clause {
  const nearly = close === undefined ? {} : { close };
  if (key === undefined) return { kind: 'words', text, quoted, ...nearly };
  if (isOfKind(key, 'text')) return { kind: 'words', key, text, quoted, ...nearly };
  return isOfKind(key, 'name') ? { kind: 'names', key, values: [{ text, quoted }] } : { kind: 'words', text, quoted };
}

function filterClause({ key, test }: Filter, clock: Clock): Clause {
  if (test.kind === 'known') return { kind: 'known', key };
  if (isOfKind(key, 'name')) return { kind: 'names', key, values: valuesOf(test) };
  if (isOfKind(key, 'choice')) return { kind: 'choices', key, values: valuesOf(test).map(({ text }) => text) };
  if (isOfKind(key, 'number')) return { kind: 'number', key, amount: amountOf(test, readNumber) };
  if (isOfKind(key, 'duration')) return { kind: 'duration', key, amount: amountOf(test, readDuration) };
  if (isOfKind(key, 'time')) return { kind: 'time', period: periodOf(KEYS[key].of, test, clock) };
  return {
    kind: 'any',
    of: valuesOf(test).map(({ text, quoted }) => wordsClause({ kind: 'words', text, quoted, key })),
  };
}

function isOfKind<Kind extends ValueKind['kind']>(key: KeyName, kind: Kind): key is KeyOfKind<Kind> {
  return kindOf(key).kind === kind;
}

function valuesOf(test: Test): readonly Value[] {
  return test.kind === 'is' ? test.values : [];
}

const RELATIONS = { '<': 'less', '<=': 'atMost', '>': 'more', '>=': 'atLeast' } as const;

function amountOf(test: Test, read: (text: string) => number | undefined): Amount {
  const value = (text: string | undefined) => (text === undefined ? undefined : read(text)) ?? 0;
  switch (test.kind) {
    case 'known':
      return { kind: 'atLeast', value: 0 };
    case 'is':
      return { kind: 'is', value: value(test.values[0]?.text) };
    case 'compare':
      return { kind: RELATIONS[test.operator], value: value(test.value) };
    case 'range':
      if (test.from === undefined) return { kind: 'atMost', value: value(test.until) };
      if (test.until === undefined) return { kind: 'atLeast', value: value(test.from) };
      return { kind: 'between', from: value(test.from), until: value(test.until) };
    default:
      return assertNever(test);
  }
}

function periodOf(of: 'before' | 'after' | 'during', test: Test, clock: Clock): Period {
  const { from, until } = timeSpan(of, test, clock);
  const days = [from, until].every(at => !Number.isFinite(at) || isDayStart(at, clock.zone));
  if (from >= until) return { kind: 'never' };
  if (!Number.isFinite(from)) return { kind: 'before', until, days };
  return Number.isFinite(until) ? { kind: 'within', from, until, days } : { kind: 'since', from, days };
}
