import { isLeftOut, plainCharacters } from '../../text/letters';

/**
 * What becomes of each character on its way into the index, decided once for the whole of Unicode.
 *
 * Text is folded by compatibility (NFKC: width, ligatures), case and accents. Scripts written without spaces
 * (Chinese, Japanese, Thai and their neighbours, and Korean, whose endings cling to the word) are told apart, because
 * they are indexed by overlapping pairs.
 */
export const SEPARATOR = 0;
export const PAIRED = 1;
export const SKIPPED = 2;
export const EXPANDED = 3;
/** A character that is a word by itself: an emoji. */
export const SYMBOL = 4;
/** Values from here on are the folded character itself. */
export const FIRST_FOLDED = 0x20;

const LETTER_OR_DIGIT = /[\p{L}\p{N}\p{M}]/u;
const PICTOGRAPH = /\p{Extended_Pictographic}/u;
const PAIRED_SCRIPT =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}ー々〆]/u;
const encoder = new TextEncoder();
// a page of 256 characters is decided when the first of them is met: the whole table would cost a start 0.2 s
const pages: (Uint16Array | undefined)[] = new Array(256);
const expansions = new Map<number, Uint8Array>();
const astral = new Map<number, number>();

/** The class of a code point: one of the names above, or the folded code point itself (always below U+10000). */
export function foldOf(codePoint: number): number {
  if (codePoint < 0x10000) return (pages[codePoint >> 8] ?? decidePage(codePoint >> 8))[codePoint & 0xff] as number;
  let fold = astral.get(codePoint);
  if (fold === undefined) {
    fold = decide(codePoint);
    astral.set(codePoint, fold);
  }
  return fold;
}

/** UTF-8 of what an `EXPANDED` character stands for. */
export function expansionOf(codePoint: number): Uint8Array {
  return expansions.get(codePoint) as Uint8Array;
}

function decidePage(page: number): Uint16Array {
  const decided = Uint16Array.from({ length: 256 }, (_, index) => {
    const codePoint = (page << 8) | index;
    return codePoint >= 0xd800 && codePoint <= 0xdfff ? SEPARATOR : decide(codePoint);
  });
  pages[page] = decided;
  return decided;
}

function decide(codePoint: number): number {
  const character = String.fromCodePoint(codePoint);
  if (PAIRED_SCRIPT.test(character)) return pairedFold(codePoint, character);
  if (isLeftOut(character)) return SKIPPED;
  if (!LETTER_OR_DIGIT.test(character)) return PICTOGRAPH.test(character) && codePoint > 0xff ? SYMBOL : SEPARATOR;

  const folded = foldWord(character);
  if (folded === '') return SEPARATOR;
  const first = folded.codePointAt(0) as number;
  if (folded.length === 1 && first >= FIRST_FOLDED) return first;
  expansions.set(codePoint, encoder.encode(folded));
  return EXPANDED;
}

/** Compatible forms of paired scripts (half-width kana, circled ideographs) stand for their plain ones. */
function pairedFold(codePoint: number, character: string): number {
  const plain = character.normalize('NFKC');
  if (plain === character) return PAIRED;
  expansions.set(codePoint, encoder.encode(plain));
  return EXPANDED;
}

function foldWord(character: string): string {
  return plainCharacters(character)
    .filter(letter => LETTER_OR_DIGIT.test(letter) && !isLeftOut(letter))
    .join('');
}
