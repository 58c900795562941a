import type { Found } from '../kinds';
import { isUnspaced } from './scripts';

// as it is typed, in full width, and in the query of an address
const AT = /@|＠|%40/g;
const WRITTEN_OUT =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64} ?(?:[([{]at[)\]}] ?[\p{L}\p{N}-]{1,63}(?: ?(?:[([{]dot[)\]}]|\.) ?[\p{L}\p{N}-]{1,63}){1,4}|at [\p{L}\p{N}-]{1,63} dot (?:com|net|org|info|eu|[a-z]{2})(?![\p{L}\p{N}]))/giu;
const MAY_BE_WRITTEN_OUT = /[([{]at[)\]}]| at [^ \n]+ dot /i;

const LOCAL = /[\p{L}\p{N}\p{M}._%+'-]/u;
const LABEL = /[\p{L}\p{N}\p{M}-]/u;
const LETTER = /[\p{L}\p{M}]/u;
const LONGEST_LOCAL = 64;
const LONGEST_DOMAIN = 255;

/** Addresses of e-mail. Each `@` is looked at to both sides, no farther than an address is long. */
export function emailsIn(text: string): readonly Found[] {
  const found: Found[] = [];
  for (const { index, 0: sign } of text.matchAll(AT)) {
    // one blank on both sides of the sign is a way to hide an address from programs, and a price per piece
    const isApart = text[index - 1] === ' ' && text[index + sign.length] === ' ';
    const at = isApart ? index - 1 : index;
    const start = startOfLocal(text, at);
    const end = endOfDomain(text, isApart ? index + sign.length + 1 : index + sign.length);
    if (start < at && end !== undefined) found.push({ start, end, kind: 'email' });
  }
  if (MAY_BE_WRITTEN_OUT.test(text)) {
    for (const { index, 0: whole } of text.matchAll(WRITTEN_OUT)) {
      found.push({ start: index, end: index + whole.length, kind: 'email' });
    }
  }
  return found;
}

function startOfLocal(text: string, at: number): number {
  // words of a script without spaces stand before an address, and may also be one
  const mayBeUnspaced = isUnspaced(text[at - 1] ?? '');
  let start = at;
  while (start > 0 && at - start < LONGEST_LOCAL) {
    const letter = text[start - 1] ?? '';
    if (!LOCAL.test(letter) || (isUnspaced(letter) && !mayBeUnspaced)) break;
    start -= 1;
  }
  // a quote or full stop before it is not its own
  while (start < at && /[.'-]/.test(text[start] ?? '')) start += 1;
  return start;
}

function endOfDomain(text: string, from: number): number | undefined {
  const mayBeUnspaced = isUnspaced(text[from] ?? '');
  const isIn = (letters: RegExp, at: number) => {
    const letter = text[at] ?? '';
    return letter !== '' && letters.test(letter) && (mayBeUnspaced || !isUnspaced(letter));
  };
  const until = Math.min(text.length, from + LONGEST_DOMAIN);
  let end: number | undefined;
  let at = from;
  for (let labels = 0; at < until; labels++) {
    const begin = at;
    while (at < until && isIn(LABEL, at)) at += 1;
    if (at === begin) break;
    const last = lettersFrom(begin, at);
    if (labels > 0 && last - begin >= 2) end = last;
    const separator = separatorAt(text, at);
    if (separator === 0) break;
    at += separator;
  }
  return end;

  /** A top domain is letters of one script: what follows in another one are words. */
  function lettersFrom(begin: number, stop: number): number {
    let last = begin;
    while (last < stop && isIn(LETTER, last)) last += 1;
    return last === stop ? last : begin;
  }
}

/** `#_#` is how one vendor writes the full stop in names of members. */
function separatorAt(text: string, at: number): number {
  if (text[at] === '.' || text[at] === '。') return 1;
  return text.startsWith('#_#', at) ? 3 : 0;
}
