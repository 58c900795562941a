import { failed, ok, type Result } from '../../base/result';
import { foldWithMap } from '../../text/fold';
import type { Found } from '../kinds';
import { isUnspaced } from './scripts';

/**
 * A pattern of the user's own: letters as they are, `#` for a digit, `?` for a letter, `*` for any signs but blanks, and
 * `\` before one of these that is meant itself. No regular expressions: these can take longer than any text is worth, and
 * what is masked must never depend on having been given up.
 */
export interface OwnPattern {
  readonly text: string;
  /** What its finds are called. */
  readonly label?: string;
}

export type PatternTrouble = 'empty' | 'tooLong' | 'tooLoose';

const LONGEST_PATTERN = 60;
/** So many signs must be given: a pattern of stars alone would mask everything. */
const FEWEST_GIVEN = 3;

type Sign = { readonly kind: 'given'; readonly letter: string } | { readonly kind: 'digit' | 'letter' | 'any' };

export interface CompiledPattern {
  readonly signs: readonly Sign[];
  readonly source: OwnPattern;
}

export function compilePattern(source: OwnPattern): Result<CompiledPattern, PatternTrouble> {
  const text = source.text.trim();
  if (text === '') return failed('empty');
  if (text.length > LONGEST_PATTERN) return failed('tooLong');
  const signs: Sign[] = [];
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? '';
    const special = SPECIAL.get(letter);
    if (special !== undefined) {
      if (special !== 'any' || signs.at(-1)?.kind !== 'any') signs.push({ kind: special });
      continue;
    }
    if (letter === '\\' && at + 1 < text.length) at += 1;
    for (const folded of foldWithMap(text[at] ?? '').text) signs.push({ kind: 'given', letter: folded });
  }
  const given = signs.filter(({ kind }) => kind === 'given' || kind === 'digit').length;
  return given < FEWEST_GIVEN ? failed('tooLoose') : ok({ signs, source: { ...source, text } });
}

const SPECIAL: ReadonlyMap<string, 'digit' | 'letter' | 'any'> = new Map([
  ['#', 'digit'],
  ['?', 'letter'],
  ['*', 'any'],
]);

/**
 * Where a pattern stands in a text: the leftmost place, and there the longest. Every character is looked at once for each
 * sign of the pattern, by keeping for each sign the earliest place from which it was reached.
 */
export function findPattern({ signs, source }: CompiledPattern, text: string): readonly Found[] {
  const { text: folded, starts } = foldWithMap(text);
  if (!mayHold(signs, folded)) return [];
  const found: Found[] = [];
  const last = signs.length;
  let reached = emptyReach(last);
  let best: { from: number; until: number } | undefined;
  const settle = ({ from, until }: { readonly from: number; readonly until: number }) => {
    const [start = 0, end = text.length] = [starts[from], starts[until]];
    const { label } = source;
    found.push({ start, end, kind: 'own', ...(label === undefined ? {} : { label }) });
    best = undefined;
    reached = emptyReach(last);
  };
  for (let at = 0; at <= folded.length; at++) {
    if (best === undefined && mayBegin(folded, at, signs[0])) reach(reached, signs, 0, at);
    const from = reached[last] ?? NOWHERE;
    if (from < at && mayEnd(folded, at, signs[last - 1]) && (best === undefined || from <= best.from))
      best = { from, until: at };
    if (at === folded.length) {
      if (best === undefined) break;
      at = best.until - 1;
      settle(best);
      continue;
    }
    const next = emptyReach(last);
    for (let sign = 0; sign < last; sign++) {
      const began = reached[sign] ?? NOWHERE;
      if (began === NOWHERE || (best !== undefined && began > best.from)) continue;
      const wanted = signs[sign] as Sign;
      if (!fits(wanted, folded[at] ?? '')) continue;
      if (wanted.kind === 'any') reach(next, signs, sign, began);
      else reach(next, signs, sign + 1, began);
    }
    reached = next;
    // nothing longer can come of it: the search goes on behind it
    if (best !== undefined && reached.every(began => began === NOWHERE)) {
      at = best.until - 1;
      settle(best);
    }
  }
  return found;
}

const NOWHERE = Number.POSITIVE_INFINITY;

function emptyReach(signs: number): number[] {
  return new Array<number>(signs + 1).fill(NOWHERE);
}

/** A star may stand for nothing: what is behind it is reached with it. */
function reach(reached: number[], signs: readonly Sign[], sign: number, began: number): void {
  for (let at = sign; at <= signs.length; at++) {
    reached[at] = Math.min(reached[at] ?? NOWHERE, began);
    if (signs[at]?.kind !== 'any') return;
  }
}

function fits(sign: Sign, letter: string): boolean {
  switch (sign.kind) {
    case 'given':
      return sign.letter === letter;
    case 'digit':
      return DIGIT.test(letter);
    case 'letter':
      return LETTER.test(letter);
    case 'any':
      return !BLANK.test(letter);
  }
}

const DIGIT = /\d/;
const LETTER = /\p{L}/u;
const BLANK = /\s/;
const OF_WORD = /[\p{L}\p{N}]/u;

/** A pattern that begins with a letter or digit does so where a word begins. */
function mayBegin(text: string, at: number, sign: Sign | undefined): boolean {
  if (sign?.kind === 'given' && !OF_WORD.test(sign.letter)) return true;
  return !isOfWord(text[at - 1] ?? '') || !isOfWord(text[at] ?? '');
}

/** It ends likewise, and a star at its end takes no full stop with it. */
function mayEnd(text: string, at: number, sign: Sign | undefined): boolean {
  const before = text[at - 1] ?? '';
  if (sign?.kind === 'given' && !OF_WORD.test(sign.letter)) return true;
  if (sign?.kind === 'any' && !OF_WORD.test(before)) return false;
  return !isOfWord(before) || !isOfWord(text[at] ?? '');
}

function isOfWord(letter: string): boolean {
  return letter !== '' && OF_WORD.test(letter) && !isUnspaced(letter);
}

/** A quick look for the longest part that is given, which most texts do not have. */
function mayHold(signs: readonly Sign[], folded: string): boolean {
  let longest = '';
  let run = '';
  for (const sign of signs) {
    run = sign.kind === 'given' ? run + sign.letter : '';
    if (run.length > longest.length) longest = run;
  }
  return folded.includes(longest);
}
