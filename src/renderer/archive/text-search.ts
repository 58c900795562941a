import type { Term } from '#shared/text/words';
import { HeadSet } from './head-set';
import type { Readings } from './originals';
import type { Rows } from './rows';
import { holdsAll, searchableConversation } from './search';
import type { Place } from './segment';
import { conversationAt, OUTDATED, type Outdated } from './told';
import type { ArchiveView } from './view';

const CACHED_UNITS = 64_000_000;
const ANSWERS_KEPT = 8;

/** Finds the conversations that hold all terms by looking through every one of them; remembers what it has read. */
export class TextSearch {
  readonly #rows: Rows;
  readonly #readings: Readings;
  /** By segment and place: what a head stands for never changes. */
  readonly #texts = new Map<string, string>();
  #cachedUnits = 0;
  #answers: { readonly terms: readonly Term[]; readonly found: HeadSet }[] = [];
  #revision = -1;

  constructor(rows: Rows, readings: Readings) {
    this.#rows = rows;
    this.#readings = readings;
  }

  /** Rejects with the signal's reason when it is aborted. */
  async find(view: ArchiveView, terms: readonly Term[], signal: AbortSignal | undefined): Promise<HeadSet | Outdated> {
    if (view.revision !== this.#revision) this.#forget(view);
    const same = this.#answers.find(answer => implies(terms, answer.terms) && implies(answer.terms, terms));
    if (same !== undefined) return same.found;
    const wider = this.#answers.findLast(answer => implies(terms, answer.terms));

    const found = new HeadSet();
    for (const { segment, slots } of view.live) {
      for (const slot of slots) {
        const place = { segment, slot };
        if (wider !== undefined && !wider.found.has(place)) continue;
        signal?.throwIfAborted();
        const text = this.#texts.get(`${segment.id} ${slot}`) ?? (await this.#read(view, place));
        if (text === OUTDATED) return OUTDATED;
        if (holdsAll(terms, text)) found.add(place);
      }
    }
    if (view.revision === this.#revision) this.#answers = [...this.#answers.slice(1 - ANSWERS_KEPT), { terms, found }];
    return found;
  }

  async #read(view: ArchiveView, place: Place): Promise<string | Outdated> {
    const head = await this.#rows.head(place);
    if (head === undefined) return OUTDATED;
    const conversation = await conversationAt(view, this.#rows, this.#readings, head.key);
    if (conversation === OUTDATED) return OUTDATED;
    const text = conversation === undefined ? '' : searchableConversation(conversation);
    if (this.#cachedUnits + text.length <= CACHED_UNITS) {
      this.#texts.set(`${place.segment.id} ${place.slot}`, text);
      this.#cachedUnits += text.length;
    }
    return text;
  }

  /** What is no longer in the archive must not stay in memory either. */
  #forget(view: ArchiveView): void {
    const held = new Set(view.segments.map(({ id }) => id));
    for (const [id, text] of this.#texts) {
      if (held.has(id.slice(0, id.indexOf(' ')))) continue;
      this.#texts.delete(id);
      this.#cachedUnits -= text.length;
    }
    this.#answers = [];
    this.#revision = view.revision;
  }
}

/** Whether everything that holds all of `terms` holds all of `wider`: `refun` implies `ref`. */
function implies(terms: readonly Term[], wider: readonly Term[]): boolean {
  return wider.every(each => terms.some(term => impliesOne(term, each)));
}

function impliesOne(term: Term, wider: Term): boolean {
  const last = wider.words.length - 1;
  return wider.words.every((word, nth) => {
    const own = term.words[nth];
    if (own === undefined) return false;
    if (nth < last) return own === word;
    const ends = nth < term.words.length - 1 || term.exact;
    return wider.exact ? own === word && ends : own.startsWith(word);
  });
}
