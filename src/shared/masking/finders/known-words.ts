import { foldWithMap } from '../../text/fold';
import type { Found, MaskKind } from '../kinds';
import { isNoName, needsCapital } from './name-words';
import { isUnspaced } from './scripts';
import { type PlacedWord, placedWordsOf, wordsOf } from './words';

/** Who or what a known text is. */
export interface Known {
  readonly kind: MaskKind;
  readonly identity: string;
}

interface Step {
  readonly next: Map<string, Step>;
  known?: Known;
  capital?: boolean;
}

const LONGEST = 12;
const SHORTEST_ID = 4;
const SHORTEST_WORD_AS_ID = 8;
/** So many digits at the end of a phone number are the same, however the code of its country is written. */
const PHONE_TAIL = 7;
const GAP = 3;
const LONG_NUMBER = /\d(?:[ ()./-]{0,2}\d){4,17}/g;
// a name that ends with the s of possession
const POSSESSIVE_FROM = 4;

/**
 * Names and numbers that are known of the people of a conversation, looked for in its texts: without case and accents,
 * word by word, so that each text is gone through once however many of them there are.
 */
export class KnownWords {
  readonly #root: Step = { next: new Map() };
  readonly #phones = new Map<string, Known>();
  #isEmpty = true;

  /** A name as a whole and each of its words; of words that are also ordinary ones see `name-words.ts`. */
  addName(name: string, known: Known): void {
    const words = wordsOf(name);
    const telling = words.filter(word => !isNoName(word));
    if (telling.length === 0) return;
    if (words.length > 1 && lettersIn(telling) > 1) {
      this.#add(words, known, false);
      // without the title before it
      const bare = words.slice(words.indexOf(telling[0] ?? ''), words.lastIndexOf(telling.at(-1) ?? '') + 1);
      if (bare.length > 1) this.#add(bare, known, false);
    }
    // a login is one name, not the words between its signs
    if (name.includes('@')) return;
    const parts = name.split(/[\s,;/()"]+/);
    if (lettersIn(telling) > 1)
      this.#add(parts.toReversed().flatMap(wordsOf), known, parts.length < 2 && needsCapital(words[0] ?? ''));
    for (const part of parts) {
      const inside = wordsOf(part);
      const single = inside[0] ?? '';
      if (lettersIn(inside) < 2 || inside.every(isNoName)) continue;
      if (inside.length > 1) this.#add(inside, known, false);
      else this.#add(inside, known, needsCapital(single));
    }
  }

  /** Short numbers and plain words would be found everywhere: they are masked in their own fields only. */
  addId(id: string, known: Known): void {
    const words = wordsOf(id);
    const length = lettersIn(words);
    if (length < SHORTEST_ID || (!/\d/.test(id) && length < SHORTEST_WORD_AS_ID)) return;
    this.#add(words, known, false);
  }

  addPhone(phone: string, known: Known): void {
    const digits = phone.replace(/\D/g, '');
    if (digits.length < PHONE_TAIL) return;
    this.#isEmpty = false;
    this.#phones.set(digits.slice(-PHONE_TAIL), known);
  }

  find(text: string): readonly Found[] {
    if (this.#isEmpty) return [];
    return [...this.#wordsIn(text), ...this.#phonesIn(text)];
  }

  #add(words: readonly string[], known: Known, capital: boolean): void {
    this.#isEmpty = false;
    let step = this.#root;
    for (const word of words.slice(0, LONGEST)) {
      let next = step.next.get(word);
      if (next === undefined) {
        next = { next: new Map() };
        step.next.set(word, next);
      }
      step = next;
    }
    // who was named first keeps the name
    step.known ??= known;
    step.capital = (step.capital ?? true) && capital;
  }

  #wordsIn(text: string): readonly Found[] {
    const { text: folded, starts } = foldWithMap(text);
    const words = placedWordsOf(folded);
    const found: Found[] = [];
    for (let nth = 0; nth < words.length; nth++) {
      const match = this.#longestFrom(words, nth, folded, text, starts);
      if (match === undefined) continue;
      const { known, last } = match;
      const from = starts[words[nth]?.at ?? 0] ?? 0;
      const until = starts[endOf(words[last])] ?? text.length;
      const before = found.at(-1);
      if (before !== undefined && before.identity === known.identity && isJoining(text.slice(before.end, from))) {
        found[found.length - 1] = { ...before, end: until };
      } else found.push({ start: from, end: until, ...known });
      nth = last;
    }
    return found;
  }

  #longestFrom(words: readonly PlacedWord[], first: number, folded: string, text: string, starts: Uint32Array) {
    let step = this.#root;
    let match: { readonly known: Known; readonly last: number } | undefined;
    for (let nth = first; nth < words.length; nth++) {
      const word = words[nth];
      if (word === undefined) break;
      if (nth > first && !isGap(folded.slice(endOf(words[nth - 1]), word.at))) break;
      const next = nextStep(step, word.text);
      if (next === undefined) break;
      step = next;
      if (step.known === undefined) continue;
      if (step.capital !== true || mayBeName(words[first]?.at ?? 0, folded, text, starts))
        match = { known: step.known, last: nth };
    }
    return match;
  }

  #phonesIn(text: string): readonly Found[] {
    if (this.#phones.size === 0) return [];
    return [...text.matchAll(LONG_NUMBER)].flatMap(({ index, 0: number }) => {
      const digits = number.replace(/\D/g, '');
      const known = this.#phones.get(digits.slice(-PHONE_TAIL));
      const start = text[index - 1] === '+' ? index - 1 : index;
      return known === undefined ? [] : [{ start, end: index + number.length, ...known }];
    });
  }
}

function nextStep(step: Step, word: string): Step | undefined {
  const next = step.next.get(word);
  if (next !== undefined || word.length <= POSSESSIVE_FROM || !word.endsWith('s')) return next;
  return step.next.get(word.slice(0, -1));
}

function endOf(word: PlacedWord | undefined): number {
  return word === undefined ? 0 : word.at + word.text.length;
}

function isGap(between: string): boolean {
  return between.length <= GAP && !/[\n\r]/.test(between);
}

function isJoining(between: string): boolean {
  return isGap(between) && /^[\s,.-]*$/.test(between);
}

/** Whether an ordinary word is meant as a name here: it begins with a capital, or somebody introduces themselves. */
function mayBeName(at: number, folded: string, text: string, starts: Uint32Array): boolean {
  const letter = text[starts[at] ?? 0] ?? '';
  return !isSmall(letter) || INTRODUCES.test(folded.slice(Math.max(0, at - LOOK_BACK), at));
}

const INTRODUCES = /(?:name(?: is| ist|:)|heisse|llamo|nombre es|m.appelle|nom est|heter) $/;
const LOOK_BACK = 16;

function isSmall(letter: string): boolean {
  return letter !== letter.toUpperCase() && letter === letter.toLowerCase();
}

/** A character of a script without spaces is a word by itself, and tells more than a letter does. */
function lettersIn(words: readonly string[]): number {
  let letters = 0;
  for (const word of words) letters += isUnspaced(word) ? Math.max(word.length, 1) : word.length;
  return letters;
}
