import type { Json } from '../../base/json';
import { canonicalJson, compareText } from '../canonical';
import type { Conversation, ValueConflict } from '../conversation';
import type { ConversationKey } from '../keys';
import type { Contribution } from '../part';
import type { Versioned } from '../version';
import { mergeContributions } from './merge';

/**
 * One conversation of several that were put together already: what original records tell, if there are any, and what Lectern wrote
 * down of it. A single one stays as it is to the letter, and one that says nothing new changes nothing.
 *
 * A function of the set, as merging is: what records tell comes first, the rest in one order by content. What was only concluded
 * is not taken from a copy where the records themselves are there, because they may conclude otherwise by now.
 */
export function uniteConversations(
  key: ConversationKey,
  recorded: Conversation | undefined,
  copies: readonly Conversation[],
): Conversation {
  const ordered = [...copies]
    .map(copy => ({ copy, content: contentOf(copy) }))
    .sort((a, b) => weightOf(b.copy) - weightOf(a.copy) || compareText(a.content, b.content));
  const known = new Set<string>();
  const distinct: Conversation[] = [];
  for (const { copy, content } of [
    ...(recorded === undefined ? [] : [{ copy: recorded, content: contentOf(recorded) }]),
    ...ordered,
  ]) {
    if (known.has(content)) continue;
    known.add(content);
    distinct.push(copy === recorded || recorded === undefined ? copy : withoutConclusions(copy));
  }
  const [first, ...others] = distinct;
  if (first === undefined) throw new TypeError(`no copy of ${key}`);
  if (others.length === 0) return first;

  const ranked = distinct.map(asContribution);
  const merged = mergeContributions(key, ranked, ranked);
  const conflicts = joinConflicts(merged.conflicts, distinct);
  return {
    ...merged,
    ...(conflicts.length === 0 ? {} : { conflicts: [...conflicts] }),
    // a mark of an incomplete copy, which a complete one takes away
    flags: merged.flags.filter(
      flag => (flag !== 'partial' && flag !== 'notEnriched') || distinct.every(({ flags }) => flags.includes(flag)),
    ),
    messages: withVersions(
      merged.messages,
      distinct.flatMap(({ messages }) => messages),
    ),
    events: withVersions(
      merged.events,
      distinct.flatMap(({ events }) => events),
    ),
    surveys: withVersions(
      merged.surveys,
      distinct.flatMap(({ surveys }) => surveys),
    ),
    attributes: withVersions(
      merged.attributes,
      distinct.flatMap(({ attributes }) => attributes),
    ),
    extras: joinExtras(distinct),
    findings: distinctBy([...distinct.flatMap(({ findings }) => findings), ...merged.findings]),
    origins: distinctBy(distinct.flatMap(({ origins }) => origins)).sort(
      (a, b) => compareText(a.file, b.file) || a.record - b.record || compareText(a.shape, b.shape),
    ),
  };
}

/** All but where it was read and what was found then. */
function contentOf(conversation: Conversation): string {
  return canonicalJson({ ...conversation, origins: [], findings: [] });
}

function weightOf({ messages, events, surveys, attributes }: Conversation): number {
  return messages.length + events.length + surveys.length + attributes.length;
}

function withoutConclusions(copy: Conversation): Conversation {
  return { ...copy, events: copy.events.filter(({ origin }) => origin !== 'derived') };
}

function asContribution(conversation: Conversation): Contribution {
  const { messages, events, surveys, attributes, origins } = conversation;
  const [origin = { shape: 'lectern/conversation', file: '', record: 0 }] = origins;
  return {
    part: {
      ...conversation,
      messages: messages.map(bare),
      events: events.map(bare),
      surveys: surveys.map(bare),
      attributes: attributes.map(bare),
      // they are joined by the shape that held them
      extras: {},
    },
    origin,
    findings: [],
  };
}

function bare<Item extends Versioned<unknown>>({ versions: _, ...item }: Item): Omit<Item, 'versions'> {
  return item;
}

/** What a copy knows of other words for an item is kept where merging found no other itself. */
function withVersions<Item extends { readonly key: string } & Versioned<unknown>>(
  merged: readonly Item[],
  told: readonly Item[],
): Item[] {
  const versioned = new Map<string, Item>();
  for (const item of told) if (item.versions !== undefined && !versioned.has(item.key)) versioned.set(item.key, item);
  if (versioned.size === 0) return [...merged];
  return merged.map(item => {
    const { versions } = versioned.get(item.key) ?? {};
    return versions === undefined || item.versions !== undefined ? item : { ...item, versions };
  });
}

function joinConflicts(
  found: readonly ValueConflict[] | undefined,
  copies: readonly Conversation[],
): readonly ValueConflict[] {
  const byName = new Map<string, ValueConflict>();
  for (const conflict of [...(found ?? []), ...copies.flatMap(({ conflicts = [] }) => conflicts)]) {
    if (!byName.has(conflict.name)) byName.set(conflict.name, conflict);
  }
  return [...byName.values()];
}

function joinExtras(copies: readonly Conversation[]): Conversation['extras'] {
  const joined = new Map<string, Map<string, Json>>();
  for (const { extras } of copies) {
    for (const [shape, members] of Object.entries(extras)) {
      const held = joined.get(shape) ?? new Map<string, Json>();
      for (const [name, value] of Object.entries(members)) if (!held.has(name)) held.set(name, value);
      joined.set(shape, held);
    }
  }
  return Object.fromEntries([...joined].map(([shape, members]) => [shape, Object.fromEntries(members)]));
}

function distinctBy<Item>(items: readonly Item[]): Item[] {
  const byContent = new Map<string, Item>();
  for (const item of items) {
    const content = canonicalJson(item);
    if (!byContent.has(content)) byContent.set(content, item);
  }
  return [...byContent.values()];
}
