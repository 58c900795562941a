import { canonicalJson, compareText } from '../canonical';
import { CONVERSATION_VERSION, type Conversation, type FactGroup, type Summary } from '../conversation';
import type { Fact } from '../fact';
import type { Finding, Place } from '../finding';
import type { ConversationKey, ItemKey } from '../keys';
import type { Contribution, Part } from '../part';
import type { Timestamp } from '../time';
import type { Versioned } from '../version';
import { findingsOfValues, valueConflicts } from './conflicts';
import { ATTRIBUTE_RULES, type Copy, type CopyRules, EVENT_RULES, joinCopies, SURVEY_RULES } from './copies';
import { findingsOfExtras, mergeExtras } from './extras';
import { uniteParticipants } from './participants';
import { uniteBy } from './unite-by';
import { uniteMessages } from './unite-messages';

/**
 * The conversation that a set of contributions tells of.
 *
 * A function of the *set*: contributions are put in one order by what they say (fuller copies first, then later ones,
 * then by content), equal ones count once, and each value is taken from the first that has it. So the order of imports,
 * repetition and undo cannot matter, a longer copy extends and a shorter one never shrinks. Where copies contradict each
 * other, what the first says is shown, what the others say is kept beside it (`versions` of an item, `conflicts` of the
 * conversation's own values), and a finding names the place.
 *
 * A vendor that knows better which contributions come first hands them over as `ranked`.
 */
export function mergeContributions(
  key: ConversationKey,
  contributions: readonly Contribution[],
  ranked: readonly Contribution[] = rank(contributions),
): Conversation {
  const parts = ranked.map(({ part }) => part);
  const first = parts.find(part => part.key === key) ?? parts[0];
  if (first === undefined) throw new TypeError(`no contribution to ${key}`);
  const items = {
    messages: inOrder(uniteMessages(ranked), message => message.sentAt),
    events: inOrder(
      unite(ranked, part => part.events, EVENT_RULES),
      event => event.at,
    ),
    surveys: unite(ranked, part => part.surveys, SURVEY_RULES),
    attributes: unite(ranked, part => part.attributes, ATTRIBUTE_RULES).sort(
      (a, b) => compareTimes(a.at, b.at) || compareText(a.key, b.key),
    ),
  };
  const summary = mergeSummaries(parts.map(part => part.summary));
  const conflicts = valueConflicts(ranked, summary);
  const { extras, conflicts: extraConflicts } = mergeExtras(ranked);
  const participants = uniteParticipants(ranked);

  return {
    version: CONVERSATION_VERSION,
    key,
    source: first.source,
    vendorId: first.vendorId,
    summary,
    ...(conflicts.length === 0 ? {} : { conflicts: [...conflicts] }),
    ...(extraConflicts.length === 0 ? {} : { extraConflicts: [...extraConflicts] }),
    queues: uniteBy(
      parts.map(part => part.queues),
      queue => queue.id ?? queue.name,
    ),
    flags: [...new Set(parts.flatMap(part => part.flags))].sort(compareText),
    participants,
    ...items,
    facts: mergeFacts(parts),
    links: uniteBy(
      parts.map(part => part.links),
      link => `${link.reason} ${link.value}`,
    ),
    extras,
    findings: [
      ...uniteBy(
        ranked.map(({ findings }) => findings),
        canonicalJson,
      ),
      ...contradictionsIn(items),
      ...findingsOfValues(conflicts),
      ...participants.flatMap(someone => findingsOn(someone, 'merge/role-differs')),
      ...findingsOfExtras(extraConflicts),
    ],
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

  // both in the vendor's order, so that each untimed item is reached with the last timed one before it at hand
  const places = timed.map((_, place) => place);
  places.sort((a, b) => (timed[a]?.order ?? 0) - (timed[b]?.order ?? 0) || a - b);
  const after: Item[][] = [[], ...timed.map(() => [])];
  let next = 0;
  for (const item of items.filter(item => timeOf(item) === undefined).sort(byOrder)) {
    while (next < places.length && (timed[places[next] ?? 0]?.order ?? 0) < item.order) next++;
    after[next === 0 ? 0 : (places[next - 1] ?? 0) + 1]?.push(item);
  }
  return after.flatMap((untimed, place) => {
    const before = timed[place - 1];
    return before === undefined ? untimed : [before, ...untimed];
  });
}

function compareTimes(a: Timestamp | undefined, b: Timestamp | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return a.at - b.at;
}

function unite<Item extends { readonly key: ItemKey; readonly pointer?: string | undefined }>(
  ranked: readonly Contribution[],
  itemsOf: (part: Part) => readonly Item[],
  rules: CopyRules<Item>,
): Item[] {
  if (ranked.length === 1) return ranked.flatMap(({ part }) => [...itemsOf(part)]);
  const united = new Map<ItemKey, Copy<Item>[]>();
  for (const { part, origin } of ranked) {
    for (const item of itemsOf(part)) {
      const { file, record } = origin;
      const place = { file, record, ...(item.pointer === undefined ? {} : { pointer: item.pointer }) };
      const held = united.get(item.key);
      if (held === undefined) united.set(item.key, [{ item, place }]);
      else held.push({ item, place });
    }
  }
  return [...united.values()].map(copies => joinCopies(copies, rules));
}

/** A finding for each version that is kept beside what is shown, at its own place. */
function contradictionsIn({
  messages,
  events,
  surveys,
  attributes,
}: Pick<Conversation, 'messages' | 'events' | 'surveys' | 'attributes'>): Finding[] {
  return [
    ...messages.flatMap(item => findingsOn(item, 'merge/message-differs')),
    ...events.flatMap(item => findingsOn(item, 'merge/event-differs')),
    ...surveys.flatMap(item => findingsOn(item, 'merge/survey-differs')),
    ...attributes.flatMap(item => findingsOn(item, 'merge/attribute-differs')),
  ];
}

function findingsOn(
  { versions }: Versioned<{ readonly key?: ItemKey | undefined; readonly places: readonly Place[] }>,
  code: string,
): Finding[] {
  if (versions === undefined) return [];
  const [own, ...others] = versions;
  const shown = own?.places[0]?.file ?? '';
  return others.flatMap(({ key, places }): readonly Finding[] => {
    const [place] = places;
    if (place === undefined) return [];
    const named = key === undefined ? code : 'merge/message-likely-differs';
    return [{ severity: 'noted', code: named, place, facts: { file: shown } }];
  });
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

function mergeFacts(parts: readonly Part[]): FactGroup[] {
  const merged = new Map<FactGroup['group'], Fact[]>();
  for (const { group, facts } of parts.flatMap(part => part.facts)) {
    const held = merged.get(group);
    if (held === undefined) merged.set(group, [...facts]);
    else for (const fact of facts) held.push(fact);
  }
  return [...merged].map(([group, facts]) => ({
    group,
    // two copies that disagree are both shown; two that agree are one
    facts: parts.length === 1 ? facts : uniteBy([facts, []], canonicalJson),
  }));
}
