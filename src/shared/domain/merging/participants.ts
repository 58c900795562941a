import { canonicalJson, compareText } from '../canonical';
import type { Place } from '../finding';
import type { ItemKey } from '../keys';
import type { Contribution } from '../part';
import type { Participant } from '../participant';
import { uniteBy } from './unite-by';

interface Copy extends Participant {
  readonly place: Place;
}

/** Everybody whom copies, given by rank, name: each once. */
export function uniteParticipants(ranked: readonly Contribution[]): Participant[] {
  if (ranked.length === 1) return ranked.flatMap(({ part }) => [...part.participants]);
  const united = new Map<ItemKey, Copy[]>();
  for (const { part, origin } of ranked) {
    const place = { file: origin.file, record: origin.record };
    for (const someone of part.participants) {
      const held = united.get(someone.key);
      if (held === undefined) united.set(someone.key, [{ ...someone, place }]);
      else held.push({ ...someone, place });
    }
  }
  return [...united.values()].map(joinParticipants);
}

/** One person of all copies, the first of them preferred. */
function joinParticipants(copies: readonly Copy[]): Participant {
  const [only, another] = copies;
  if (only !== undefined && another === undefined) {
    const { place: _, ...someone } = only;
    return someone;
  }
  // a role the file states is worth more than one that was inferred from a name, and any more than none
  const ordered = [...copies.filter(copy => !isVague(copy)), ...copies.filter(isVague)];
  const [best] = ordered as [Copy];
  const name = ordered.find(copy => copy.name !== undefined)?.name;
  const names = new Set(ordered.flatMap(copy => [...copy.otherNames, ...(copy.name ? [copy.name] : [])]));
  if (name !== undefined) names.delete(name);
  const all = <Member>(listOf: (copy: Copy) => readonly Member[]) =>
    uniteBy([ordered.flatMap(copy => [...listOf(copy)]), []], canonicalJson);
  return {
    key: best.key,
    role: best.role,
    ...(best.roleInferred ? { roleInferred: true } : {}),
    ...(name === undefined ? {} : { name }),
    otherNames: [...names].sort(compareText),
    ids: [...new Set(ordered.flatMap(({ ids }) => ids))].sort(compareText),
    presence: all(({ presence }) => presence),
    facts: all(({ facts }) => facts),
    ...rolesOf(best, copies),
  };
}

/** The roles that records state where they are not one. One that is only inferred contradicts nobody. */
function rolesOf(best: Copy, copies: readonly Copy[]): Pick<Participant, 'versions'> {
  const places = new Map<Participant['role'], Place[]>([[best.role, []]]);
  for (const copy of copies) {
    if (isVague(copy)) continue;
    const held = places.get(copy.role);
    if (held === undefined) places.set(copy.role, [copy.place]);
    else held.push(copy.place);
  }
  return places.size < 2 ? {} : { versions: [...places].map(([role, own]) => ({ role, places: own })) };
}

function isVague({ role, roleInferred }: Participant): boolean {
  return roleInferred === true || role === 'unknown';
}
