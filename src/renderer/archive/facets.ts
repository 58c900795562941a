import { assertNever } from '#shared/base/assert-never';
import { compareText } from '#shared/domain/canonical';
import { FLAGS } from '#shared/domain/conversation';
import { CONTENTS } from '#shared/heads/head';
import type { Bitset } from '#shared/index/bitset';
import type { NamesOf } from '#shared/index/columns';
import { APART } from '#shared/index/documents';
import type { Facet, FacetKey } from './api';
import type { DocColumns } from './schemas';
import type { Segment } from './segment';
import type { ArchiveView } from './view';

/** How often each value stands among some heads. A head counts once for each of its values, and once where it has none. */
export interface ValueCounts {
  readonly counts: ReadonlyMap<string, number>;
  readonly without: number;
}

type WordColumn = NamesOf<DocColumns, 'word'>;
type ListColumn = NamesOf<DocColumns, 'words'>;

export function facetOf(view: ArchiveView, heads: Bitset, key: FacetKey, top: number): Facet {
  const { counts, without } = countFacet(view, heads, key);
  return { key, values: mostFrequent(counts).slice(0, top), distinct: counts.size, without };
}

export function mostFrequent(
  counts: ReadonlyMap<string, number>,
): readonly { readonly value: string; readonly count: number }[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || compareText(a.value, b.value));
}

export function countFacet(view: ArchiveView, heads: Bitset, key: FacetKey): ValueCounts {
  switch (key) {
    case 'source':
    case 'channel':
    case 'account':
    case 'status':
      return countWords(view, heads, key);
    case 'lang':
      return countWords(view, heads, 'language');
    case 'outcome':
      return countWords(view, heads, 'disposition');
    case 'ended':
      return countWords(view, heads, 'endedBy');
    case 'in':
      return countLists(view, heads, ['queues']);
    case 'handled':
      return countLists(view, heads, ['agents']);
    case 'group':
      return countLists(view, heads, ['groups']);
    case 'has':
      return countBits(view, heads, CONTENTS, ({ docs }) => docs.counts('contents'));
    case 'is':
      return countBits(view, heads, [...FLAGS, 'empty'], flagsAndEmpty);
    default:
      return assertNever(key);
  }
}

function countWords({ numbers }: ArchiveView, heads: Bitset, column: WordColumn): ValueCounts {
  const counts = new Map<string, number>();
  let without = 0;
  for (const { segment, slots } of numbers.bySegment(heads)) {
    const dictionary = segment.docs.dictionary(column);
    const codes = segment.docs.codes(column);
    const byCode = new Uint32Array(dictionary.length + 1);
    for (const slot of slots) {
      const code = codes[slot] as number;
      byCode[code] = (byCode[code] as number) + 1;
    }
    without += byCode[0] as number;
    for (const [nth, text] of dictionary.entries()) addTo(counts, text, byCode[nth + 1] as number);
  }
  return { counts, without };
}

/** Counts what stands in one of several lists, by the name that is shown of it. */
export function countLists({ numbers }: ArchiveView, heads: Bitset, columns: readonly ListColumn[]): ValueCounts {
  const counts = new Map<string, number>();
  let without = 0;
  for (const { segment, slots } of numbers.bySegment(heads)) {
    const names = new Map<string, number>();
    const lists = columns.map(column => ({
      ...segment.docs.lists(column),
      nameOf: Uint32Array.from(segment.docs.dictionary(column), text => numberOf(names, firstName(text))),
    }));
    const byName = new Uint32Array(names.size);
    // the head by which a name was counted last: counted once, however often it stands there
    const countedBy = new Int32Array(names.size).fill(-1);
    for (const slot of slots) {
      let some = false;
      for (const { ends, codes, nameOf } of lists) {
        for (let place = slot === 0 ? 0 : (ends[slot - 1] as number); place < (ends[slot] as number); place++) {
          const name = nameOf[(codes[place] as number) - 1] as number;
          some = true;
          if (countedBy[name] === slot) continue;
          countedBy[name] = slot;
          byName[name] = (byName[name] as number) + 1;
        }
      }
      if (!some) without++;
    }
    for (const [name, number] of names) addTo(counts, name, byName[number] as number);
  }
  return { counts, without };
}

function numberOf(numbers: Map<string, number>, name: string): number {
  const held = numbers.get(name) ?? numbers.size;
  numbers.set(name, held);
  return held;
}

function addTo(counts: Map<string, number>, value: string, count: number): void {
  if (count > 0) counts.set(value, (counts.get(value) ?? 0) + count);
}

function countBits(
  { numbers }: ArchiveView,
  heads: Bitset,
  names: readonly string[],
  bitsIn: (segment: Segment) => Uint32Array,
): ValueCounts {
  const byBit = new Uint32Array(names.length);
  let without = 0;
  for (const { segment, slots } of numbers.bySegment(heads)) {
    const held = bitsIn(segment);
    for (const slot of slots) {
      const bits = held[slot] as number;
      if (bits === 0) without++;
      for (let bit = 0; bit < names.length; bit++) byBit[bit] = (byBit[bit] as number) + ((bits >>> bit) & 1);
    }
  }
  const counts = new Map(names.flatMap((name, bit) => (byBit[bit] === 0 ? [] : [[name, byBit[bit] as number]])));
  return { counts, without };
}

function flagsAndEmpty({ docs }: Segment): Uint32Array {
  const messages = docs.counts('messages');
  return docs.counts('flags').map((flags, slot) => (messages[slot] === 0 ? flags | (1 << FLAGS.length) : flags));
}

/** Of everything that something is called, the name that is shown. */
export function firstName(text: string): string {
  const apart = text.indexOf(APART);
  return apart < 0 ? text : text.slice(0, apart);
}
