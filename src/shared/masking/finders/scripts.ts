/** Scripts that put no space between a number or an address and the words around it, as members of a class. */
export const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Bopomofo}\\p{Script=Thai}' +
  '\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}ー々〆';

const LETTER = new RegExp(`^[${UNSPACED}]`, 'u');

export function isUnspaced(letter: string): boolean {
  return letter > '\u0dff' && LETTER.test(letter);
}
