import { wordsOf } from './words';

/** What stands in the place of a name and is none: roles, titles, particles. */
const NO_NAMES: ReadonlySet<string> = new Set(
  wordsOf(
    'visitor customer guest user agent client consumer you me myself anonymous unknown system bot chatbot robot support ' +
      'service operator caller member info contact admin web chat test host team name none null undefined n a na ' +
      'besucher gast kunde kundin nutzer cliente usuario visitante visiteur invité gjest bruker kunde besökare utilisateur ' +
      'mr mrs ms miss mx dr prof sir madam herr frau fru hr señor señora señorita sr sra mme m mlle don doña ' +
      'de der den das della del di da do dos das du des van von vom zu zum zur la le les el al bin bint ibn y e og och und and of the',
  ),
);

/** Names that are ordinary words as well: these are taken for the name only where they begin with a capital. */
const WORDS_TOO: ReadonlySet<string> = new Set(
  wordsOf(
    'will mark may april june august rose grace hope faith joy art bill rich frank grant guy jack chip dale dean drew gene ' +
      'glen hunter ivy jade lane lance lee miles nick norm olive pat penny pearl rob robin ruby sandy sky skip summer sunny ' +
      'sue victor violet wade ward dawn daisy crystal chase christian amber angel autumn bishop black brown white green gray ' +
      'grey long short young king price cook baker field fields hill wood woods stone rivers banks church day french english ' +
      'german holiday love little major marks moon page park parks post reed rice rush shields snow star street walker waters ' +
      'wall wells west winter winters best good case bell bond booth carpenter castle cross drake fisher flowers forest fox ' +
      'gates gold hand head house justice knight lamb law link mason max mercy mills pace pipes potter power read rock roots ' +
      'sale sales savage sharp shepherd singer small speed spring storm swift taylor trip van vale weeks wise wolf won worth ' +
      'klein gross lang kurz jung neu weiss schwarz braun koch bauer kaiser vogel fuchs berg stein sommer engel frei fromm ' +
      'blanc petit grand luz paz sol mar cruz leon rey dag liv odd even mai my god stein per bo tor ask din sin en an ein',
  ),
);

/** A word that is the name of nobody in particular. */
export function isNoName(word: string): boolean {
  return NO_NAMES.has(word) || !HAS_LETTER.test(word);
}

/** Whether a single word is taken for a name only where it begins with a capital. */
export function needsCapital(word: string): boolean {
  return word.length < 3 || WORDS_TOO.has(word);
}

const HAS_LETTER = /\p{L}/u;
