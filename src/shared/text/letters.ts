/**
 * What people leave out or write otherwise when they type: the one table for whatever compares texts, the index and
 * its marks as well as names that are sorted and chosen.
 */

// accents, points and vowel signs of scripts that are commonly written without them; the vowels of Indic scripts tell
// words apart
const ACCENT =
  /(?=\p{M})[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Cyrillic}\p{Script=Greek}]/u;
const IGNORABLE = /[\p{Default_Ignorable_Code_Point}\u00ad]/u;

// letters whose accent is no combining mark to Unicode, and that people leave out all the same when they type
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
};

/** Whether a character is compared as if it were not there: an accent, or one that cannot be seen. */
export function isLeftOut(character: string): boolean {
  return ACCENT.test(character) || IGNORABLE.test(character);
}

/** The characters that one stands for: compatibility forms, case and width are gone, accents stand by themselves. */
export function plainCharacters(character: string): readonly string[] {
  return [...character.normalize('NFKD').toLowerCase().normalize('NFKD')].map(piece => PLAIN[piece] ?? piece);
}
