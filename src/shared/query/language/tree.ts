import type { KeyName, SpeakingRole } from './keys';

/**
 * What a query asks for. Each conversation matches or not; words are joined by AND over the whole conversation.
 * `parse.ts` makes this from text, `print.ts` writes it back, `explain.ts` says it in words.
 */
export type Query =
  | { readonly kind: 'everything' }
  | { readonly kind: 'all'; readonly of: readonly Query[] }
  | { readonly kind: 'any'; readonly of: readonly Query[] }
  | { readonly kind: 'not'; readonly of: Query }
  | Words
  | Pattern
  | Filter
  | FieldFilter;

/**
 * Text that stands somewhere. Unquoted it is one word and matches the beginning of words; quoted it is exactly these
 * words in a row. `key` narrows the place: `customer:`, `survey:`, `from:` …
 */
export interface Words {
  readonly kind: 'words';
  readonly text: string;
  readonly quoted: boolean;
  readonly key?: KeyName;
  /** `~refnd`: words that are nearly this one, too. The text is a single word, and not quoted. */
  readonly close?: true;
  /** Instead of the text: whatever somebody in this role wrote. */
  readonly role?: SpeakingRole;
}

/** A regular expression over single texts: `/order\s+\d{6}/`. Always without regard to case. */
export interface Pattern {
  readonly kind: 'pattern';
  readonly source: string;
}

/** A test of a fact of the conversation: `duration:>15m`, `in:Billing,Sales`, `has:survey`. */
export interface Filter {
  readonly kind: 'filter';
  readonly key: KeyName;
  readonly test: Test;
}

/** A test of any vendor field by its dotted name: `field:clientData.customerid=98*`, `field:name="two words",other`. Without values: the field is there. */
export interface FieldFilter {
  readonly kind: 'field';
  readonly path: string;
  /** One of them has to fit; `*` stands for any run of characters. */
  readonly values?: readonly [string, ...(readonly string[])];
}

/** Values are kept as they were typed ("15m", "2025-Q1", "-30d"); keys know what they mean. */
export type Test =
  /** Something is known, whatever it is: `score:*`. */
  | { readonly kind: 'known' }
  | { readonly kind: 'is'; readonly values: readonly Value[] }
  | { readonly kind: 'compare'; readonly operator: '<' | '<=' | '>' | '>='; readonly value: string }
  /** Both ends included; an open end is absent. */
  | { readonly kind: 'range'; readonly from?: string; readonly until?: string };

export interface Value {
  readonly text: string;
  /** Quoted values are matched as exactly these words in a row, others by the beginning of the last one. */
  readonly quoted: boolean;
  /** Written with `=`: the whole name and nothing but it. Only for names that the columns hold, and always quoted. */
  readonly whole?: true;
}

/** A part of the text that was not understood as it was probably meant, in UTF-16 units. The rest still runs. */
export interface QueryProblem {
  readonly start: number;
  readonly end: number;
  readonly code:
    | 'unknown-key'
    | 'unknown-value'
    | 'missing-value'
    | 'not-a-number'
    | 'not-a-duration'
    | 'not-a-time'
    | 'bad-pattern'
    | 'no-letters'
    | 'unclosed-quote'
    | 'unclosed-bracket'
    | 'stray-bracket'
    | 'stray-operator';
}
