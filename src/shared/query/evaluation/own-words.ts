import { termsOf } from '../../index/terms/tokens';
import type { Marks } from '../../marks/marks';
import { standsIn, termsOfWords } from '../language/phrase';
import type { Words } from '../language/tree';

/** Whether words are looked for in the supervisor's own tags and notes, too: those that ask for no other place. */
export function reachesMarks({ key }: Words): boolean {
  return key === undefined || key === 'anywhere';
}

/** Whether the words stand in one of the supervisor's own tags and notes. */
export function marksTest(words: Words): (marks: Marks) => boolean {
  const phrase = reachesMarks(words) ? termsOfWords(words) : undefined;
  return marks => phrase !== undefined && termsOfMarks(marks).some(terms => standsIn(phrase, terms));
}

// marks never change, and all of them are looked through for each word that is typed
const held = new WeakMap<Marks, readonly (readonly string[])[]>();

function termsOfMarks(marks: Marks): readonly (readonly string[])[] {
  const { tags, notes } = marks;
  if (tags.length + notes.length === 0) return [];
  let terms = held.get(marks);
  if (terms === undefined) {
    terms = [...tags, ...notes.map(({ text }) => text)].map(termsOf);
    held.set(marks, terms);
  }
  return terms;
}
