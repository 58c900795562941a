import { z } from 'zod';
import { compareText } from '../domain/canonical';
import type { ItemKey } from '../domain/keys';
import { instant } from '../domain/time';
import { termsOf } from '../index/terms/tokens';

export const LONGEST_TAG = 60;
export const LONGEST_NOTE = 10_000;
/** The ends of the scale of an own evaluation. */
export const EVALUATION_LIMITS = [0, 100] as const;

const itemKey = z.string() as unknown as z.ZodType<ItemKey>;

/** What the supervisor wrote. `item` is the message or event it is about; absent where it is about the conversation. */
export const note = z.object({
  id: z.string().min(1),
  text: z.string().refine(text => readNoteText(text) === text),
  /** When it was first written. */
  at: instant,
  item: itemKey.optional(),
});
export type Note = Readonly<z.infer<typeof note>>;

const evaluation = z.number().min(EVALUATION_LIMITS[0]).max(EVALUATION_LIMITS[1]);

/**
 * The supervisor's own marks on one conversation. Tags stand in their order and are alike without regard to case;
 * notes stand in the order in which they were written. Absent members: not reviewed, not evaluated.
 */
export const marks = z.object({
  flagged: z.boolean(),
  reviewedAt: instant.optional(),
  tags: z
    .array(z.string().refine(tag => readTag(tag) === tag))
    .refine(tags => tags.every((tag, nth) => nth === 0 || compareTags(tags[nth - 1] ?? '', tag) < 0))
    .readonly(),
  notes: z
    .array(note)
    .refine(notes => notes.every((each, nth) => nth === 0 || compareNotes(notes[nth - 1] ?? each, each) < 0))
    .readonly(),
  evaluation: evaluation.optional(),
});
export type Marks = Readonly<z.infer<typeof marks>>;

export const NO_MARKS: Marks = { flagged: false, tags: [], notes: [] };

export function isMarked({ flagged, reviewedAt, tags, notes, evaluation: own }: Marks): boolean {
  return flagged || reviewedAt !== undefined || tags.length > 0 || notes.length > 0 || own !== undefined;
}

/** A tag as it is kept: one line without blanks at its ends. Nothing where there is no letter, digit or emoji to find it by. */
export function readTag(written: string): string | undefined {
  const tag = withoutHalves(written)
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return tag.length > LONGEST_TAG || termsOf(tag).length === 0 ? undefined : tag;
}

/** What tags are alike by. */
export function tagName(tag: string): string {
  return tag.toLowerCase().normalize('NFC');
}

export function compareTags(a: string, b: string): number {
  return compareText(tagName(a), tagName(b));
}

/** The text of a note as it is kept. Nothing where it is empty or too long. */
export function readNoteText(written: string): string | undefined {
  const text = withoutHalves(written).trim();
  return text === '' || text.length > LONGEST_NOTE ? undefined : text;
}

/** An own evaluation as it was typed; nothing where it is no number on the scale. */
export function readEvaluation(written: string): number | undefined {
  if (written.trim() === '') return undefined;
  const read = evaluation.safeParse(Number(written));
  // there is no zero below zero
  return read.success ? read.data + 0 : undefined;
}

export function compareNotes(a: Note, b: Note): number {
  return a.at - b.at || compareText(a.id, b.id);
}

/** Half a character cannot be stored as text. */
function withoutHalves(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
