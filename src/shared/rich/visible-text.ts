// control characters, blanks of no width and everything that turns the reading direction
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * Addresses and file names with their invisible characters written out (`‹U+202E›`), so that none can disguise where
 * a link goes or what a file is. Not for sentences, which need some of these characters.
 */
export function visibleText(text: string): string {
  return text.replace(INVISIBLE, letter => `‹U+${hexOf(letter)}›`);
}

function hexOf(letter: string): string {
  return (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
