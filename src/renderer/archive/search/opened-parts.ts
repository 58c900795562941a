import type { Json } from '#shared/base/json';
import { parseExactly } from '#shared/import/repair/exact-json';
import { Bitset } from '#shared/index/bitset';
import { documentsOf } from '#shared/index/documents/documents';
import { matchesField } from '#shared/query/evaluation/field';
import type { FieldFilter, Pattern } from '#shared/query/language/tree';
import type { SearchProgress } from '../contract/api';
import type { PatternRunner } from '../patterns/patterns';
import { findHead } from '../snapshot/find-head';
import { conversationAt, LOST, loadConversation, MissingRows, OUTDATED } from '../snapshot/load-conversation';
import type { Readings } from '../snapshot/originals';
import type { ArchiveView } from '../snapshot/view';
import type { Rows } from '../storage/tables/rows';

/** Opening everything may take minutes; what has not been looked at by then is told to be undecided. */
const TIME_LIMIT_MS = 20_000;
const STRIDE = 64;

/** What is needed to open conversations during a search. */
export interface OpenTools {
  readonly rows: Rows;
  readonly readings: () => Promise<Readings>;
  readonly patterns: PatternRunner;
  readonly now: () => number;
}

/** Decides the parts of one query that need the conversations themselves. */
export class OpenedParts {
  readonly #tools: OpenTools;
  readonly #view: ArchiveView;
  readonly #signal: AbortSignal | undefined;
  readonly #until: number;
  readonly #listener: (progress: SearchProgress) => void;
  /** The heads that could not be decided. */
  readonly undecided: Bitset;

  constructor(
    tools: OpenTools,
    view: ArchiveView,
    signal: AbortSignal | undefined,
    listener: (progress: SearchProgress) => void = () => undefined,
  ) {
    this.#tools = tools;
    this.#view = view;
    this.#signal = signal;
    this.#listener = listener;
    this.#until = tools.now() + TIME_LIMIT_MS;
    this.undecided = new Bitset(view.numbers.size);
  }

  async find(part: Pattern | FieldFilter, among: Bitset): Promise<Bitset> {
    const found = new Bitset(among.size);
    const numbers = among.members();
    for (let from = 0; from < numbers.length; from += STRIDE) {
      this.#signal?.throwIfAborted();
      this.#listener({ opened: from, total: numbers.length });
      const some = [...numbers.subarray(from, from + STRIDE)];
      const answers = this.#tools.now() > this.#until ? [] : await this.#decide(part, some);
      for (const [nth, number] of some.entries()) {
        const answer = answers[nth];
        if (answer === undefined) this.undecided.add(number);
        else if (answer) found.add(number);
      }
    }
    return found;
  }

  async #decide(part: Pattern | FieldFilter, numbers: readonly number[]): Promise<readonly (boolean | undefined)[]> {
    if (part.kind === 'field') {
      const originals = await Promise.all(numbers.map(number => this.#originals(number)));
      return originals.map(of => of?.some(one => matchesField(part, one)));
    }
    const texts = await Promise.all(numbers.map(number => this.#texts(number)));
    const answers = await this.#tools.patterns.test(
      part.source,
      texts.filter(of => of !== undefined),
      this.#signal,
    );
    let next = 0;
    return texts.map(of => (of === undefined ? undefined : answers[next++]));
  }

  /** Nothing where they are damaged. */
  async #texts(number: number): Promise<readonly string[] | undefined> {
    const { rows, readings } = this.#tools;
    const head = await this.#head(number);
    const conversation = await conversationAt(this.#view, rows, await readings(), head.key);
    if (conversation === OUTDATED) throw new MissingRows();
    if (conversation === LOST) return undefined;
    return conversation === undefined ? [] : documentsOf(conversation).map(({ text }) => text);
  }

  async #originals(number: number): Promise<readonly Json[] | undefined> {
    const { key } = await this.#head(number);
    const told = await loadConversation(this.#view, this.#tools.rows, key);
    if (told === OUTDATED) throw new MissingRows();
    if (told.lost.length > 0) return undefined;
    return told.originals.flatMap(({ text, repaired }) => {
      const parsed = parseExactly(repaired ?? text);
      return parsed === undefined ? [] : [parsed.value];
    });
  }

  async #head(number: number) {
    const { rows, readings } = this.#tools;
    const at = await findHead(this.#view, rows, readings, this.#view.numbers.placeOf(number));
    if (at === OUTDATED) throw new MissingRows();
    return at.head;
  }
}
