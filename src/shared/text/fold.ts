import { isLeftOut, plainCharacters } from './letters';

/**
 * Text as it is compared: compatibility forms, case, accents and width are gone, and what cannot be seen is left out.
 * Works on one character after another, so that `foldWithMap` can say where each came from.
 */
export function fold(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  let folded = '';
  for (const character of text) folded += foldCharacter(character);
  return folded;
}

/** Folded text with the way back. `starts[n]` is where the character that gave unit `n` starts, in UTF-16 units. */
export interface FoldedText {
  readonly text: string;
  /** One longer than `text`: the last is the length of the original. Both ends of a stretch are looked up here. */
  readonly starts: Uint32Array;
}

export function foldWithMap(text: string): FoldedText {
  if (isAscii(text))
    return { text: text.toLowerCase(), starts: Uint32Array.from({ length: text.length + 1 }, (_, n) => n) };
  const starts: number[] = [];
  let folded = '';
  let at = 0;
  for (const character of text) {
    const piece = foldCharacter(character);
    for (let n = 0; n < piece.length; n++) starts.push(at);
    folded += piece;
    at += character.length;
  }
  return { text: folded, starts: Uint32Array.from([...starts, text.length]) };
}

// marks of kana: they tell words apart, and here they stand beside their kana
const VOICING = new Set(['\u3099', '\u309a']);

const folds = new Map<string, string>();

function foldCharacter(character: string): string {
  const held = folds.get(character);
  if (held !== undefined) return held;
  const folded = plainCharacters(character)
    .filter(piece => VOICING.has(piece) || !isLeftOut(piece))
    .join('');
  folds.set(character, folded);
  return folded;
}

function isAscii(text: string): boolean {
  for (let n = 0; n < text.length; n++) if (text.charCodeAt(n) > 127) return false;
  return true;
}
