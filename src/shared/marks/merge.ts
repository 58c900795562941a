import { hashText } from '../index/hash';
import { compareNotes, compareTags, type Marks, type Note, tagName } from './marks';

/**
 * What both sides have marked on one conversation. Nothing of either is lost: two texts of one note become two notes, and
 * of two evaluations the one that is `here` stays, which `conflicts` says. The same twice is the same as once.
 */
export function mergeMarks(here: Marks, other: Marks): { readonly marks: Marks; readonly conflicts: number } {
  const names = new Set(here.tags.map(tagName));
  const tags = [...here.tags, ...other.tags.filter(tag => !names.has(tagName(tag)))].sort(compareTags);
  const reviewedAt = Math.max(
    here.reviewedAt ?? Number.NEGATIVE_INFINITY,
    other.reviewedAt ?? Number.NEGATIVE_INFINITY,
  );
  const evaluation = here.evaluation ?? other.evaluation;
  const marks: Marks = {
    flagged: here.flagged || other.flagged,
    ...(Number.isFinite(reviewedAt) && { reviewedAt: reviewedAt as NonNullable<Marks['reviewedAt']> }),
    tags,
    notes: mergeNotes(here.notes, other.notes),
    ...(evaluation !== undefined && { evaluation }),
  };
  const differs = other.evaluation !== undefined && other.evaluation !== evaluation;
  return { marks, conflicts: differs ? 1 : 0 };
}

function mergeNotes(here: readonly Note[], other: readonly Note[]): readonly Note[] {
  const notes = new Map(here.map(note => [note.id, note]));
  for (const note of other) {
    const held = notes.get(note.id);
    if (held === undefined) notes.set(note.id, note);
    else if (held.text !== note.text) {
      // named by what it says, so that the same text comes once, however often it is merged
      const id = `${note.id}-${hashText(note.text).toString(36)}`;
      notes.set(id, { ...note, id });
    }
  }
  return [...notes.values()].sort(compareNotes);
}
