import { z } from 'zod';
import type { ConversationKey } from '../domain/keys';
import { type Instant, instant } from '../domain/time';
import { type Marks, marks } from '../marks/marks';
import { openText, sealText } from './checked-text';

const conversationKey = z.string().min(1) as unknown as z.ZodType<ConversationKey>;
const search = z.object({ name: z.string(), text: z.string() });
/** A saved search, as far as it must survive. */
export type JournalledSearch = Readonly<z.infer<typeof search>>;

const journalEntry = z.discriminatedUnion('kind', [
  /** The marks of a conversation from the revision `n` of all marks on. */
  z.object({ kind: z.literal('mark'), n: z.int().positive(), at: instant, key: conversationKey, marks }),
  /** All saved searches; a later line has a higher `n`. */
  z.object({ kind: z.literal('searches'), n: z.int().positive(), at: instant, searches: z.array(search).readonly() }),
]);
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
  readonly searches: readonly JournalledSearch[] | undefined;
  /** The latest revision of marks in it. */
  readonly marksRevision: number;
  readonly searchesNumber: number;
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
  let searches: readonly JournalledSearch[] | undefined;
  let marksRevision = 0;
  let searchesNumber = 0;
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
    if (entry.kind === 'mark') {
      marksRevision = Math.max(marksRevision, entry.n);
      if (entry.n >= (held.get(entry.key)?.n ?? 0)) held.set(entry.key, { marks: entry.marks, n: entry.n });
    } else if (entry.n >= searchesNumber) {
      searchesNumber = entry.n;
      ({ searches } = entry);
    }
  }
  return { marks: held, searches, marksRevision, searchesNumber, lines, damaged };
}

/** The shortest journal that comes to the same. */
export function printJournal(folded: Pick<Folded, 'marks' | 'searches' | 'searchesNumber'>, at: Instant): string {
  const marked = [...folded.marks].map(([key, { marks: own, n }]) =>
    printEntry({ kind: 'mark', n, at, key, marks: own }),
  );
  const { searches, searchesNumber } = folded;
  const saved =
    searches === undefined ? [] : [printEntry({ kind: 'searches', n: Math.max(1, searchesNumber), at, searches })];
  return [...marked, ...saved].map(line => `${line}\n`).join('');
}

const LINES_KEPT = 500;

/** Whether most lines of a journal are superseded, so that writing it anew is worth it. */
export function isWorthCompacting({ lines, marks: held }: Pick<Folded, 'lines' | 'marks'>): boolean {
  return lines > LINES_KEPT && lines > 3 * (held.size + 1);
}
