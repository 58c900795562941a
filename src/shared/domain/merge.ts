import type { Json } from '../base/json';
import { canonicalJson, compareText } from './canonical';
import { CONVERSATION_VERSION, type Conversation, type FactGroup, type Summary } from './conversation';
import type { Fact } from './fact';
import type { ConversationKey, ItemKey } from './keys';
import type { Contribution, Part } from './part';
import type { Participant } from './participant';
import type { Timestamp } from './time';

/**
 * The conversation that a set of contributions tells of.
 *
 * A function of the *set*: contributions are put in one order by what they say (fuller copies first, then later ones,
 * then by content), equal ones count once, and each value is taken from the first that has it. So the order of imports,
 * repetition and undo cannot matter, a longer copy extends and a shorter one never shrinks.
 */
export function mergeContributions(key: ConversationKey, contributions: readonly Contribution[]): Conversation {
  const ranked = rank(contributions);
  const parts = ranked.map(({ part }) => part);
  const first = parts.find(part => part.key === key) ?? parts[0];
  if (first === undefined) throw new TypeError(`no contribution to ${key}`);

  return {
    version: CONVERSATION_VERSION,
    key,
    source: first.source,
    vendorId: first.vendorId,
    summary: mergeSummaries(parts.map(part => part.summary)),
    queues: uniteBy(
      parts.map(part => part.queues),
      queue => queue.id ?? queue.name,
    ),
    flags: [...new Set(parts.flatMap(part => part.flags))].sort(compareText),
    participants: uniteParticipants(parts),
    messages: inOrder(unite(parts.map(part => part.messages)), message => message.sentAt),
    events: inOrder(unite(parts.map(part => part.events)), event => event.at),
    surveys: unite(parts.map(part => part.surveys)),
    attributes: unite(parts.map(part => part.attributes)).sort(
      (a, b) => compareTimes(a.at, b.at) || compareText(a.key, b.key),
    ),
    facts: mergeFacts(parts),
    links: uniteBy(
      parts.map(part => part.links),
      link => `${link.reason} ${link.value}`,
    ),
    extras: mergeExtras(ranked),
    findings: uniteBy(
      ranked.map(({ findings }) => findings),
      canonicalJson,
    ),
    origins: uniteBy([contributions.map(({ origin }) => origin), []], canonicalJson).sort(
      (a, b) => compareText(a.file, b.file) || a.record - b.record || compareText(a.shape, b.shape),
    ),
  };
}

/** One order for a set of contributions; of equal ones the first place found is kept, and all findings of it. */
export function rank(contributions: readonly Contribution[]): readonly Contribution[] {
  if (contributions.length === 1) return contributions;
  const distinct = new Map<string, Contribution>();
  for (const contribution of contributions) {
    const content = canonicalJson(contribution.part);
    const held = distinct.get(content);
    if (held === undefined || compareText(canonicalJson(contribution), canonicalJson(held)) < 0) {
      distinct.set(content, contribution);
    }
  }
  return [...distinct]
    .map(([content, contribution]) => ({ content, contribution, weight: weightOf(contribution.part) }))
    .sort((a, b) => b.weight - a.weight || asOf(b) - asOf(a) || compareText(a.content, b.content))
    .map(({ contribution }) => contribution);

  function asOf({ contribution }: { readonly contribution: Contribution }): number {
    return contribution.part.asOf ?? 0;
  }
}

function weightOf({ messages, events, surveys, attributes }: Part): number {
  return messages.length + events.length + surveys.length + attributes.length;
}

/**
 * By time, then by the vendor's own order, then by key. What has no time stands after the last item that the vendor
 * puts before it. (Comparing pairs would not do: with some times unknown, "before" is not transitive.)
 */
export function inOrder<Item extends { readonly key: ItemKey; readonly order: number }>(
  items: readonly Item[],
  timeOf: (item: Item) => Timestamp | undefined,
): Item[] {
  const byOrder = (a: Item, b: Item) => a.order - b.order || compareText(a.key, b.key);
  const timed = items.filter(item => timeOf(item) !== undefined);
  timed.sort((a, b) => (timeOf(a)?.at ?? 0) - (timeOf(b)?.at ?? 0) || byOrder(a, b));
  if (timed.length === items.length) return timed;

  const after = new Map<Item | undefined, Item[]>();
  for (const item of items.filter(item => timeOf(item) === undefined).sort(byOrder)) {
    const previous = timed.reduce<Item | undefined>(
      (best, other) => (other.order < item.order && (best === undefined || other.order >= best.order) ? other : best),
      undefined,
    );
    after.set(previous, [...(after.get(previous) ?? []), item]);
  }
  return [undefined, ...timed].flatMap(item => [...(item ? [item] : []), ...(after.get(item) ?? [])]);
}

function compareTimes(a: Timestamp | undefined, b: Timestamp | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return a.at - b.at;
}

function unite<Item extends { readonly key: ItemKey }>(copies: readonly (readonly Item[])[]): Item[] {
  return uniteBy(copies, item => item.key, fillGaps);
}

function uniteBy<Item>(
  copies: readonly (readonly Item[])[],
  name: (item: Item) => string,
  join: (first: Item, other: Item) => Item = first => first,
): Item[] {
  if (copies.length === 1) return [...(copies[0] as readonly Item[])];
  const united = new Map<string, Item>();
  for (const item of copies.flat()) {
    const held = united.get(name(item));
    united.set(name(item), held === undefined ? item : join(held, item));
  }
  return [...united.values()];
}

/** The first copy of an item, with the members it lacks from the other. */
function fillGaps<Item extends object>(first: Item, other: Item): Item {
  return { ...other, ...first };
}

function mergeSummaries(summaries: readonly Summary[]): Summary {
  if (summaries.length === 1) return summaries[0] as Summary;
  const merged: Record<string, unknown> = {};
  for (const summary of summaries) {
    for (const [name, value] of Object.entries(summary)) {
      if (value === undefined) continue;
      if (name === 'scores') merged[name] = { ...(value as object), ...((merged[name] as object | undefined) ?? {}) };
      else if (merged[name] === undefined) merged[name] = value;
    }
  }
  return merged as Summary;
}

function uniteParticipants(parts: readonly Part[]): Participant[] {
  return uniteBy(
    parts.map(part => part.participants),
    participant => participant.key,
    (first, other) => {
      // a role the file states is worth more than one that was inferred from a name, and any more than none
      const [better, worse] = isVague(first) && !isVague(other) ? [other, first] : [first, other];
      const name = better.name ?? worse.name;
      const otherNames = new Set([...better.otherNames, ...worse.otherNames, ...(worse.name ? [worse.name] : [])]);
      if (name !== undefined) otherNames.delete(name);
      const { roleInferred: _, ...stated } = { ...worse, ...better };
      return {
        ...stated,
        ...(better.roleInferred ? { roleInferred: true } : {}),
        ...(name === undefined ? {} : { name }),
        otherNames: [...otherNames].sort(compareText),
        ids: [...new Set([...better.ids, ...worse.ids])].sort(compareText),
        presence: uniteBy([better.presence, worse.presence], canonicalJson),
        facts: uniteBy([better.facts, worse.facts], canonicalJson),
      };
    },
  );
}

function isVague({ role, roleInferred }: Participant): boolean {
  return roleInferred === true || role === 'unknown';
}

function mergeFacts(parts: readonly Part[]): FactGroup[] {
  const merged = new Map<FactGroup['group'], Fact[]>();
  for (const { group, facts } of parts.flatMap(part => part.facts)) {
    merged.set(group, [...(merged.get(group) ?? []), ...facts]);
  }
  return [...merged].map(([group, facts]) => ({
    group,
    // two copies that disagree are both shown; two that agree are one
    facts: parts.length === 1 ? facts : uniteBy([facts, []], canonicalJson),
  }));
}

function mergeExtras(ranked: readonly Contribution[]): Conversation['extras'] {
  const merged: Record<string, Record<string, Json>> = {};
  for (const { part, origin } of ranked) {
    if (part.extras === undefined) continue;
    const held = merged[origin.shape] ?? (Object.create(null) as Record<string, Json>);
    for (const [name, value] of Object.entries(part.extras)) {
      if (held[name] === undefined && value !== undefined) held[name] = value;
    }
    merged[origin.shape] = held;
  }
  return merged;
}
