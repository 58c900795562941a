import type { Attribute } from '../attribute';
import { canonicalJson } from '../canonical';
import type { ConversationEvent } from '../event';
import type { Fact } from '../fact';
import type { Place } from '../finding';
import { isNamedByWords } from '../keys';
import type { Body, Message } from '../message';
import type { Answer, Survey } from '../survey';
import type { Timestamp } from '../time';
import { contradict, joinBodies, saysNothing, substanceOf } from './bodies';

/** An item as one record tells it. */
export interface Copy<Item> {
  readonly item: Item;
  readonly place: Place;
}

/** How copies of one kind of item are put together, and when they contradict each other. */
export interface CopyRules<Item> {
  /** One item of two: the first with what it lacks. */
  join(first: Item, other: Item): Item;
  /** The members in which a copy says something else than what is shown. A member it lacks is no contradiction. */
  differing(shown: Item, copy: Item): readonly (string & keyof Item)[];
}

/** What is said of an item in one place, as `versions` keeps it. */
type VersionOf<Item> = Partial<Item> & { readonly places: readonly Place[] };

/**
 * One item of all its copies, given in the order of their contributions: each member is from the first copy that has it.
 * What other copies say instead is kept in `versions`, each wording once.
 */
export function joinCopies<Item extends object>(copies: readonly Copy<Item>[], rules: CopyRules<Item>): Item {
  const [first, ...others] = copies;
  if (first === undefined) throw new TypeError('an item without a copy');
  if (others.length === 0) return first.item;
  const shown = others.reduce((item, copy) => rules.join(item, copy.item), first.item);

  const members = new Set<string & keyof Item>();
  const versions = new Map<string, { readonly version: Partial<Item>; readonly places: Place[] }>();
  const agreeing: Copy<Item>[] = [];
  for (const copy of copies) {
    const names = rules.differing(shown, copy.item);
    if (names.length === 0) {
      agreeing.push(copy);
      continue;
    }
    for (const name of names) members.add(name);
    const version = pick(copy.item, names);
    const spelling = canonicalJson(names.map(name => [name, spellingOf(copy.item[name])]));
    const held = versions.get(spelling);
    if (held === undefined) versions.set(spelling, { version, places: [copy.place] });
    else held.places.push(copy.place);
  }
  if (versions.size === 0) return shown;
  const names = [...members];
  const own = agreeing.filter(({ item }) => names.some(name => isStated(item[name])));
  const all: readonly VersionOf<Item>[] = [
    { ...pick(shown, names), places: own.map(({ place }) => place) },
    ...[...versions.values()].map(({ version, places }) => ({ ...version, places })),
  ];
  return { ...shown, versions: all };
}

function pick<Item extends object>(item: Item, names: readonly (keyof Item)[]): Partial<Item> {
  const picked: Partial<Item> = {};
  for (const name of names) if (item[name] !== undefined) picked[name] = item[name];
  return picked;
}

function isStated(value: unknown): boolean {
  return value !== undefined && !(isBody(value) && saysNothing(value));
}

/** Copies that differ in their look alone are one version. */
function spellingOf(value: unknown): unknown {
  return isBody(value) ? [value.kind, substanceOf(value)] : value;
}

function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && 'kind' in value && 'text' in value;
}

/** The first with the members that it lacks. */
function fillGaps<Item extends { readonly extras?: object | undefined }>(first: Item, other: Item): Item {
  const filled = { ...other, ...first };
  return first.extras === undefined || other.extras === undefined
    ? filled
    : { ...filled, extras: { ...other.extras, ...first.extras } };
}

/**
 * A message is contradicted by other words at the same place (`bodies.ts` says what other words are), by another
 * audience, time, author or another message that it answers. Not by what changes while nobody speaks: delivery, scores.
 *
 * Where lines are named by author, time and words, these are the same in every copy; people may go by another key there.
 */
export const MESSAGE_RULES: CopyRules<Message> = {
  join: (first, other) => ({ ...fillGaps(first, other), body: joinBodies(first.body, other.body) }),
  differing(shown, copy) {
    const names: (string & keyof Message)[] = [];
    if (contradict(shown.body, copy.body)) names.push('body');
    if (shown.audience !== copy.audience) names.push('audience');
    if (isNamedByWords(shown.key)) return names;
    if (atOtherTimes(shown.sentAt, copy.sentAt)) names.push('sentAt');
    if (areOther(shown.author, copy.author)) names.push('author');
    if (areOther(shown.replyTo, copy.replyTo)) names.push('replyTo');
    return names;
  },
};

/**
 * What was recorded is worth more than what was concluded, and conclusions change with every copy: only two records of
 * an event contradict each other.
 */
export const EVENT_RULES: CopyRules<ConversationEvent> = {
  join(first, other) {
    if (first.origin !== other.origin) return first.origin === 'recorded' ? first : other;
    return { ...fillGaps(first, other), facts: joinFacts(first.facts, other.facts) };
  },
  differing(shown, copy) {
    if (shown.origin !== 'recorded' || copy.origin !== 'recorded') return [];
    const names: (string & keyof ConversationEvent)[] = [];
    if (atOtherTimes(shown.at, copy.at)) names.push('at');
    if (atOtherTimes(shown.until, copy.until)) names.push('until');
    for (const name of ['kind', 'statedDurationMs', 'participant', 'from', 'to', 'label'] as const) {
      if (areOther(shown[name], copy[name])) names.push(name);
    }
    if (factsContradict(shown.facts, copy.facts)) names.push('facts');
    return names;
  },
};

/** Answers to one question contradict each other; a question that only one copy has is a gap in the other. */
export const SURVEY_RULES: CopyRules<Survey> = {
  join: (first, other) => ({
    ...other,
    ...first,
    answers: joinNamed(first.answers, other.answers, questionOf, ({ values }) => values.length > 0),
  }),
  differing: (shown, copy) => (namedContradict(shown.answers, copy.answers, questionOf, valuesOf) ? ['answers'] : []),
};

export const ATTRIBUTE_RULES: CopyRules<Attribute> = {
  join: (first, other) => ({
    ...fillGaps(first, other),
    facts: joinFacts(first.facts, other.facts),
    products: first.products.length > 0 ? first.products : other.products,
  }),
  differing(shown, copy) {
    const names: (string & keyof Attribute)[] = [];
    if (areOther(shown.authenticated, copy.authenticated)) names.push('authenticated');
    if (factsContradict(shown.facts, copy.facts)) names.push('facts');
    if (copy.products.length > 0 && areOther(shown.products, copy.products)) names.push('products');
    return names;
  },
};

function atOtherTimes(a: Timestamp | undefined, b: Timestamp | undefined): boolean {
  return a !== undefined && b !== undefined && a.at !== b.at;
}

function areOther(a: unknown, b: unknown): boolean {
  return a !== undefined && b !== undefined && a !== b && canonicalJson(a) !== canonicalJson(b);
}

function joinFacts(first: readonly Fact[], other: readonly Fact[]): Fact[] {
  return joinNamed(first, other, nameOf, hasValue);
}

function factsContradict(a: readonly Fact[], b: readonly Fact[]): boolean {
  return namedContradict(a, b, nameOf, fact => (hasValue(fact) ? [fact.value] : []));
}

function nameOf({ name }: Fact): string {
  return name;
}

function hasValue({ value }: Fact): boolean {
  return value !== '';
}

function questionOf({ questionId, question }: Answer): string {
  return questionId ?? question;
}

function valuesOf({ values }: Answer): readonly string[] {
  return values.filter(value => value !== '');
}

/** The first list, with what the other has under names that the first has no value for. */
function joinNamed<Named>(
  first: readonly Named[],
  other: readonly Named[],
  nameOf: (one: Named) => string,
  isFull: (one: Named) => boolean,
): Named[] {
  if (other.length === 0) return [...first];
  const full = new Set(first.filter(isFull).map(nameOf));
  const added = other.filter(one => isFull(one) && !full.has(nameOf(one)));
  if (added.length === 0) return [...first];
  const filled = new Set(added.map(nameOf));
  return [...first.filter(one => isFull(one) || !filled.has(nameOf(one))), ...added];
}

/** Whether both lists have values under one name, and others. */
function namedContradict<Named>(
  a: readonly Named[],
  b: readonly Named[],
  nameOf: (one: Named) => string,
  valuesOf: (one: Named) => readonly unknown[],
): boolean {
  const values = (list: readonly Named[]) => {
    const byName = new Map<string, string[]>();
    for (const one of list) {
      for (const value of valuesOf(one)) {
        const held = byName.get(nameOf(one));
        if (held === undefined) byName.set(nameOf(one), [String(value)]);
        else held.push(String(value));
      }
    }
    return byName;
  };
  const held = values(a);
  for (const [name, others] of values(b)) {
    const own = held.get(name);
    if (own !== undefined && canonicalJson(own.sort()) !== canonicalJson(others.sort())) return true;
  }
  return false;
}
