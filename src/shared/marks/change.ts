import { z } from 'zod';
import { assertNever } from '../base/assert-never';
import { instant } from '../domain/time';
import { compareNotes, compareTags, type Marks, marks, note, tagName } from './marks';

const { evaluation, tags } = marks.shape;

/** One thing that is done to the marks of a conversation. What is so already stays as it is. */
export const marksChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('flag'), flagged: z.boolean() }),
  /** `at` is when it was reviewed; absent, it is not. */
  z.object({ kind: z.literal('review'), at: instant.optional() }),
  z.object({ kind: z.literal('tag'), tag: tags.unwrap().element }),
  z.object({ kind: z.literal('untag'), tag: z.string() }),
  /** Writes a note, or another text and place in the stead of the one with its id. */
  z.object({ kind: z.literal('note'), note }),
  z.object({ kind: z.literal('unnote'), id: z.string() }),
  /** Absent, there is no evaluation any more. */
  z.object({ kind: z.literal('evaluate'), evaluation }),
]);
export type MarksChange = Readonly<z.infer<typeof marksChange>>;

/** What has been done, and what takes it back: nothing where nothing changed. */
export interface Changed {
  readonly marks: Marks;
  readonly undo?: MarksChange;
}

export function changeMarks(before: Marks, change: MarksChange): Changed {
  switch (change.kind) {
    case 'flag': {
      const { flagged } = before;
      if (change.flagged === flagged) return { marks: before };
      return { marks: { ...before, flagged: change.flagged }, undo: { kind: 'flag', flagged } };
    }
    case 'review': {
      const { reviewedAt, ...others } = before;
      if (change.at === reviewedAt) return { marks: before };
      return {
        marks: change.at === undefined ? others : { ...others, reviewedAt: change.at },
        undo: { kind: 'review', ...(reviewedAt !== undefined && { at: reviewedAt }) },
      };
    }
    case 'tag': {
      const { tag } = change;
      if (heldTag(before, tag) !== undefined) return { marks: before };
      return {
        marks: { ...before, tags: [...before.tags, tag].sort(compareTags) },
        undo: { kind: 'untag', tag },
      };
    }
    case 'untag': {
      const held = heldTag(before, change.tag);
      if (held === undefined) return { marks: before };
      return {
        marks: { ...before, tags: before.tags.filter(tag => tag !== held) },
        undo: { kind: 'tag', tag: held },
      };
    }
    case 'note': {
      const held = before.notes.find(({ id }) => id === change.note.id);
      if (held !== undefined && isSame(held, change.note)) return { marks: before };
      const others = before.notes.filter(each => each !== held);
      return {
        marks: { ...before, notes: [...others, change.note].sort(compareNotes) },
        undo: held === undefined ? { kind: 'unnote', id: change.note.id } : { kind: 'note', note: held },
      };
    }
    case 'unnote': {
      const held = before.notes.find(({ id }) => id === change.id);
      if (held === undefined) return { marks: before };
      return {
        marks: { ...before, notes: before.notes.filter(each => each !== held) },
        undo: { kind: 'note', note: held },
      };
    }
    case 'evaluate': {
      const { evaluation: held, ...others } = before;
      if (change.evaluation === held) return { marks: before };
      return {
        marks: change.evaluation === undefined ? others : { ...others, evaluation: change.evaluation },
        undo: { kind: 'evaluate', ...(held !== undefined && { evaluation: held }) },
      };
    }
    default:
      return assertNever(change);
  }
}

function heldTag({ tags: held }: Marks, tag: string): string | undefined {
  const name = tagName(tag);
  return held.find(each => tagName(each) === name);
}

function isSame(a: Marks['notes'][number], b: Marks['notes'][number]): boolean {
  return a.text === b.text && a.at === b.at && a.item === b.item;
}
