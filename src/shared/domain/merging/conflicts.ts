import { canonicalJson } from '../canonical';
import type { Conversation, Queue, Summary, ValueConflict, ValueName } from '../conversation';
import type { Finding, Place } from '../finding';
import type { Contribution, Part } from '../part';
import type { Timestamp } from '../time';

type Value = ValueConflict['versions'][number]['value'];

/** How a single value is taken from a copy. */
interface ValueRule {
  readonly name: ValueName;
  /** What a copy says only once the conversation is over: one that was written before contradicts nobody. */
  readonly late: boolean;
  of(summary: Summary): Value | undefined;
}

const early = (name: 'account' | 'channel' | 'language' | 'requestedAt' | 'startedAt' | 'startReason'): ValueRule => ({
  name,
  late: false,
  of: summary => summary[name],
});
const late = (
  name: 'endedAt' | 'statedDurationMs' | 'statedWaitMs' | 'status' | 'disposition' | 'endReason' | 'endedBy',
): ValueRule => ({ name, late: true, of: summary => summary[name] });

const RULES: readonly ValueRule[] = [
  ...(['account', 'channel', 'language', 'requestedAt', 'startedAt', 'startReason'] as const).map(early),
  ...(['endedAt', 'statedDurationMs', 'statedWaitMs', 'status', 'disposition', 'endReason', 'endedBy'] as const).map(
    late,
  ),
  { name: 'score', late: true, of: ({ scores }) => scores?.chat },
  { name: 'mood', late: true, of: ({ scores }) => scores?.alert },
  { name: 'satisfaction', late: true, of: ({ scores }) => scores?.satisfaction },
];

/**
 * The values of a conversation in which its copies, given by rank, contradict each other. `shown` is what the merge has
 * made of them. What a copy lacks is no contradiction, nor is what changes while a conversation goes on; a record that
 * is not about the conversation itself (a ticket) has no say in its values.
 */
export function valueConflicts(ranked: readonly Contribution[], shown: Summary): readonly ValueConflict[] {
  if (ranked.length === 1) return [];
  const copies = ranked.filter(({ part }) => part.key !== undefined);
  const conflicts: ValueConflict[] = [];
  for (const { name, late: isLate, of } of RULES) {
    const value = of(shown);
    if (value === undefined || (name === 'status' && isGoingOn(shown))) continue;
    const asked = name === 'channel' ? inOneLanguage(copies, of, value) : copies;
    const told = asked.flatMap(copy => {
      const own = of(copy.part.summary);
      // one that is shown has a place, whoever says it
      const counts = own !== undefined && (isSame(own, value) || !isLate || !isUnfinished(copy.part));
      return counts ? [{ value: own, place: placeOf(copy) }] : [];
    });
    const versions = versionsOf(told, value, isSame);
    if (versions.length > 1) conflicts.push({ name, versions });
  }
  const queues = queueConflict(copies);
  return queues === undefined ? conflicts : [...conflicts, queues];
}

/** Each kind of record has its own words for a channel: another word contradicts only what one of its kind says. */
function inOneLanguage(copies: readonly Contribution[], of: ValueRule['of'], shown: Value): readonly Contribution[] {
  const byShape = new Map<string, Set<Value>>();
  for (const { part, origin } of copies) {
    const value = of(part.summary);
    if (value !== undefined) byShape.set(origin.shape, (byShape.get(origin.shape) ?? new Set()).add(value));
  }
  return copies.filter(({ part, origin }) => of(part.summary) === shown || (byShape.get(origin.shape)?.size ?? 0) > 1);
}

/** A finding for each value that is kept beside the one that is shown. */
export function findingsOfValues(conflicts: readonly ValueConflict[]): readonly Finding[] {
  return conflicts.flatMap(({ name, versions: [own, ...others] }) =>
    others.flatMap(({ places: [place] }): readonly Finding[] =>
      place === undefined
        ? []
        : [
            {
              severity: 'noted',
              code: 'merge/value-differs',
              place,
              facts: { file: own?.places[0]?.file ?? '', value: name },
            },
          ],
    ),
  );
}

/** In how many places copies of a conversation contradict each other. */
export function contradictionsOf({ findings }: Pick<Conversation, 'findings'>): number {
  return findings.filter(({ code }) => code.startsWith('merge/')).length;
}

/** What other copies say instead of the values that are shown, as text: what is none has no words to be found by. */
export function otherTexts({ conflicts = [] }: Pick<Conversation, 'conflicts'>, names: readonly ValueName[]): string[] {
  return conflicts
    .filter(({ name }) => names.includes(name))
    .flatMap(({ versions }) => versions.slice(1))
    .flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
}

/** Queues that differ where both copies know how the conversation ended. One that names more of them says no other. */
function queueConflict(copies: readonly Contribution[]): ValueConflict | undefined {
  const told = copies
    .filter(({ part }) => part.queues.length > 0 && !isUnfinished(part))
    .map(copy => ({ value: copy.part.queues, place: placeOf(copy) }));
  const [first] = told;
  if (first === undefined) return undefined;
  const versions = versionsOf(told, first.value, agreeOnQueues);
  if (versions.length < 2) return undefined;
  return { name: 'queue', versions: versions.map(({ value, places }) => ({ value: queueNames(value), places })) };
}

function queueNames(queues: readonly Queue[]): string {
  return queues.map(({ name }) => name).join(', ');
}

function agreeOnQueues(a: readonly Queue[], b: readonly Queue[]): boolean {
  const isWithin = (some: readonly Queue[], all: readonly Queue[]) =>
    some.every(one => all.some(other => isSameQueue(one, other)));
  return isWithin(a, b) || isWithin(b, a);
}

/** One may be named by its id alone or by the end of its way. */
function isSameQueue(a: Queue, b: Queue): boolean {
  if (a.id !== undefined && b.id !== undefined && a.id !== b.id) return false;
  const [short = [], long = []] = [a, b]
    .map(({ path, name }) => (path === undefined || path.length === 0 ? [name] : path))
    .sort((one, other) => one.length - other.length);
  return a.name === b.name || short.every((step, nth) => step === long[long.length - short.length + nth]);
}

/** The value that is shown with the copies that say so, then each other one with its own. */
function versionsOf<Said>(
  told: readonly { readonly value: Said; readonly place: Place }[],
  shown: Said,
  agree: (a: Said, b: Said) => boolean,
): { readonly value: Said; readonly places: Place[] }[] {
  const own = { value: shown, places: [] as Place[] };
  const others = new Map<string, typeof own>();
  for (const { value, place } of told) {
    if (agree(value, shown)) {
      own.places.push(place);
      continue;
    }
    const spelling = spellingOf(value);
    const held = others.get(spelling);
    if (held === undefined) others.set(spelling, { value, places: [place] });
    else held.places.push(place);
  }
  return [own, ...others.values()];
}

function isSame(a: Value, b: Value): boolean {
  return spellingOf(a) === spellingOf(b);
}

/** The same moment is told with and without the clock it was read from. */
function spellingOf(value: unknown): string {
  return canonicalJson(isTime(value) ? value.at : value);
}

function isTime(value: unknown): value is Timestamp {
  return typeof value === 'object' && value !== null && 'at' in value;
}

/** Written while the conversation went on: a state of it, or a record that says so. */
export function isUnfinished({ snapshot, summary }: Part): boolean {
  return snapshot !== undefined || isGoingOn(summary);
}

function isGoingOn({ status }: Summary): boolean {
  return status === 'open' || status === 'queued';
}

function placeOf({ origin: { file, record } }: Contribution): Place {
  return { file, record };
}
