import type { Bitset } from '#shared/index/bitset';
import { asksForMarks } from '#shared/query/evaluation/column-test';
import { evaluate } from '#shared/query/evaluation/evaluate';
import { marksTest, reachesMarks } from '#shared/query/evaluation/own-words';
import type { Clock } from '#shared/query/language/calendar';
import { kindOf } from '#shared/query/language/keys';
import { someLeaf, wordsIn } from '#shared/query/language/leaves';
import { type ParsedQuery, parseQuery } from '#shared/query/language/parse';
import type { Query, Words } from '#shared/query/language/tree';
import type { Incomplete, SearchProgress } from '../contract/api';
import type { Indexes, ViewIndex } from '../index/indexes';
import type { ViewMarks } from '../marks/view-marks';
import type { ArchiveView } from '../snapshot/view';
import { ColumnFilters, isOfTime } from './column-filter';
import { OpenedParts, type OpenTools } from './opened-parts';
import { findWords, type WordHits } from './word-hits';

const ANSWERS_KEPT = 8;

/** What a query finds in a view. */
export interface Found {
  readonly view: ArchiveView;
  readonly parsed: ParsedQuery;
  /** The heads found, all of them live. */
  readonly heads: Bitset;
  readonly total: number;
  /** The words that are marked in what was found, and where they stand. */
  readonly words: readonly Words[];
  readonly hits: readonly WordHits[];
  readonly index: ViewIndex | undefined;
  readonly incomplete?: Incomplete;
}

type Listener = (progress: SearchProgress) => void;

/** A question that is being answered, for all who ask it meanwhile. */
interface Running {
  readonly name: string;
  readonly view: ArchiveView;
  readonly marks: object | undefined;
  readonly found: Promise<Found>;
  /** Ends it, when nobody waits for it any more. */
  readonly stop: AbortController;
  /** Who hears how far it is, and what they heard last, for those who come later. */
  readonly heard: { readonly listeners: Set<Listener>; last: SearchProgress | undefined };
  askers: number;
}

/**
 * Finds heads, and remembers the last answers: another page, the facets and another order ask the same again, and mostly
 * while it is still being looked for.
 */
export class Finder {
  readonly #indexes: Indexes;
  readonly #tools: OpenTools;
  readonly #filters = new ColumnFilters();
  // `marks` is what of them the answer changes with
  #answers: { readonly name: string; readonly found: Found; readonly marks: object | undefined }[] = [];
  #running: readonly Running[] = [];

  constructor(indexes: Indexes, tools: OpenTools) {
    this.#indexes = indexes;
    this.#tools = tools;
  }

  /** Rejects with the signal's reason, or with `MissingRows` when the view is outdated. */
  async find(
    marks: ViewMarks,
    text: string,
    clock: Clock,
    signal: AbortSignal | undefined,
    listener?: Listener,
  ): Promise<Found> {
    const { view } = marks;
    const parsed = parseQuery(text);
    const name = asksForTime(parsed.query) ? `${clock.recorded ?? clock.zone} ${clock.now} ${text}` : text;
    const of = marksAskedFor(marks, parsed.query);
    const held = this.#answers.find(each => each.name === name && each.found.view === view && each.marks === of);
    if (held !== undefined) return held.found;
    const same = (each: Running) => each.name === name && each.view === view && each.marks === of;
    const running = this.#running.find(same) ?? this.#begin(name, of, marks, parsed, clock);
    return this.#join(running, signal, listener);
  }

  #begin(name: string, of: object | undefined, marks: ViewMarks, parsed: ParsedQuery, clock: Clock): Running {
    const { view } = marks;
    const stop = new AbortController();
    const heard: Running['heard'] = { listeners: new Set(), last: undefined };
    const listener: Listener = progress => {
      heard.last = progress;
      for (const each of heard.listeners) each(progress);
    };
    const found = this.#find(marks, parsed, clock, stop.signal, listener).then(answer => {
      const others = this.#answers.filter(each => each.found.view === view && each.name !== name);
      this.#answers = [...others.slice(1 - ANSWERS_KEPT), { name, found: answer, marks: of }];
      return answer;
    });
    const running: Running = { name, view, marks: of, found, stop, heard, askers: 0 };
    this.#running = [...this.#running, running];
    return running;
  }

  /** Waits for an answer with whoever else does. It is given up when the last one gives up. */
  #join(running: Running, signal: AbortSignal | undefined, listener: Listener | undefined): Promise<Found> {
    const { heard } = running;
    running.askers++;
    if (listener !== undefined) {
      heard.listeners.add(listener);
      if (heard.last !== undefined) listener(heard.last);
    }
    return new Promise((resolve, reject) => {
      let waits = true;
      const leave = () => {
        if (!waits) return;
        waits = false;
        signal?.removeEventListener('abort', giveUp);
        if (listener !== undefined) heard.listeners.delete(listener);
        running.askers--;
        if (running.askers > 0) return;
        this.#running = this.#running.filter(each => each !== running);
        running.stop.abort();
      };
      const giveUp = () => {
        leave();
        reject(signal?.reason);
      };
      running.found.then(resolve, reject).finally(leave);
      if (signal?.aborted) giveUp();
      else signal?.addEventListener('abort', giveUp, { once: true });
    });
  }

  /** Forgets what was found. */
  clear(): void {
    this.#answers = [];
    this.#running = [];
    this.#filters.clear();
  }

  async #find(
    marks: ViewMarks,
    parsed: ParsedQuery,
    clock: Clock,
    signal: AbortSignal,
    listener: Listener,
  ): Promise<Found> {
    const { view } = marks;
    const { numbers } = view;
    const { query } = parsed;
    const index = asksForWords(query) ? await this.#indexes.of(view, signal) : undefined;
    const looked = new Map<string, Promise<WordHits>>();
    const lookUp = (words: Words): Promise<WordHits> => {
      const name = JSON.stringify([words.text, words.quoted, words.key, words.close, words.role]);
      const hits = looked.get(name) ?? findWords(index ?? NO_INDEX, numbers.size, words);
      looked.set(name, hits);
      return hits;
    };
    const opened = new OpenedParts(this.#tools, view, signal, listener);
    const parts = {
      size: numbers.size,
      words: async (words: Words) => withMarked(marks, words, (await lookUp(words)).heads),
      filter: (filter: Parameters<ColumnFilters['heads']>[1]) => this.#filters.heads(marks, filter, clock),
      opened: (part: Parameters<OpenedParts['find']>[0], among: Bitset) => opened.find(part, among),
    };
    const heads = await evaluate(query, parts, numbers.live);
    signal.throwIfAborted();
    heads.andNot(opened.undecided);
    const words = wordsIn(query);
    const { unindexed, lost } = index ?? NO_INDEX;
    const incomplete = { undecided: opened.undecided.count(), unindexed, ...(lost > 0 && { damaged: lost }) };
    return {
      view,
      parsed,
      heads,
      total: heads.count(),
      words,
      hits: await Promise.all(words.map(lookUp)),
      index,
      ...(incomplete.undecided + incomplete.unindexed > 0 && { incomplete }),
    };
  }
}

/** What of the marks a query looks at, the same object as long as that does not change. */
function marksAskedFor(marks: ViewMarks, query: Query): object | undefined {
  if (someLeaf(query, leaf => leaf.kind === 'filter' && asksForMarks(leaf))) return marks;
  return someLeaf(query, leaf => leaf.kind === 'words' && reachesMarks(leaf)) ? marks.texts : undefined;
}

/** The heads that hold the words, and those whose own tags or notes do. */
function withMarked(marks: ViewMarks, words: Words, heads: Bitset): Bitset {
  if (!reachesMarks(words)) return heads;
  const test = marksTest(words);
  let all: Bitset | undefined;
  marks.each((number, own) => {
    if (!test(own)) return;
    all ??= heads.copy();
    all.add(number);
  });
  return all ?? heads;
}

const NO_INDEX: ViewIndex = { parts: [], unindexed: 0, lost: 0 };

function asksForWords(query: Query): boolean {
  return someLeaf(query, leaf => leaf.kind === 'words' || (leaf.kind === 'filter' && isOfIndex(leaf.key)));
}

function isOfIndex(key: Parameters<typeof kindOf>[0]): boolean {
  return kindOf(key).answeredBy === 'index';
}

function asksForTime(query: Query): boolean {
  return someLeaf(query, leaf => leaf.kind === 'filter' && isOfTime(leaf));
}
