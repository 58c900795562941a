import type { Json } from '#shared/base/json';
import { compareText } from '#shared/domain/canonical';
import type { Conversation } from '#shared/domain/conversation';
import { FLAGS } from '#shared/domain/conversation';
import { CONTENTS, type Head, headOf } from '#shared/heads/head';
import { APART, documentsOf } from '#shared/index/documents';
import type { Clock } from '#shared/query/calendar';
import { matches, type Searched } from '#shared/query/match';
import { parseQuery } from '#shared/query/parse';
import { FACET_KEYS, type Facet, type FacetKey, type Histogram } from '../api';
import { importText } from '../provenance';
import type { TestArchive } from './archive';

/** A conversation of an archive, opened, with all that a query may ask about. */
export interface Plain extends Searched {
  readonly conversation: Conversation;
}

/** Opens everything: what a search is compared with. */
export async function everythingIn({ reader }: TestArchive, { zone }: Clock): Promise<readonly Plain[]> {
  const { hits } = await reader.search({ text: '', sort: [], offset: 0, limit: 10_000 });
  const imports = new Map((await reader.imports()).map(({ id, at }) => [id, importText({ id, at }, { zone })]));
  const all: Plain[] = [];
  for (const { head } of hits) {
    const conversation = await reader.conversation(head.key);
    if (conversation === undefined) throw new Error(`${head.key} cannot be opened`);
    const originals = await reader.originals({ conversation: head.key });
    all.push({
      conversation,
      head: headOf(conversation),
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
    for (const { head } of found) {
      const values = new Set(VALUES[key](head));
      if (values.size === 0) without++;
      for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const values = [...counts].map(([value, count]) => ({ value, count }));
    values.sort((a, b) => b.count - a.count || compareText(a.value, b.value));
    return { key, values: values.slice(0, top), distinct: counts.size, without };
  });
}

/** Puts one head after another into the buckets of a histogram, which has to begin before the first and end after the last. */
export function countsInBuckets(
  found: readonly Plain[],
  { sources, buckets }: Histogram,
): readonly (readonly number[])[] {
  return buckets.map(({ from, until }) =>
    sources.map(
      source =>
        found.filter(
          ({ head: { source: own, startedAt } }) =>
            own === source && startedAt !== undefined && startedAt >= from && startedAt < until,
        ).length,
    ),
  );
}

const VALUES: Readonly<Record<FacetKey, (head: Head) => readonly string[]>> = {
  source: ({ source }) => [source],
  channel: ({ channel }) => known(channel),
  in: ({ queues }) => queues,
  handled: ({ agents }) => agents,
  outcome: ({ disposition }) => known(disposition),
  lang: ({ language }) => known(language),
  account: ({ account }) => known(account),
  has: ({ contents }) => CONTENTS.filter(each => contents.includes(each)),
  is: ({ flags, messages }) => [...FLAGS.filter(each => flags.includes(each)), ...(messages === 0 ? ['empty'] : [])],
  group: ({ groups }) => groups.map(group => group.split(APART)[0] ?? ''),
  status: ({ status }) => known(status),
  ended: ({ endedBy }) => known(endedBy),
};

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
