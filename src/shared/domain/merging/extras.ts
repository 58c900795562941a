import { emptyObject, isObject, type Json } from '../../base/json';
import { canonicalJson } from '../canonical';
import type { Conversation, ExtraConflict } from '../conversation';
import type { Finding, Place } from '../finding';
import type { Contribution } from '../part';
import { isUnfinished } from './conflicts';

interface Said {
  readonly value: Json;
  readonly place: Place;
  /** A copy that was written while the conversation went on, or is not about it, contradicts nobody. */
  readonly counts: boolean;
}

/** Vendor members of all copies, given by rank: each from the first that has it, and what others say instead. */
export function mergeExtras(ranked: readonly Contribution[]): {
  readonly extras: Conversation['extras'];
  readonly conflicts: readonly ExtraConflict[];
} {
  const told = new Map<string, Map<string, Said[]>>();
  for (const { part, origin } of ranked) {
    if (part.extras === undefined) continue;
    const members = told.get(origin.shape) ?? new Map<string, Said[]>();
    told.set(origin.shape, members);
    const place = { file: origin.file, record: origin.record };
    const counts = part.key !== undefined && !isUnfinished(part);
    for (const [name, value] of Object.entries(part.extras)) {
      if (value === undefined) continue;
      const said = { value, place, counts };
      const held = members.get(name);
      if (held === undefined) members.set(name, [said]);
      else held.push(said);
    }
  }
  const extras: Record<string, Record<string, Json>> = {};
  const conflicts: ExtraConflict[] = [];
  for (const [shape, members] of told) {
    const held = emptyObject();
    extras[shape] = held;
    for (const [name, all] of members) {
      const value = shownOf(all);
      held[name] = value;
      const versions = all.length < 2 ? [] : versionsOf(all, value);
      if (versions.length > 1) conflicts.push({ shape, name, versions });
    }
  }
  return { extras, conflicts };
}

/** A finding for each member that another copy has otherwise. */
export function findingsOfExtras(conflicts: readonly ExtraConflict[]): readonly Finding[] {
  return conflicts.flatMap(({ name, versions: [own, ...others] }) =>
    others.flatMap(({ places: [place] }): readonly Finding[] => {
      if (place === undefined) return [];
      const facts = { file: own?.places[0]?.file ?? '', name };
      return [{ severity: 'noted', code: 'merge/extra-differs', place, facts }];
    }),
  );
}

/** What the first copy says, or one that says the same and more. */
function shownOf(all: readonly Said[]): Json {
  const [first, ...others] = all.map(({ value }) => value);
  return others.reduce<Json>((shown, value) => (isWithin(shown, value) ? value : shown), first ?? null);
}

function versionsOf(all: readonly Said[], shown: Json): { readonly value: Json; readonly places: Place[] }[] {
  const own = { value: shown, places: [] as Place[] };
  const others = new Map<string, typeof own>();
  for (const { value, place, counts } of all) {
    if (isWithin(value, shown)) own.places.push(place);
    else if (counts) {
      const spelling = canonicalJson(value);
      const held = others.get(spelling);
      if (held === undefined) others.set(spelling, { value, places: [place] });
      else held.places.push(place);
    }
  }
  return [own, ...others.values()];
}

/** Whether a value says nothing but what the other says, too: what it lacks is no contradiction. */
function isWithin(value: Json, other: Json): boolean {
  if (isObject(value) && isObject(other))
    return Object.entries(value).every(([name, member]) => {
      const held = Object.hasOwn(other, name) ? other[name] : undefined;
      return member === undefined || (held !== undefined && isWithin(member, held));
    });
  return value === null || canonicalJson(value) === canonicalJson(other);
}
