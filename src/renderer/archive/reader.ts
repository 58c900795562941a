import type { Conversation } from '#shared/domain/conversation';
import type { ConversationKey } from '#shared/domain/keys';
import type { Instant } from '#shared/domain/time';
import { termsOf } from '#shared/text/words';
import type { ArchiveQuestions, ImportRecord, Original, Overview, SearchAnswer, SearchHit, SearchRequest } from './api';
import { type Catalog, openCatalog } from './catalog';
import { type HeadOrder, orderHeads } from './order';
import { type Readings, readOriginals, type StoredOriginal } from './originals';
import { ArchiveProblem } from './problem';
import { Rows } from './rows';
import { excerptOf } from './search';
import type { Place } from './segment';
import { Shards } from './shards';
import { TextSearch } from './text-search';
import { conversationAt, OUTDATED, type Outdated, originalsOf } from './told';
import { type ArchiveView, loadView } from './view';

const ORDERS_KEPT = 4;
const TRIES = 3;

/** Answers questions from what the catalog names. Rejects with an `ArchiveProblem`. */
export class ArchiveReader implements ArchiveQuestions {
  readonly #readings: Readings;
  readonly #now: () => number;
  readonly #shards = new Shards();
  readonly #rows = new Rows(this.#shards);
  readonly #textSearch: TextSearch;
  #catalog: Catalog | undefined;
  #loading: Promise<ArchiveView> | undefined;
  #view: ArchiveView | undefined;
  #orders: { readonly view: ArchiveView; readonly sort: string; readonly order: HeadOrder }[] = [];
  #awaited = 0;

  constructor(readings: Readings, now: () => number) {
    this.#readings = readings;
    this.#now = now;
    this.#textSearch = new TextSearch(this.#rows, readings);
  }

  /** Later questions are answered from this revision on. */
  expect(revision: number): void {
    this.#awaited = Math.max(this.#awaited, revision);
  }

  overview(): Promise<Overview> {
    return this.#ask(async view => view.overview());
  }

  search(request: SearchRequest, signal?: AbortSignal): Promise<SearchAnswer> {
    const start = this.#now();
    return this.#ask(async view => {
      const terms = termsOf(request.text);
      const order = this.#order(view, request);
      const found = terms.length === 0 ? undefined : await this.#textSearch.find(view, terms, signal);
      if (found === OUTDATED) return OUTDATED;
      const places = pageOf(order, request, place => found === undefined || found.has(place));
      const hits: SearchHit[] = [];
      for (const place of places) {
        signal?.throwIfAborted();
        const head = await this.#rows.head(place);
        if (head === undefined) return OUTDATED;
        if (terms.length === 0) {
          hits.push({ head });
          continue;
        }
        const conversation = await this.#conversation(view, head.key);
        if (conversation === OUTDATED) return OUTDATED;
        hits.push({ head, ...(conversation && excerptOf(conversation, terms)) });
      }
      return { total: found?.size ?? order.length, hits, tookMs: this.#now() - start };
    });
  }

  conversation(key: ConversationKey): Promise<Conversation | undefined> {
    return this.#ask(view => this.#conversation(view, key));
  }

  originals(of: Parameters<ArchiveQuestions['originals']>[0]): Promise<readonly Original[]> {
    return this.#ask(async view => {
      const stored =
        'conversation' in of
          ? await originalsOf(view, this.#rows, of.conversation)
          : ((await readOriginals(this.#rows, placesIn(view, of))) ?? OUTDATED);
      return stored === OUTDATED ? OUTDATED : stored.map(asOriginal);
    });
  }

  /** The newest first. */
  imports(): Promise<readonly ImportRecord[]> {
    return this.#ask(async view => {
      const records = new Map((await (await this.#opened()).imports.toArray()).map(record => [record.id, record]));
      return view.segments.toReversed().flatMap(({ id }) => records.get(id) ?? []);
    });
  }

  heldSince(hash: string): Promise<Instant | undefined> {
    return this.#ask(async view => view.segments.find(({ hashes }) => hashes.includes(hash))?.at);
  }

  close(): void {
    this.#catalog?.close();
    this.#shards.close();
  }

  #conversation(view: ArchiveView, key: ConversationKey): Promise<Conversation | undefined | Outdated> {
    return conversationAt(view, this.#rows, this.#readings, key);
  }

  /** A change that comes between removes rows a question still counts on: it is asked again, of what is there now. */
  async #ask<Answer>(question: (view: ArchiveView) => Promise<Answer | Outdated>): Promise<Answer> {
    let view = await this.#current(false);
    for (let tried = 1; ; tried++) {
      const answer = await question(view);
      if (answer !== OUTDATED) return answer;
      const now = await this.#current(true);
      if (now === view || tried >= TRIES) throw new ArchiveProblem({ code: 'archive/damaged' });
      view = now;
    }
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
    const loaded = await loadView(await this.#opened(), this.#view);
    if (!loaded.ok) throw new ArchiveProblem(loaded.problem);
    // what an undo took out must not stay in memory
    if (loaded.value !== this.#view) this.#rows.clear();
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

  #order(view: ArchiveView, { sort }: SearchRequest): HeadOrder {
    const name = JSON.stringify(sort);
    const held = this.#orders.find(each => each.view === view && each.sort === name);
    if (held !== undefined) return held.order;
    const order = orderHeads(view, sort);
    this.#orders = [
      ...this.#orders.filter(each => each.view === view).slice(1 - ORDERS_KEPT),
      { view, sort: name, order },
    ];
    return order;
  }
}

function pageOf(
  order: HeadOrder,
  { offset, limit }: SearchRequest,
  chosen: (place: Place) => boolean,
): readonly Place[] {
  const places: Place[] = [];
  let skipped = 0;
  for (let nth = 0; nth < order.length && places.length < limit; nth++) {
    const place = order.at(nth);
    if (place === undefined || !chosen(place)) continue;
    if (skipped < offset) skipped++;
    else places.push(place);
  }
  return places;
}

function placesIn(
  view: ArchiveView,
  of: { readonly import: string; readonly file: string; readonly record: number },
): readonly Place[] {
  const segment = view.segments.find(({ id }) => id === of.import);
  if (segment === undefined) return [];
  const code = segment.entries.dictionary('file').indexOf(of.file) + 1;
  const files = segment.entries.codes('file');
  const places: Place[] = [];
  for (const [slot, record] of segment.entries.counts('record').entries()) {
    if (record === of.record && code > 0 && files[slot] === code) places.push({ segment, slot });
  }
  return places;
}

function asOriginal({ place, entry, text, repaired }: StoredOriginal): Original {
  const { file, shape, record, line, column, findings = [] } = entry;
  return {
    file,
    import: place.segment.id,
    shape,
    record,
    line,
    column,
    text,
    ...(repaired !== undefined && { repaired }),
    findings,
  };
}
