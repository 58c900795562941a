import { assertNever } from '#shared/base/assert-never';
import { compareText } from '#shared/domain/canonical';
import { FLAGS } from '#shared/domain/conversation';
import { Bitset } from '#shared/index/bitset';
import { fold } from '#shared/text/fold';
import type { OrderColumn, OrderKey } from '../contract/api';
import type { ArchiveView } from '../snapshot/view';
import { bitsOf } from '../storage/forms/schemas';
import type { Segment } from '../storage/forms/segment';
import type { Found } from './finder';
import { relevanceOf } from './relevance';

const NEWEST_FIRST: readonly OrderKey[] = [{ column: 'startedAt', descending: true }];
const ORDERS_KEPT = 4;
/** Up to so many heads are picked out of a set without sorting all of it. */
const PICKED = 400;

/** An order of all heads of a view. */
interface Order {
  /** The place of each head, by its number. */
  readonly places: Uint32Array;
  /** The number of the head at each place. */
  readonly numbers: Uint32Array;
}

/**
 * Sorts what was found by several keys; without any, newest first. What has no value comes last, whichever way the others
 * are sorted, and heads alike in all keys stand in an order of their own that no import can change.
 */
export class Orders {
  #view: ArchiveView | undefined;
  #values = new Map<OrderColumn, Float64Array>();
  #tieBreak: Float64Array | undefined;
  #orders = new Map<string, Order>();
  /** The order last asked for without having been sorted as a whole: the second time it is. */
  #asked = '';

  /** The numbers of the heads of one page. */
  page(found: Found, sort: readonly OrderKey[], offset: number, limit: number): readonly number[] {
    this.#keepTo(found.view);
    const keys = sort.length === 0 ? NEWEST_FIRST : sort;
    const name = JSON.stringify(keys);
    const end = Math.min(offset + limit, found.total);
    if (offset >= end) return [];
    // how well something fits is another matter for every query
    if (keys.some(({ column }) => column === 'relevance')) {
      const sorted = found.heads.members().sort(this.#comparison(keys, found));
      return [...sorted.subarray(offset, end)];
    }
    if (!this.#orders.has(name) && end <= PICKED && this.#asked !== name) {
      this.#asked = name;
      return first(found.heads.members(), end, this.#comparison(keys, found)).slice(offset);
    }
    const { places, numbers } = this.#orderOf(name, keys, found);
    // a set of places is in order without being sorted
    const taken = new Bitset(places.length);
    found.heads.each(number => taken.add(places[number] as number));
    const page: number[] = [];
    for (let nth = 0, place = taken.next(0); nth < end; nth++, place = taken.next(place + 1))
      if (nth >= offset) page.push(numbers[place] as number);
    return page;
  }

  /** The place of one head among those that were found; nothing where it is not one of them. */
  rowOf(found: Found, sort: readonly OrderKey[], number: number): number | undefined {
    if (!found.heads.has(number)) return undefined;
    return this.page(found, sort, 0, found.total).indexOf(number);
  }

  #keepTo(view: ArchiveView): void {
    if (this.#view === view) return;
    this.#view = view;
    this.#values = new Map();
    this.#orders = new Map();
    this.#tieBreak = undefined;
    this.#asked = '';
  }

  #orderOf(name: string, keys: readonly OrderKey[], found: Found): Order {
    const held = this.#orders.get(name);
    if (held !== undefined) return held;
    const { size } = found.view.numbers;
    const numbers = Uint32Array.from({ length: size }, (_, number) => number).sort(this.#comparison(keys, found));
    const places = new Uint32Array(size);
    for (let place = 0; place < size; place++) places[numbers[place] as number] = place;
    const oldest = this.#orders.keys().next().value;
    if (this.#orders.size >= ORDERS_KEPT && oldest !== undefined) this.#orders.delete(oldest);
    const order = { places, numbers };
    this.#orders.set(name, order);
    return order;
  }

  #comparison(keys: readonly OrderKey[], found: Found): (a: number, b: number) => number {
    const columns = keys.map(({ column, descending }) => ({
      values: column === 'relevance' ? relevanceOf(found) : this.#valuesOf(found.view, column),
      sign: descending ? -1 : 1,
    }));
    this.#tieBreak ??= gathered(found.view, segment => segment.docs.numbers('key'));
    const tieBreak = this.#tieBreak;
    return (a, b) => {
      for (const { values, sign } of columns) {
        const one = values[a] as number;
        const other = values[b] as number;
        if (one === other) continue;
        if (one < other) return -sign;
        if (one > other) return sign;
        const oneUnknown = Number.isNaN(one);
        if (oneUnknown && Number.isNaN(other)) continue;
        return oneUnknown ? 1 : -1;
      }
      return (tieBreak[a] as number) - (tieBreak[b] as number) || a - b;
    };
  }

  #valuesOf(view: ArchiveView, column: Exclude<OrderColumn, 'relevance'>): Float64Array {
    const held = this.#values.get(column);
    if (held !== undefined) return held;
    const values = valuesOf(view, column);
    this.#values.set(column, values);
    return values;
  }
}

/** The first of these by a comparison, in order. */
function first(numbers: Uint32Array, count: number, compare: (a: number, b: number) => number): number[] {
  const picked: number[] = [];
  // imports mostly come in the order of time, so the newest are picked first and few have to make way
  for (let nth = numbers.length - 1; nth >= 0; nth--) {
    const number = numbers[nth] as number;
    if (picked.length === count && compare(number, picked[count - 1] as number) >= 0) continue;
    let low = 0;
    let high = picked.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(picked[middle] as number, number) < 0) low = middle + 1;
      else high = middle;
    }
    picked.splice(low, 0, number);
    if (picked.length > count) picked.pop();
  }
  return picked;
}

function valuesOf(view: ArchiveView, column: Exclude<OrderColumn, 'relevance'>): Float64Array {
  switch (column) {
    case 'startedAt':
    case 'endedAt':
    case 'durationMs':
    case 'waitMs':
    case 'replyMs':
    case 'cobrowseMs':
    case 'score':
    case 'satisfaction':
    case 'alert':
      return gathered(view, segment => segment.docs.numbers(column));
    case 'messages':
    case 'events':
      return gathered(view, segment => segment.docs.counts(column));
    case 'interactive': {
      const bit = bitsOf(FLAGS, ['interactive']);
      return gathered(view, segment => segment.docs.counts('flags').map(flags => Number((flags & bit) !== 0)));
    }
    case 'customer':
    case 'vendorId':
      return ranked(view, (segment, slot) => segment.docs.text(column, slot));
    case 'source':
    case 'account':
    case 'channel':
    case 'language':
      return ranked(view, (segment, slot) => segment.docs.word(column, slot));
    case 'outcome':
      return ranked(view, (segment, slot) => segment.docs.word('disposition', slot));
    case 'agent':
      return ranked(view, (segment, slot) => segment.docs.words('agents', slot)[0]);
    case 'queue':
      return ranked(view, (segment, slot) => segment.docs.words('queues', slot)[0]);
    default:
      return assertNever(column);
  }
}

function gathered({ numbers }: ArchiveView, valuesIn: (segment: Segment) => Float64Array | Uint32Array): Float64Array {
  const values = new Float64Array(numbers.size);
  for (const segment of numbers.segments) values.set(valuesIn(segment), numbers.baseOf(segment.id));
  return values;
}

/** Texts as the numbers of their places among all of them, as people sort: case and accents apart, digits as numbers. */
function ranked(
  { numbers }: ArchiveView,
  textIn: (segment: Segment, slot: number) => string | undefined,
): Float64Array {
  const texts: (string | undefined)[] = [];
  for (const segment of numbers.segments)
    for (let slot = 0; slot < segment.docs.length; slot++) texts.push(textIn(segment, slot));
  const distinct = [...new Set(texts)].filter(text => text !== undefined);
  const sortable = distinct.map(text => ({ text, folded: paddedDigits(fold(text)) }));
  sortable.sort((a, b) => compareText(a.folded, b.folded) || compareText(a.text, b.text));
  const ranks = new Map(sortable.map(({ text }, rank) => [text, rank]));
  return Float64Array.from(texts, text => (text === undefined ? Number.NaN : (ranks.get(text) ?? Number.NaN)));
}

/** Makes numbers inside texts sort by their value: each is preceded by its length. */
function paddedDigits(text: string): string {
  return text.replace(/\d+/g, digits => {
    const significant = digits.replace(/^0+(?=\d)/, '');
    return String.fromCharCode(48 + Math.min(significant.length, 48)) + significant;
  });
}
