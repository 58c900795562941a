import { compareText } from '#shared/domain/canonical';
import { fold } from '#shared/text/fold';
import type { SortColumn, SortKey } from './api';
import type { DocNumber } from './schemas';
import type { Place, Segment } from './segment';
import type { ArchiveView } from './view';

/** All live heads of a view in one order, as two arrays: a hundred thousand of them are to be sorted while typing. */
export interface HeadOrder {
  readonly length: number;
  at(nth: number): Place | undefined;
}

const NEWEST_FIRST: readonly SortKey[] = [{ column: 'startedAt', descending: true }];

/**
 * Sorts by several keys; without any, newest first. What has no value comes last, whichever way the others are sorted,
 * and heads alike in all keys stand in an order of their own that no import can change.
 */
export function orderHeads(view: ArchiveView, sort: readonly SortKey[]): HeadOrder {
  const keys = (sort.length === 0 ? NEWEST_FIRST : sort).map(({ column, descending }) => ({
    values: valuesOf(view, column),
    sign: descending ? -1 : 1,
  }));
  const tieBreak = gathered(view, segment => segment.docs.numbers('key'));
  const { segments, slots } = placesOf(view);

  const order = Uint32Array.from({ length: slots.length }, (_, nth) => nth);
  order.sort((a, b) => {
    for (const { values, sign } of keys) {
      const one = values[a] as number;
      const other = values[b] as number;
      if (one === other) continue;
      const oneUnknown = Number.isNaN(one);
      const otherUnknown = Number.isNaN(other);
      if (oneUnknown && otherUnknown) continue;
      if (oneUnknown || otherUnknown) return oneUnknown ? 1 : -1;
      return one < other ? -sign : sign;
    }
    return (tieBreak[a] as number) - (tieBreak[b] as number);
  });

  return {
    length: order.length,
    at(nth) {
      const place = order[nth];
      const segment = place === undefined ? undefined : view.live[segments[place] ?? 0]?.segment;
      return segment === undefined ? undefined : { segment, slot: slots[place ?? 0] ?? 0 };
    },
  };
}

function placesOf({ live }: ArchiveView): { readonly segments: Uint32Array; readonly slots: Uint32Array } {
  const length = live.reduce((sum, { slots }) => sum + slots.length, 0);
  const segments = new Uint32Array(length);
  const slots = new Uint32Array(length);
  let at = 0;
  for (const [nth, each] of live.entries()) {
    segments.fill(nth, at, at + each.slots.length);
    slots.set(each.slots, at);
    at += each.slots.length;
  }
  return { segments, slots };
}

function valuesOf(view: ArchiveView, column: SortColumn): Float64Array {
  switch (column) {
    case 'startedAt':
    case 'endedAt':
    case 'durationMs':
    case 'waitMs':
    case 'score':
      return gathered(view, segment => segment.docs.numbers(column satisfies DocNumber));
    case 'messages':
      return gathered(view, segment => segment.docs.counts('messages'));
    case 'customer':
    case 'vendorId':
      return ranked(view, (segment, slot) => segment.docs.text(column, slot));
    case 'agent':
      return ranked(view, (segment, slot) => segment.docs.words('agents', slot)[0]);
    case 'queue':
      return ranked(view, (segment, slot) => segment.docs.words('queues', slot)[0]);
  }
}

function gathered({ live }: ArchiveView, valuesIn: (segment: Segment) => Float64Array | Uint32Array): Float64Array {
  const values = new Float64Array(live.reduce((sum, { slots }) => sum + slots.length, 0));
  let at = 0;
  for (const { segment, slots } of live) {
    const all = valuesIn(segment);
    for (const slot of slots) values[at++] = all[slot] ?? Number.NaN;
  }
  return values;
}

/** Texts as the numbers of their places among all of them, as people sort: case and accents apart, digits as numbers. */
function ranked({ live }: ArchiveView, textIn: (segment: Segment, slot: number) => string | undefined): Float64Array {
  const texts: (string | undefined)[] = [];
  for (const { segment, slots } of live) for (const slot of slots) texts.push(textIn(segment, slot));
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
