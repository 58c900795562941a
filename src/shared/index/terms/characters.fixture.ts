import fc from 'fast-check';

const character = fc
  .oneof(
    fc.integer({ min: 1, max: 0x17f }),
    fc.integer({ min: 1, max: 0xd7ff }),
    fc.integer({ min: 0xe000, max: 0x10ffff }),
  )
  .map(codePoint => String.fromCodePoint(codePoint));

/** Text out of any characters, of scripts that nobody uses among them. */
export function anyCharacters(maxLength: number): fc.Arbitrary<string> {
  return fc.array(character, { maxLength }).map(characters => characters.join(''));
}
