import { MAX_DEPTH } from './exact-json';
import { repairString, type StringQuotes } from './repair-string';
import { isShellFunction, readShellValue, unwrapExtended } from './shell-values';
import { type Repair, TextEdits } from './text-edits';

/** A member that an object names more than once; the last one counts. */
interface RepeatedMember {
  readonly name: string;
  readonly offset: number;
}

export type RepairResult =
  | {
      readonly kind: 'mended';
      readonly text: string;
      readonly repairs: readonly Repair[];
      readonly repeated: readonly RepeatedMember[];
    }
  /** `unquoted-value`: a word stands where a value belongs, as in a template: nobody can know what was meant. */
  | { readonly kind: 'hopeless'; readonly why: 'unquoted-value' | 'not-json' | 'too-deep'; readonly offset: number };

/**
 * Reads one document of nearly-JSON and says, change by change, how it becomes JSON. The changes are those that exports
 * need when they come out of web pages, logs and database shells; nothing is evaluated.
 */
export function repairText(text: string): RepairResult {
  const mender = new Mender(text);
  try {
    mender.document();
  } catch (problem) {
    if (problem instanceof Hopeless) return { kind: 'hopeless', why: problem.why, offset: problem.offset };
    throw problem;
  }
  return { kind: 'mended', text: String(mender.result), repairs: mender.result.repairs, repeated: mender.repeated };
}

type Why = Extract<RepairResult, { kind: 'hopeless' }>['why'];

// thrown and caught in this file only: the way out of deep nesting
class Hopeless extends Error {
  readonly why: Why;
  readonly offset: number;

  constructor(why: Why, offset: number) {
    super(why);
    this.why = why;
    this.offset = offset;
  }
}

const SPACE = /[ \t\r\n]*/y;
const ODD_SPACE = /[\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff\v\f]+/y;
const LINE_COMMENT = /\/\/[^\n]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])/y;
const ODD_NUMBER = /[+-]?(?:0[xX][\da-fA-F]+|\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?![\w.+:-])/y;
const WORD = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const REGULAR_EXPRESSION = /\/(?:[^/\\\n]|\\[^\n])+\/[a-z]*/y;
const ELLIPSIS = /\.{3}|…/y;
const LITERALS: ReadonlyMap<string, string> = new Map([
  ['True', 'true'],
  ['False', 'false'],
  ['None', 'null'],
  ['nil', 'null'],
  ['undefined', 'null'],
  ['NaN', 'null'],
  ['Infinity', 'null'],
]);
const QUOTES: ReadonlyMap<string, StringQuotes> = new Map<string, StringQuotes>([
  ['"', 'plain'],
  ["'", 'single'],
  ['‘', 'single'],
  ['’', 'single'],
  ['`', 'single'],
  ['“', 'smart'],
  ['”', 'smart'],
  ['„', 'smart'],
  ['‟', 'smart'],
]);

class Mender {
  readonly result: TextEdits;
  readonly repeated: RepeatedMember[] = [];
  readonly #text: string;
  #at = 0;
  /** False once the rest of the text is known to end no comment: it need not be looked through again. */
  #hasCommentEnd = true;
  /** Closing brackets that are waited for, innermost last. */
  readonly #closers: string[] = [];

  constructor(text: string) {
    this.#text = text;
    this.result = new TextEdits(text);
  }

  document(): void {
    this.#skipSpace();
    this.#value();
    this.#skipSpace();
    while (this.#peek() === '}' || this.#peek() === ']') {
      this.result.mend('repair/extra-bracket', this.#at, this.#at + 1, '');
      this.#at++;
      this.#skipSpace();
    }
    if (this.#at < this.#text.length) this.#giveUp();
  }

  #value(): void {
    const next = this.#peek();
    if (next === '{') this.#object();
    else if (next === '[') this.#array();
    else if (QUOTES.has(next)) this.#string();
    else if (next === '/') this.#regularExpression();
    else if (!this.#number()) this.#word();
  }

  #object(): void {
    const start = this.#open('}');
    const names = new Set<string>();
    let value: { readonly name: string; readonly start: number; readonly end: number } | undefined;
    this.#members('}', () => {
      const nameStart = this.#at;
      const name = this.#name();
      this.#skipSpace();
      if (this.#peek() !== ':') this.#giveUp();
      this.#at++;
      this.#skipSpace();
      const valueStart = this.#at;
      this.#value();
      if (names.has(name)) this.repeated.push({ name, offset: nameStart });
      names.add(name);
      value = { name, start: valueStart, end: this.#at };
    });
    if (names.size === 1 && value?.name.startsWith('$'))
      unwrapExtended(this.result, this.#text, start, this.#at, value);
  }

  #array(): void {
    this.#open(']');
    this.#members(']', () => this.#value());
  }

  #open(closer: string): number {
    if (this.#closers.length >= MAX_DEPTH) throw new Hopeless('too-deep', this.#at);
    this.#closers.push(closer);
    return this.#at++;
  }

  /** Members or elements up to the closing bracket, with commas put where they belong. */
  #members(closer: string, member: () => void): void {
    let comma = -1;
    let end = -1;
    for (;;) {
      this.#skipSpace();
      const next = this.#peek();
      if (next === '') this.#giveUp();
      if (next === closer || (this.#isCloser(next) && this.#closers.includes(next))) {
        if (comma >= 0) this.result.mend('repair/trailing-comma', comma, comma + 1, '');
        if (next === closer) this.#at++;
        else this.result.mend('repair/missing-bracket', this.#at, this.#at, closer);
        this.#closers.pop();
        return;
      }
      if (next === ',') {
        if (comma >= 0 || end < 0) this.result.mend('repair/extra-comma', this.#at, this.#at + 1, '');
        else comma = this.#at;
        this.#at++;
        continue;
      }
      const dots = this.#match(ELLIPSIS);
      if (dots !== '') {
        this.result.mend('repair/ellipsis', this.#at - dots.length, this.#at, '');
        continue;
      }
      if (end >= 0 && comma < 0) this.result.mend('repair/missing-comma', end, end, ',');
      member();
      comma = -1;
      end = this.#at;
    }
  }

  #isCloser(next: string): boolean {
    return next === '}' || next === ']';
  }

  #name(): string {
    if (QUOTES.has(this.#peek())) return this.#string();
    const start = this.#at;
    const name = this.#match(WORD) || this.#match(/\d+/y);
    if (name === '') this.#giveUp();
    this.result.mend('repair/unquoted-key', start, this.#at, JSON.stringify(name));
    return name;
  }

  #string(): string {
    const quotes = QUOTES.get(this.#peek()) ?? 'plain';
    const end = repairString(this.result, this.#text, this.#at, quotes);
    if (end === undefined) this.#giveUp();
    this.#at = end.at;
    return end.content;
  }

  #number(): boolean {
    if (this.#match(NUMBER) !== '') return true;
    const start = this.#at;
    const odd = this.#match(ODD_NUMBER);
    if (odd === '') return false;
    // leading zeros and other spellings may be an identifier: it keeps its digits
    this.result.mend('repair/odd-number', start, this.#at, JSON.stringify(odd));
    return true;
  }

  #regularExpression(): void {
    const start = this.#at;
    const expression = this.#match(REGULAR_EXPRESSION);
    if (expression === '') this.#giveUp();
    this.result.mend('repair/shell-value', start, this.#at, JSON.stringify(expression));
  }

  #word(): void {
    const start = this.#at;
    const sign = this.#match(/[-+]/y);
    const word = this.#match(WORD);
    if (word === '') this.#giveUp();
    if (sign === '' && (word === 'true' || word === 'false' || word === 'null')) return;
    const literal = LITERALS.get(word);
    if (literal !== undefined) {
      this.result.mend('repair/foreign-literal', start, this.#at, literal);
      return;
    }
    if (sign === '' && isShellFunction(word, this.#text, this.#at)) {
      const value = readShellValue(this.#text, start);
      if (value === undefined) throw new Hopeless('not-json', start);
      this.result.mend('repair/shell-value', start, value.end, value.json);
      this.#at = value.end;
      return;
    }
    throw new Hopeless('unquoted-value', start);
  }

  #skipSpace(): void {
    for (;;) {
      this.#match(SPACE);
      const start = this.#at;
      if (this.#match(ODD_SPACE) !== '') this.result.mend('repair/odd-space', start, this.#at, ' ');
      else if (this.#skipComment()) this.result.mend('repair/comment', start, this.#at, '');
      else return;
    }
  }

  #skipComment(): boolean {
    if (this.#peek() !== '/') return false;
    if (this.#match(LINE_COMMENT) !== '') return true;
    if (!this.#hasCommentEnd || !this.#text.startsWith('/*', this.#at)) return false;
    const end = this.#text.indexOf('*/', this.#at + 2);
    this.#hasCommentEnd = end >= 0;
    if (end >= 0) this.#at = end + 2;
    return end >= 0;
  }

  #peek(): string {
    return this.#text.charAt(this.#at);
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #giveUp(): never {
    throw new Hopeless('not-json', this.#at);
  }
}
