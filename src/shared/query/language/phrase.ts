import { passTable } from '../../index/documents/areas';
import { APART } from '../../index/documents/documents';
import { type Phrase, phraseOf } from '../../index/matching/matcher';
import { termsOf } from '../../index/terms/tokens';
import { isClose } from '../../text/close';
import { areasOf } from './keys';
import type { Value, Words } from './tree';

/** Terms that stand one behind the other; with `open` the last one may go on. The index looks for the same. */
export interface Terms {
  readonly terms: readonly string[];
  readonly open: boolean;
  /** Words that are nearly these are as good. */
  readonly close?: boolean;
}

const decoder = new TextDecoder();

/** Nothing where the text holds no letter, digit or emoji. */
export function phraseTerms(text: string, open: boolean): Terms | undefined {
  const phrase = phraseOf(text, open);
  return phrase && { terms: phrase.terms.map(term => decoder.decode(term)), open };
}

/** What the index looks for; nothing where the words hold no letter or digit. */
export function phraseOfWords({ text, quoted, key, role, close }: Words): Phrase | undefined {
  if (role !== undefined) return { terms: [], open: false, pass: passTable({ areas: [role] }) };
  const phrase = phraseOf(text, !quoted && close === undefined, passTable(areasOf(key)));
  return phrase && close ? { ...phrase, close } : phrase;
}

/** The same for who looks through the texts. */
export function termsOfWords({ text, quoted, close }: Words): Terms | undefined {
  const terms = phraseTerms(text, !quoted && close === undefined);
  return terms && close ? { ...terms, close } : terms;
}

/** Whether there is anything in a text that could be looked for. */
export function holdsWords(text: string): boolean {
  return phraseOf(text, false) !== undefined;
}

/** Whether the terms stand in one of the texts that `APART` divides. */
export function standsInText(phrase: Terms, text: string): boolean {
  return text.split(APART).some(piece => standsIn(phrase, termsOf(piece)));
}

/** Whether the terms stand one behind the other among those of a text. */
export function standsIn({ terms, open, close }: Terms, held: readonly string[]): boolean {
  const last = terms.length - 1;
  return held.some((_, start) =>
    terms.every((term, offset) => {
      const at = held[start + offset];
      if (close) return at !== undefined && isClose(term, at);
      return open && offset === last ? at?.startsWith(term) === true : at === term;
    }),
  );
}

/** A test of names: the beginning of a name's words, exactly these words in a row, or the whole name. */
export function nameTest({ text, quoted, whole }: Value): (name: string) => boolean {
  if (whole) {
    const wanted = termsOf(text).join(' ');
    return name => name.split(APART).some(piece => termsOf(piece).join(' ') === wanted);
  }
  const phrase = phraseTerms(text, !quoted);
  return name => phrase !== undefined && standsInText(phrase, name);
}
