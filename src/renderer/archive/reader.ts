import type { Conversation } from '#shared/domain/conversation';
import type { ConversationKey } from '#shared/domain/keys';
import type { Instant } from '#shared/domain/time';
import type { Head } from '#shared/heads/head';
import type { StoreFacts } from '#shared/ledger/compare';
import type { Marks } from '#shared/marks/marks';
import { type CountedText, type SuggestionGroup, suggest } from '#shared/query/editing/suggest';
import type { Clock } from '#shared/query/language/calendar';
import type { KeyName } from '#shared/query/language/keys';
import { parseQuery } from '#shared/query/language/parse';
import { rebuildImportRecord } from './care/rebuild-import-record';
import {
  type ArchiveQuestions,
  type Around,
  type AroundRequest,
  FACET_KEYS,
  type FacetsAnswer,
  type FacetsRequest,
  type HitItem,
  type ImportRecord,
  type LinkedHead,
  type MarkCounts,
  type Original,
  type Overview,
  readAround,
  type SearchAnswer,
  type SearchProgress,
  type SearchRequest,
} from './contract/api';
import { ArchiveProblem, problemOf } from './contract/problem';
import { Indexes } from './index/indexes';
import { MemoryIndex } from './index/memory-index';
import { MarksCache } from './marks/marks-cache';
import type { ViewMarks } from './marks/view-marks';
import type { PatternRunner } from './patterns/patterns';
import type { Recorded } from './rpc/questions';
import { countBetween } from './search/between';
import { hitItems, markedIn, marksNothing } from './search/excerpts';
import { facetOf } from './search/facets';
import { Finder, type Found } from './search/finder';
import { histogramOf, stackedIn } from './search/histogram';
import { candidatesFor, linkedBy, MOST_LINKED, newestFirst } from './search/linked';
import { Orders } from './search/order';
import { PageHits } from './search/page-hits';
import { closeWords, valuesLike, wordsLike } from './search/vocabulary';
import { countMessages } from './search/word-hits';
import { asLostOriginal, asOriginal, placesIn, toldAt } from './snapshot/asked-originals';
import { findHead } from './snapshot/find-head';
import {
  conversationAt,
  LOST,
  type Lost,
  loadConversation,
  MissingRows,
  OUTDATED,
  type Outdated,
} from './snapshot/load-conversation';
import type { Readings } from './snapshot/originals';
import { type ArchiveView, loadView } from './snapshot/view';
import type { RestoredBeside } from './storage/forms/catalog-rows';
import { readRows } from './storage/forms/checked-rows';
import { isOfDatabase } from './storage/stores/database-error';
import { type Probe, probeDatabase } from './storage/stores/probe';
import { storePlaces } from './storage/stores/stores';
import { type Catalog, catalogNamesIn, openCatalog, stateOf } from './storage/tables/catalog';
import { type MarksRow, type MarksStore, openMarks } from './storage/tables/marks-store';
import { Rows } from './storage/tables/rows';
import { Shards } from './storage/tables/shards';

const TRIES = 3;
const INTERRUPTED = Symbol('interrupted');
const FACET_VALUES = 10;

/** What the reader needs from where it runs. */
export interface ReaderEnvironment {
  /** How originals are read: a large piece of code, wanted only when a conversation is opened. */
  readonly readings: () => Promise<Readings>;
  readonly patterns: PatternRunner;
  /** Milliseconds from any beginning. */
  readonly now: () => number;
  /** Told once of each part of the index that turns out to be damaged. */
  readonly onDamagedPart: (part: string) => void;
  /** What a question is asked by that brings no clock. */
  readonly clock: () => Clock;
}

/** Answers questions from what the catalog names. Rejects with an `ArchiveProblem`. */
export class ArchiveReader implements ArchiveQuestions {
  readonly #environment: ReaderEnvironment;
  readonly #shards = new Shards();
  readonly #rows = new Rows(this.#shards);
  readonly #indexes: Indexes;
  readonly #finder: Finder;
  readonly #orders = new Orders();
  readonly #hits: PageHits;
  readonly #marks = new MarksCache();
  #catalog: Catalog | undefined;
  #marksStore: Promise<MarksStore> | undefined;
  #loading: Promise<ArchiveView> | undefined;
  #view: ArchiveView | undefined;
  #awaited = 0;

  constructor(surroundings: ReaderEnvironment) {
    this.#environment = surroundings;
    const { readings } = surroundings;
    this.#indexes = new Indexes(this.#shards, new MemoryIndex(this.#rows, readings));
    this.#finder = new Finder(this.#indexes, { rows: this.#rows, ...surroundings });
    this.#hits = new PageHits({ rows: this.#rows, ...surroundings });
  }

  /** Later questions are answered from this revision on. */
  expect(revision: number): void {
    this.#awaited = Math.max(this.#awaited, revision);
  }

  /** Later questions know the marks of this revision. */
  expectMarks(revision: number): void {
    this.#marks.expect(revision);
  }

  overview(): Promise<Overview> {
    return this.#ask(async view => {
      this.#indexes.prepare(view);
      return view.overview(this.#indexes.damaged);
    });
  }

  search(
    request: SearchRequest,
    signal?: AbortSignal,
    listener?: (progress: SearchProgress) => void,
  ): Promise<SearchAnswer> {
    const { now } = this.#environment;
    const start = now();
    return this.#askOfMarks(async marks => {
      const { text, sort, offset, limit } = request;
      const found = await this.#find(marks, text, request.clock, signal, listener);
      const numbers = this.#orders.page(found, sort, offset, limit);
      const hits = await this.#hits.of(marks, found, numbers, request.excerpts !== false, signal);
      if (hits === OUTDATED) return OUTDATED;
      const { total, index, incomplete, parsed } = found;
      const number = request.at && marks.numberOf(request.at);
      const row = number === undefined ? undefined : this.#orders.rowOf(found, sort, number);
      return {
        total,
        ...(row !== undefined && { row }),
        ...(index && found.hits.length > 0 && { messages: countMessages(index, found.heads, found.hits) }),
        hits,
        tookMs: now() - start,
        ...(parsed.problems.length > 0 && { problems: parsed.problems }),
        ...(incomplete && { incomplete }),
      };
    }, signal);
  }

  facets({ text, clock, keys = FACET_KEYS, top = FACET_VALUES, edges, stackBy }: FacetsRequest, signal?: AbortSignal) {
    return this.#askOfMarks(async (marks): Promise<FacetsAnswer> => {
      const { view } = marks;
      const { heads, total, incomplete } = await this.#find(marks, text, clock, signal);
      const asked = clock ?? this.#environment.clock();
      const histogram = histogramOf(view, heads, asked, stackBy);
      return {
        total,
        facets: keys.map(key => facetOf(marks, heads, key, top)),
        ...(histogram && { histogram }),
        ...(edges && { between: countBetween(view, heads, edges, asked) }),
        ...(edges && stackBy && { stacked: stackedIn(view, heads, asked, edges, stackBy) }),
        ...(incomplete && { incomplete }),
      };
    }, signal);
  }

  counts(texts: readonly string[], clock?: Clock, signal?: AbortSignal): Promise<readonly number[]> {
    return this.#askOfMarks(async marks => {
      const counts: number[] = [];
      for (const text of texts) counts.push((await this.#find(marks, text, clock, signal)).total);
      return counts;
    }, signal);
  }

  around(request: AroundRequest, signal?: AbortSignal): Promise<Around> {
    return readAround(request, this, signal);
  }

  suggest(text: string, caret: number, clock: Clock, signal?: AbortSignal): Promise<readonly SuggestionGroup[]> {
    const vocabulary = {
      values: (key: KeyName, prefix: string, limit: number) => this.values(key, prefix, limit, signal),
      words: (prefix: string, limit: number) => this.words(prefix, limit, signal),
      counts: (texts: readonly string[]) => this.counts(texts, clock, signal),
    };
    return suggest(text, caret, vocabulary, clock);
  }

  hitsIn(key: ConversationKey, text: string, signal?: AbortSignal): Promise<readonly HitItem[]> {
    const marked = markedIn(parseQuery(text).query);
    if (marksNothing(marked)) return Promise.resolve([]);
    return this.#ask(async view => {
      const conversation = await this.#conversation(view, key);
      if (conversation === OUTDATED) return OUTDATED;
      if (conversation === LOST) throw new ArchiveProblem({ code: 'archive/damaged' });
      const [looked] = conversation === undefined ? [] : await this.#hits.lookedThrough([conversation], marked, signal);
      return looked === undefined ? [] : hitItems(looked);
    }, signal);
  }

  values(key: KeyName, prefix: string, limit: number, signal?: AbortSignal): Promise<readonly CountedText[]> {
    return this.#askOfMarks(async marks => valuesLike(marks, key, prefix, limit, this.#environment.clock()), signal);
  }

  words(prefix: string, limit: number, signal?: AbortSignal): Promise<readonly CountedText[]> {
    return this.#ask(async view => wordsLike(view, await this.#indexes.of(view, signal), prefix, limit), signal);
  }

  closeWords(word: string, limit: number, signal?: AbortSignal): Promise<readonly CountedText[]> {
    return this.#ask(async view => closeWords(view, await this.#indexes.of(view, signal), word, limit), signal);
  }

  conversation(key: ConversationKey, signal?: AbortSignal): Promise<Conversation | undefined> {
    return this.#ask(async view => {
      const conversation = await this.#conversation(view, key);
      if (conversation === LOST) throw new ArchiveProblem({ code: 'archive/damaged' });
      return conversation;
    }, signal);
  }

  linked(key: ConversationKey, signal?: AbortSignal): Promise<readonly LinkedHead[]> {
    return this.#ask(async view => {
      const of = await this.#conversation(view, key);
      if (of === OUTDATED) return OUTDATED;
      if (of === undefined || of === LOST || of.links.length === 0) return [];
      const candidates = await candidatesFor(of, view, await this.#indexes.of(view, signal));
      const { readings } = this.#environment;
      const found = await Promise.all(
        candidates.map(number => findHead(view, this.#rows, readings, view.numbers.placeOf(number))),
      );
      if (!found.every(at => at !== OUTDATED)) return OUTDATED;
      const heads = found.map(({ head }) => head);
      const others = newestFirst(heads.filter(head => head.key !== key)).slice(0, MOST_LINKED);
      const conversations = await Promise.all(others.map(head => this.#conversation(view, head.key)));
      if (!conversations.every(other => other !== OUTDATED)) return OUTDATED;
      return conversations.flatMap((other, nth) =>
        other === undefined || other === LOST ? [] : (linkedBy(of, other, others[nth] as Head) ?? []),
      );
    }, signal);
  }

  ofCustomer(key: ConversationKey): Promise<readonly ConversationKey[]> {
    return this.#ask(async view => {
      const of = await this.#conversation(view, key);
      if (of === OUTDATED) return OUTDATED;
      if (of === undefined || of === LOST) return [];
      const links = of.links.filter(({ reason }) => reason === 'customer');
      if (links.length === 0) return [];
      const { readings } = this.#environment;
      const found = new Set([key]);
      for (const number of await candidatesFor({ links }, view, await this.#indexes.of(view, undefined))) {
        const at = await findHead(view, this.#rows, readings, view.numbers.placeOf(number));
        if (at === OUTDATED) return OUTDATED;
        const other = await this.#conversation(view, at.head.key);
        if (other === OUTDATED) return OUTDATED;
        // one that cannot be read may be the customer's, too: a repair comes first
        if (other === LOST) throw new ArchiveProblem({ code: 'archive/damaged' });
        if (other !== undefined && linkedBy({ ...of, links }, other, at.head) !== undefined) found.add(other.key);
      }
      return [...found];
    });
  }

  originals(of: Parameters<ArchiveQuestions['originals']>[0], signal?: AbortSignal): Promise<readonly Original[]> {
    const withBytes = 'conversation' in of && of.withBytes === true;
    return this.#ask(async view => {
      const told =
        'conversation' in of
          ? await loadConversation(view, this.#rows, of.conversation)
          : await toldAt(view, this.#rows, placesIn(view, of));
      return told === OUTDATED
        ? OUTDATED
        : [...told.originals.map(original => asOriginal(original, withBytes)), ...told.lost.map(asLostOriginal)];
    }, signal);
  }

  /** What is found of the archive, without making or changing anything. To be asked before any other question. */
  async facts({ closely = false }: { readonly closely?: boolean } = {}): Promise<StoreFacts> {
    try {
      const { exists, dataLoss } = await this.#probeCatalog();
      const numbers = await this.#shards.numbers();
      if (!exists) {
        const { length } = await this.#shards.whole(numbers);
        return { kind: 'none', dataLoss, shards: length, emptied: numbers.length - length };
      }
      const { archiveId, revision, marksRevision, imports } = await this.recorded();
      const view = await this.#current(true).catch(() => undefined);
      const named = new Set(view?.owners.map(({ shard }) => shard));
      const shards = closely ? await this.#shards.whole(numbers.filter(shard => named.has(shard))) : numbers;
      const lacking = view?.owners.filter(({ shard }) => !shards.includes(shard)).map(({ id }) => id) ?? [];
      const ids = imports.map(({ id }) => id);
      return {
        kind: 'held',
        archiveId,
        revision,
        marksRevision,
        imports: ids,
        hashes: imports.flatMap(({ files }) => files.map(({ hash }) => hash)),
        missing: [...new Set(view?.segments.flatMap(({ id, importId }) => (lacking.includes(id) && importId) || []))],
        sharedMissing: view?.segments.some(({ id, kind }) => kind === 'derived' && lacking.includes(id)) ?? false,
        orphans: view === undefined ? 0 : numbers.filter(shard => !named.has(shard)).length,
      };
    } catch (error) {
      const { code, facts } = problemOf(error);
      if (code === 'archive/newer-archive') return { kind: 'newer' };
      return { kind: 'unavailable', ...(facts && { facts }) };
    }
  }

  /** What the ledger is to say of the archive. */
  async recorded(): Promise<Recorded> {
    const catalog = await this.#opened();
    const { revision: marksRevision = 0 } = (await readMarksAnew(({ state }) => state.get('marks'))) ?? {};
    return catalog.transaction('r', catalog.state, catalog.imports, async () => {
      const { archiveId = '', revision = 0 } = (await stateOf(catalog)) ?? {};
      const { whole } = await readRows<ImportRecord>(catalog.imports);
      return { archiveId, revision, marksRevision, imports: [...whole.values()].sort((x, y) => x.at - y.at) };
    });
  }

  /** What came with a backup and has yet to be put beside the archive. */
  async restoredBeside(): Promise<RestoredBeside | undefined> {
    return (await stateOf(await this.#opened()))?.restored;
  }

  /** All marks as they were written, for the journal. */
  async marksHeld(): Promise<readonly MarksRow[]> {
    const { whole } = await readMarksAnew(({ marks }) => readRows<MarksRow>(marks));
    return [...whole.values()];
  }

  /** Looks for the catalog, of whichever generation, before anything else opens it. */
  async #probeCatalog(): Promise<Probe> {
    const places = storePlaces();
    let dataLoss = false;
    for (const name of catalogNamesIn(await places.names())) {
      const probe = await probeDatabase(name, await places.open(name));
      if (probe.exists) return probe;
      dataLoss ||= probe.dataLoss;
    }
    return { exists: false, dataLoss };
  }

  /** The newest first. */
  imports(): Promise<readonly ImportRecord[]> {
    return this.#ask(async view => {
      const { whole: records } = await readRows<ImportRecord>((await this.#opened()).imports);
      const shown = new Map<string, { readonly order: number; readonly record: ImportRecord }>();
      for (const segment of view.segments) {
        const { importId, order } = segment;
        // an import may have got a segment later: it stays where it was
        if (importId === undefined || shown.has(importId)) continue;
        shown.set(importId, { order, record: records.get(importId) ?? rebuildImportRecord(segment) });
      }
      for (const { id, row, order = Number.POSITIVE_INFINITY } of view.damage.segments) {
        const record = records.get(row?.importId ?? id);
        if (record !== undefined) shown.set(record.id, { order, record: { ...record, damaged: true } });
      }
      return [...shown.values()].sort((a, b) => b.order - a.order).map(({ record }) => record);
    });
  }

  marks(key: ConversationKey): Promise<Marks> {
    return this.#askOfMarks(async marks => marks.of(key));
  }

  markCounts(): Promise<MarkCounts> {
    return this.#askOfMarks(async marks => ({
      flagged: marks.heads('flagged').count(),
      notReviewed: marks.view.numbers.liveCount - marks.heads('reviewed').count(),
      orphaned: marks.orphaned,
      marked: marks.marked,
      ...(this.#marks.damaged > 0 && { damaged: this.#marks.damaged }),
    }));
  }

  heldSince(hash: string): Promise<Instant | undefined> {
    return this.#ask(async view => view.segments.find(({ hashes }) => hashes.includes(hash))?.at);
  }

  close(): void {
    this.#catalog?.close();
    this.#marksStore?.then(
      store => store.close(),
      () => undefined,
    );
    this.#shards.close();
    this.#environment.patterns.close();
  }

  #find(
    marks: ViewMarks,
    text: string,
    clock: Clock | undefined,
    signal: AbortSignal | undefined,
    listener?: (progress: SearchProgress) => void,
  ): Promise<Found> {
    return this.#finder.find(marks, text, clock ?? this.#environment.clock(), signal, listener);
  }

  async #conversation(view: ArchiveView, key: ConversationKey): Promise<Conversation | undefined | Outdated | Lost> {
    return conversationAt(view, this.#rows, await this.#environment.readings(), key);
  }

  /** A change that comes between removes rows a question still counts on: it is asked again, of what is there now. */
  async #ask<Answer>(
    question: (view: ArchiveView) => Promise<Answer | Outdated>,
    signal?: AbortSignal,
  ): Promise<Answer> {
    let view = await this.#current(false);
    for (let tried = 1; ; tried++) {
      // nobody waits for it any more
      signal?.throwIfAborted();
      const answer = await question(view).catch(error => {
        if (error instanceof MissingRows) return error;
        // a store that is removed as a whole ends what is being read from it
        if (tried < TRIES && isOfDatabase(error)) return INTERRUPTED;
        throw error;
      });
      if (answer === INTERRUPTED) {
        view = await this.#current(true);
        continue;
      }
      const missed = answer instanceof MissingRows ? answer.part : undefined;
      if (answer !== OUTDATED && !(answer instanceof MissingRows)) {
        // what was taken for damage may have been removed meanwhile
        if (!view.knownCurrent || tried > TRIES) return answer;
        const now = await this.#current(true);
        if (now === view) return answer;
        view = now;
        continue;
      }
      const now = await this.#current(true);
      if (now !== view) view = now;
      else if (missed !== undefined && !this.#indexes.damaged.has(missed)) {
        this.#indexes.leaveOut(missed);
        this.#environment.onDamagedPart(missed);
        this.#finder.clear();
        tried = 0;
      } else if (view.knownCurrent || tried > TRIES) throw new ArchiveProblem({ code: 'archive/damaged' });
      else {
        view.knownCurrent = true;
        this.#finder.clear();
      }
    }
  }

  #askOfMarks<Answer>(
    question: (marks: ViewMarks) => Promise<Answer | Outdated>,
    signal?: AbortSignal,
  ): Promise<Answer> {
    return this.#ask(async view => question(await this.#marks.on(view, await this.#openedMarks())), signal);
  }

  async #current(anew: boolean): Promise<ArchiveView> {
    const held = this.#view;
    if (!anew && held !== undefined && held.revision >= this.#awaited && this.#catalog?.isOpen()) return held;
    // questions that come together wait for one reading of the catalog
    this.#loading ??= this.#load().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  async #load(): Promise<ArchiveView> {
    // on its way meanwhile; whoever asks for marks is told what is wrong with them
    if (this.#marksStore === undefined) this.#openedMarks().catch(() => undefined);
    let loaded = await loadView(await this.#opened(), this.#view);
    // it has just been replaced; the one before may still be open for a moment, and would be believed for ever
    const isReplaced = loaded.ok ? loaded.value.revision < this.#awaited : !this.#catalog?.isOpen();
    if (isReplaced) {
      this.#catalog?.close();
      loaded = await loadView(await this.#opened(), this.#view);
    }
    if (!loaded.ok) throw new ArchiveProblem(loaded.problem);
    // what an undo took out must not stay in memory
    if (loaded.value !== this.#view) {
      this.#rows.clear();
      this.#indexes.clear();
      this.#finder.clear();
    }
    this.#view = loaded.value;
    return loaded.value;
  }

  async #opened(): Promise<Catalog> {
    if (this.#catalog?.isOpen()) return this.#catalog;
    const opened = await openCatalog();
    if (!opened.ok) throw new ArchiveProblem(opened.problem);
    this.#catalog = opened.value;
    return opened.value;
  }

  async #openedMarks(): Promise<MarksStore> {
    const held = await this.#marksStore?.catch(() => undefined);
    if (held?.isOpen()) return held;
    this.#marksStore = openMarks().then(opened => {
      if (!opened.ok) throw new ArchiveProblem(opened.problem);
      return opened.value;
    });
    return this.#marksStore;
  }
}

/**
 * Reads marks with a connection of its own, for what is written down outside: an erasure may have replaced their store a
 * moment ago, and the connection that is held may not have heard of it yet.
 */
async function readMarksAnew<Answer>(read: (store: MarksStore) => PromiseLike<Answer>): Promise<Answer> {
  const opened = await openMarks();
  if (!opened.ok) throw new ArchiveProblem(opened.problem);
  try {
    return await read(opened.value);
  } finally {
    opened.value.close();
  }
}
