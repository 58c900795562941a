import type { Json } from '#shared/base/json';
import { compareText } from '#shared/domain/canonical';
import type { Conversation } from '#shared/domain/conversation';
import { FLAGS } from '#shared/domain/conversation';
import { CONTENTS, headOf } from '#shared/heads/head';
import { APART, documentsOf } from '#shared/index/documents/documents';
import { type Marks, NO_MARKS } from '#shared/marks/marks';
import type { Clock } from '#shared/query/language/calendar';
import { parseQuery } from '#shared/query/language/parse';
import { matches, type Searched } from '#shared/query/testing/match';
import {
  FACET_KEYS,
  type Facet,
  type FacetKey,
  type Histogram,
  type HistogramPart,
  type StackColumn,
} from '../contract/api';
import { importText } from '../snapshot/provenance';
import { marksStored, type TestArchive } from './archive';

/** A conversation of an archive, opened, with all that a query may ask about. */
export interface Plain extends Searched {
  readonly conversation: Conversation;
  readonly marks: Marks;
}

/** Opens everything: what a search is compared with. */
export async function everythingIn({ reader }: TestArchive, { zone }: Clock): Promise<readonly Plain[]> {
  const { hits } = await reader.search({ text: '', sort: [], offset: 0, limit: 10_000 });
  const imports = new Map((await reader.imports()).map(({ id, at }) => [id, importText({ id, at }, { zone })]));
  const marks = await marksStored();
  const all: Plain[] = [];
  for (const { head } of hits) {
    const conversation = await reader.conversation(head.key);
    if (conversation === undefined) throw new Error(`${head.key} cannot be opened`);
    const originals = await reader.originals({ conversation: head.key });
    all.push({
      conversation,
      head: headOf(conversation),
      marks: marks.get(head.key) ?? NO_MARKS,
      documents: documentsOf(conversation),
      files: originals.map(({ file }) => file),
      imports: originals.map(each => imports.get(each.import) ?? ''),
      originals: originals.flatMap(({ text, repaired }) => json(repaired ?? text)),
    });
  }
  return all;
}

export function plainlyFound(all: readonly Plain[], text: string, clock: Clock): readonly Plain[] {
  const { query } = parseQuery(text);
  return all.filter(one => matches(query, one, clock));
}

/** Counts by looking at one head after another. */
export function plainFacets(found: readonly Plain[], top: number): readonly Facet[] {
  return FACET_KEYS.map(key => {
    const counts = new Map<string, number>();
    let without = 0;
    const spelling = key === 'tag' ? commonSpelling(found) : (value: string) => value;
    for (const one of found) {
      const values = new Set(VALUES[key](one).map(spelling));
      if (values.size === 0) without++;
      for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const values = [...counts].map(([value, count]) => ({ value, count }));
    values.sort((a, b) => b.count - a.count || compareText(a.value, b.value));
    return { key, values: values.slice(0, top), distinct: counts.size, without };
  });
}
export function countsInBuckets(
  found: readonly Plain[],
  { parts, buckets }: Histogram,
  stackBy: StackColumn,
): readonly (readonly number[])[] {
  const named = new Set(parts.flatMap(part => (part.kind === 'value' ? [part.value] : [])));
  const countsIn = (part: HistogramPart, value: string | undefined) => {
    if (part.kind === 'value') return part.value === value;
    return part.kind === 'none' ? value === undefined : value !== undefined && !named.has(value);
  };
  return buckets.map(({ from, until }) =>
    parts.map(
      part =>
        found.filter(one => {
          const { startedAt } = one.head;
          if (startedAt === undefined || startedAt < from || startedAt >= until) return false;
          return countsIn(part, VALUES[stackBy](one)[0]);
        }).length,
    ),
  );
}

const VALUES: Readonly<Record<FacetKey, (one: Plain) => readonly string[]>> = {
  source: ({ head: { source } }) => [source],
  channel: ({ head: { channel } }) => known(channel),
  in: ({ head: { queues } }) => queues,
  agent: ({ head: { agents } }) => agents,
  outcome: ({ head: { disposition, otherOutcomes } }) => [...known(disposition), ...otherOutcomes],
  lang: ({ head: { language } }) => known(language),
  account: ({ head: { account } }) => known(account),
  has: ({ head: { contents }, marks: { notes } }) => [
    ...CONTENTS.filter(each => contents.includes(each)),
    ...(notes.length > 0 ? ['note'] : []),
  ],
  is: ({ head: { flags, messages }, marks: { flagged, reviewedAt } }) => [
    ...FLAGS.filter(each => flags.includes(each)),
    ...(messages === 0 ? ['empty'] : []),
    ...(flagged ? ['flagged'] : []),
    ...(reviewedAt === undefined ? [] : ['reviewed']),
  ],
  group: ({ head: { groups } }) => groups.map(group => group.split(APART)[0] ?? ''),
  status: ({ head: { status } }) => known(status),
  ended: ({ head: { endedBy } }) => known(endedBy),
  tag: ({ marks: { tags } }) => tags,
};

/** Of the spellings that differ by case alone, the one that stands most often, then the first. */
function commonSpelling(found: readonly Plain[]): (tag: string) => string {
  const used = found.flatMap(({ marks: { tags } }) => tags);
  const often = (tag: string) => used.filter(each => each === tag).length;
  return tag =>
    used
      .filter(each => each.toLowerCase() === tag.toLowerCase())
      .sort((a, b) => often(b) - often(a) || compareText(a, b))[0] ?? tag;
}

function known(value: string | undefined): readonly string[] {
  return value === undefined || value === '' ? [] : [value];
}

function json(text: string): readonly Json[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}
