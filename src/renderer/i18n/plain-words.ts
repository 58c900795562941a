/** `cartStatus` and `CART_STATUS` as words; a text that has spaces is left as it is. */
export function plainWords(label: string): string {
  if (/\s/.test(label)) return label;
  const words = label
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .trim();
  if (words === '') return label;
  return words === words.toUpperCase() || /\p{Ll} \p{Lu}/u.test(words) ? words.toLowerCase() : words;
}

/** A code of a vendor's as a word: `CC_CLOSED`, `finished`. What is written as words is left as it is. */
export function codeWords(code: string): string {
  const isCode = !/\s/.test(code) && (code === code.toLowerCase() || code === code.toUpperCase());
  return isCode && /\p{L}/u.test(code) ? asSentence(plainWords(code)) : code;
}

export function asSentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
