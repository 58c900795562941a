import { z } from 'zod';
import type { ConversationKey } from '../domain/keys';
import { type Instant, instant } from '../domain/time';
import { type Marks, marks } from '../marks/marks';
import { openText, sealText } from './checked-text';

const conversationKey = z.string().min(1) as unknown as z.ZodType<ConversationKey>;

/** The marks of a conversation from the revision `n` of all marks on. */
const journalEntry = z.object({
  kind: z.literal('mark'),
  n: z.int().positive(),
  at: instant,
  key: conversationKey,
  marks,
});
export type JournalEntry = Readonly<z.infer<typeof journalEntry>>;

/** One line of the journal, without its end. */
export function printEntry(entry: JournalEntry): string {
  return sealText(entry);
}

/** Nothing where the line is torn, damaged or of a kind that is not known here. */
export function readEntry(line: string): JournalEntry | undefined {
  return journalEntry.safeParse(openText(line)).data;
}

/** What the journal comes to. */
export interface Folded {
  readonly marks: ReadonlyMap<ConversationKey, { readonly marks: Marks; readonly n: number }>;
  /** The latest revision of marks in it. */
  readonly marksRevision: number;
  readonly lines: number;
  /** Numbers of the lines that cannot be read, from 1 on, those of all texts one after another. */
  readonly damaged: readonly number[];
}

export const EMPTY_JOURNAL = foldJournal([]);

/**
 * What is in the journal, which may lie in several texts: lines of later revisions count, wherever they stand, so that an
 * old text that was to be replaced does no harm. A damaged line costs itself.
 */
export function foldJournal(texts: readonly string[]): Folded {
  const held = new Map<ConversationKey, { readonly marks: Marks; readonly n: number }>();
  let marksRevision = 0;
  let lines = 0;
  const damaged: number[] = [];
  for (const line of texts.flatMap(text => text.split('\n'))) {
    if (line === '') continue;
    lines += 1;
    const entry = readEntry(line);
    if (entry === undefined) {
      damaged.push(lines);
      continue;
    }
    marksRevision = Math.max(marksRevision, entry.n);
    if (entry.n >= (held.get(entry.key)?.n ?? 0)) held.set(entry.key, { marks: entry.marks, n: entry.n });
  }
  return { marks: held, marksRevision, lines, damaged };
}

/** The shortest journal that comes to the same. */
export function printJournal(held: Folded['marks'], at: Instant): string {
  return [...held]
    .map(([key, own]) => `${printEntry({ kind: 'mark', n: own.n, at, key, marks: own.marks })}\n`)
    .join('');
}

const LINES_KEPT = 500;

/** Whether most lines of a journal are superseded, so that writing it anew is worth it. */
export function isWorthCompacting({ lines, marks: held }: Pick<Folded, 'lines' | 'marks'>): boolean {
  return lines > LINES_KEPT && lines > 3 * (held.size + 1);
}
