import type { Conversation } from '#shared/domain/conversation';
import type { ItemKey } from '#shared/domain/keys';
import { nameOf } from '#shared/heads/head';
import { documentsOf } from '#shared/index/documents/documents';
import { isMarked } from '#shared/marks/marks';
import type { Range } from '#shared/text/ranges';
import type { SearchHit } from '../contract/api';
import type { ViewMarks } from '../marks/view-marks';
import { findHead } from '../snapshot/find-head';
import { conversationAt, LOST, OUTDATED, type Outdated } from '../snapshot/load-conversation';
import {
  excerptOf,
  excerptOfMarks,
  type Looked,
  type Marked,
  markedIn,
  marksNothing,
  NOTHING_MARKED,
} from './excerpts';
import type { Found } from './finder';
import type { OpenTools } from './opened-parts';
import { bestTextOf } from './word-hits';

const OPENED_TOGETHER = 50;

/** Reads what a page of a list shows: heads, own marks, and of the conversations only where the words stand. */
export class PageHits {
  readonly #tools: Pick<OpenTools, 'rows' | 'readings' | 'patterns'>;

  constructor(tools: Pick<OpenTools, 'rows' | 'readings' | 'patterns'>) {
    this.#tools = tools;
  }

  /** Outdated where a row is no longer there. Rejects with the signal's reason. */
  async of(
    marks: ViewMarks,
    found: Found,
    numbers: readonly number[],
    excerpts: boolean,
    signal: AbortSignal | undefined,
  ): Promise<readonly SearchHit[] | Outdated> {
    const marked = excerpts ? markedIn(found.parsed.query) : NOTHING_MARKED;
    const hits: SearchHit[] = [];
    // only so many conversations are held at once
    for (let from = 0; from < numbers.length; from += OPENED_TOGETHER) {
      const some = await this.#together(marks, found, numbers.slice(from, from + OPENED_TOGETHER), marked, signal);
      if (some === OUTDATED) return OUTDATED;
      hits.push(...some);
    }
    return hits;
  }

  async #together(
    marks: ViewMarks,
    { index, hits }: Found,
    numbers: readonly number[],
    marked: Marked,
    signal: AbortSignal | undefined,
  ): Promise<readonly SearchHit[] | Outdated> {
    const { view } = marks;
    // asked for together, so that their rows are read together
    const opened = await Promise.all(
      numbers.map(async number => {
        const { rows, readings } = this.#tools;
        const at = await findHead(view, rows, readings, view.numbers.placeOf(number));
        if (at === OUTDATED) return OUTDATED;
        const { head } = at;
        const own = marks.of(head.key);
        const hit: SearchHit = { ...at, ...(isMarked(own) && { marks: own }) };
        if (marksNothing(marked)) return { number, hit };
        const conversation = await conversationAt(view, rows, await readings(), head.key);
        if (conversation === OUTDATED) return OUTDATED;
        return conversation === LOST ? { number, hit } : { number, hit, conversation };
      }),
    );
    signal?.throwIfAborted();
    if (!opened.every(one => one !== OUTDATED)) return OUTDATED;
    const conversations = opened.flatMap(({ conversation }) => conversation ?? []);
    const looked = await this.lookedThrough(conversations, marked, signal);
    let next = 0;
    return opened.map(({ number, hit, conversation }) => {
      const own = conversation && looked[next++];
      if (own === undefined) return hit;
      // which text fits an expression, the index does not know
      const best = index && marked.patterns.length === 0 ? bestTextOf(index, hits, number) : undefined;
      const excerpt = excerptOf({ ...own, best });
      const inMarks = excerpt.excerpt === undefined && hit.marks !== undefined && excerptOfMarks(hit.marks, marked.own);
      return { ...hit, ...(inMarks || excerpt), ...(conversation && speakerOf(conversation, excerpt.message)) };
    });
  }

  /** Patterns are looked for in all texts at once, where they can be stopped. */
  async lookedThrough(
    conversations: readonly Conversation[],
    { phrases, patterns }: Marked,
    signal: AbortSignal | undefined,
  ): Promise<readonly Looked[]> {
    const documents = conversations.map(documentsOf);
    const texts = patterns.length === 0 ? [] : documents.flat().map(({ text }) => text);
    const places: (readonly (readonly Range[] | undefined)[])[] = [];
    for (const source of patterns) places.push(await this.#tools.patterns.places(source, texts, signal));
    let next = 0;
    return documents.map(own => {
      const first = next;
      next += own.length;
      return { documents: own, phrases, places: places.map(of => of.slice(first, next)) };
    });
  }
}

/** Who said the words that were found. */
function speakerOf(
  { messages, participants }: Conversation,
  item: ItemKey | undefined,
): Pick<SearchHit, 'speaker' | 'internal'> {
  const message = item === undefined ? undefined : messages.find(({ key }) => key === item);
  const author = message?.author && participants.find(({ key }) => key === message.author);
  return {
    ...(author && { speaker: nameOf(author) }),
    ...(message?.audience === 'internal' && { internal: true as const }),
  };
}
