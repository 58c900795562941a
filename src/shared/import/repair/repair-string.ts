import type { TextEdits } from './text-edits';

export type StringQuotes = 'plain' | 'single' | 'smart';

const CLOSERS: Readonly<Record<StringQuotes, string>> = { plain: '"', single: "'‘’`", smart: '“”„‟"' };
const ESCAPED: ReadonlySet<string> = new Set('"\\/bfnrt');
/** What may follow a string: the end of the document, a comma, a colon, a closing bracket, a comment. */
const AFTER = /[\s\u00a0]*(?:$|[,:}\]]|\/[/*])/y;
/** Or the next member, where a comma is missing. */
const NEXT_MEMBER = /[\s\u00a0]*["'“”‘’][^"'“”‘’\n]*["'“”‘’][\s\u00a0]*:/y;
/** No string goes over the end of a line, so a quote at the end of one closes, whatever the next line begins. */
const NEXT_VALUE = /[ \t\r\u00a0]*\n[\s\u00a0]*["'“”{[]/y;
const NO_INK = /[ \t\r\n]*/y;
const STRUCTURE: ReadonlySet<string> = new Set('"{}[]');
const TEXT = /[^"'‘’`“”„‟\\\p{Cc}]+/uy;

/**
 * Mends the string that begins at `start` and returns where it ends and what it says (escapes as they are written).
 * Nothing where it does not end.
 */
export function repairString(
  result: TextEdits,
  text: string,
  start: number,
  quotes: StringQuotes,
): { readonly at: number; readonly content: string } | undefined {
  const closers = CLOSERS[quotes];
  const at = (pattern: RegExp, position: number): boolean => {
    pattern.lastIndex = position;
    return pattern.test(text);
  };
  if (quotes !== 'plain') {
    result.mend(quotes === 'smart' ? 'repair/smart-quotes' : 'repair/single-quotes', start, start + 1, '"');
  }

  // line breaks in a row have the same text behind them: it is looked for once
  let ink = start;
  const structureFollows = (position: number): boolean => {
    if (ink < position) {
      NO_INK.lastIndex = position;
      NO_INK.test(text);
      ink = NO_INK.lastIndex;
    }
    return STRUCTURE.has(text.charAt(ink));
  };

  let next = start + 1;
  while (next < text.length) {
    if (at(TEXT, next)) {
      next = TEXT.lastIndex;
      continue;
    }
    const char = text.charAt(next);
    if (char === '\\') {
      next += mendEscape(result, text, next);
    } else if (closers.includes(char)) {
      if (at(AFTER, next + 1) || at(NEXT_MEMBER, next + 1) || at(NEXT_VALUE, next + 1)) {
        if (char !== '"') result.replace(next, next + 1, '"');
        return { at: next + 1, content: text.slice(start + 1, next) };
      }
      if (char === '"') {
        if (quotes === 'plain') result.repair('repair/unescaped-quote', next);
        result.replace(next, next + 1, '\\"');
      }
      next++;
    } else if (char === '"') {
      // a plain quote inside other quotes is part of the text
      result.replace(next, next + 1, '\\"');
      next++;
    } else if (char >= ' ') {
      next++;
    } else if (char === '\n' && structureFollows(next + 1)) {
      const end = endWithoutComma(text, start, next);
      result.mend('repair/missing-quote', end, end, '"');
      return { at: end, content: text.slice(start + 1, end) };
    } else {
      result.mend('repair/control-character', next, next + 1, JSON.stringify(char).slice(1, -1));
      next++;
    }
  }
  return undefined;
}

/** A line that lost its closing quote mostly still has the comma that followed it. */
function endWithoutComma(text: string, start: number, lineEnd: number): number {
  let end = lineEnd;
  while (end > start + 1 && /\s/.test(text.charAt(end - 1))) end--;
  return end > start + 1 && text.charAt(end - 1) === ',' ? end - 1 : end;
}

/** Returns how many characters the escape takes. */
function mendEscape(result: TextEdits, text: string, at: number): number {
  const letter = text.charAt(at + 1);
  if (ESCAPED.has(letter)) return 2;
  if (letter === 'u' && /^[\da-fA-F]{4}$/.test(text.slice(at + 2, at + 6))) return 6;
  const hex = letter === 'x' ? text.slice(at + 2, at + 4) : '';
  if (/^[\da-fA-F]{2}$/.test(hex)) {
    result.mend('repair/bad-escape', at, at + 4, `\\u00${hex}`);
    return 4;
  }
  if (letter === "'") result.mend('repair/bad-escape', at, at + 2, "'");
  else result.mend('repair/bad-escape', at, at + 1, '\\\\');
  return letter === "'" ? 2 : 1;
}
