import { assertNever } from '#shared/base/assert-never';
import { compareText } from '#shared/domain/canonical';
import { FLAGS } from '#shared/domain/conversation';
import { CONTENTS } from '#shared/heads/head';
import type { Bitset } from '#shared/index/bitset';
import type { NamesOf } from '#shared/index/columns';
import { APART } from '#shared/index/documents/documents';
import { tagName } from '#shared/marks/marks';
import type { Marked } from '#shared/query/language/keys';
import type { Facet, FacetKey } from '../contract/api';
import type { ViewMarks } from '../marks/view-marks';
import type { ArchiveView } from '../snapshot/view';
import type { DocColumns } from '../storage/forms/schemas';
import type { Segment } from '../storage/forms/segment';

/** How often each value stands among some heads. A head counts once for each of its values, and once where it has none. */
export interface ValueCounts {
  readonly counts: ReadonlyMap<string, number>;
  readonly without: number;
}

type WordColumn = NamesOf<DocColumns, 'word'>;
type ListColumn = NamesOf<DocColumns, 'words'>;

export function facetOf(marks: ViewMarks, heads: Bitset, key: FacetKey, top: number): Facet {
  const { counts, without } = countFacet(marks, heads, key);
  return { key, values: mostFrequent(counts).slice(0, top), distinct: counts.size, without };
}

export function mostFrequent(
  counts: ReadonlyMap<string, number>,
): readonly { readonly value: string; readonly count: number }[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || compareText(a.value, b.value));
}

export function countFacet(marks: ViewMarks, heads: Bitset, key: FacetKey): ValueCounts {
  const { view } = marks;
  switch (key) {
    case 'source':
    case 'channel':
    case 'account':
    case 'status':
      return countWords(view, heads, key);
    case 'lang':
      return countWords(view, heads, 'language');
    case 'outcome':
      return together(countWords(view, heads, 'disposition'), countLists(view, heads, ['otherOutcomes']));
    case 'ended':
      return countWords(view, heads, 'endedBy');
    case 'in':
      return countLists(view, heads, ['queues']);
    case 'agent':
      return countLists(view, heads, ['agents']);
    case 'group':
      return countLists(view, heads, ['groups']);
    case 'has':
      return countBits(marks, heads, CONTENTS, ({ docs }) => docs.counts('contents'), ['note']);
    case 'is':
      return countBits(marks, heads, [...FLAGS, 'empty'], flagsAndEmpty, ['flagged', 'reviewed']);
    case 'tag':
      return countTags(marks, heads);
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

/** What is counted besides stands only where something was counted before. */
function together({ counts, without }: ValueCounts, { counts: more }: ValueCounts): ValueCounts {
  const all = new Map(counts);
  for (const [value, count] of more) addTo(all, value, count);
  return { counts: all, without };
}

function numberOf(numbers: Map<string, number>, name: string): number {
  const held = numbers.get(name) ?? numbers.size;
  numbers.set(name, held);
  return held;
}

function addTo(counts: Map<string, number>, value: string, count: number): void {
  if (count > 0) counts.set(value, (counts.get(value) ?? 0) + count);
}

/** What the columns hold as bits, and what the marks say besides. */
function countBits(
  marks: ViewMarks,
  heads: Bitset,
  names: readonly string[],
  bitsIn: (segment: Segment) => Uint32Array,
  marked: readonly Marked[],
): ValueCounts {
  const { numbers } = marks.view;
  const byBit = new Uint32Array(names.length);
  const byMark = marked.map(name => ({ name, heads: marks.heads(name) }));
  let without = 0;
  for (const { segment, slots } of numbers.bySegment(heads)) {
    const held = bitsIn(segment);
    const base = numbers.baseOf(segment.id) ?? 0;
    for (const slot of slots) {
      const bits = held[slot] as number;
      if (bits === 0 && !byMark.some(each => each.heads.has(base + slot))) without++;
      for (let bit = 0; bit < names.length; bit++) byBit[bit] = (byBit[bit] as number) + ((bits >>> bit) & 1);
    }
  }
  const counts = new Map(names.flatMap((name, bit) => (byBit[bit] === 0 ? [] : [[name, byBit[bit] as number]])));
  for (const each of byMark) addTo(counts, each.name, each.heads.copy().and(heads).count());
  return { counts, without };
}

/** Tags that are alike count as one, by the spelling that is used most, then the first of the alphabet. */
function countTags(marks: ViewMarks, heads: Bitset): ValueCounts {
  const spellings = new Map<string, Map<string, number>>();
  let without = heads.count();
  marks.each((number, { tags }) => {
    if (!heads.has(number)) return;
    if (tags.length > 0) without--;
    for (const tag of tags) {
      const name = tagName(tag);
      const held = spellings.get(name) ?? new Map<string, number>();
      spellings.set(name, held);
      addTo(held, tag, 1);
    }
  });
  const counts = new Map<string, number>();
  for (const held of spellings.values()) {
    const [most] = mostFrequent(held);
    if (most !== undefined) addTo(counts, most.value, sumOf(held.values()));
  }
  return { counts, without };
}

function sumOf(numbers: Iterable<number>): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
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
