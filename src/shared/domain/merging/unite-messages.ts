import type { Place } from '../finding';
import { type ItemKey, isNamedByWords } from '../keys';
import type { Message, MessageVersion } from '../message';
import type { Contribution } from '../part';
import { saysNothing } from './bodies';
import { type Copy, joinCopies, MESSAGE_RULES } from './copies';

/** So many lines at one place are compared with each other; a file with more of them was made to be slow. */
const COMPARED_AT_ONE_PLACE = 12;

/** A message on its way into the conversation. */
interface Line {
  readonly copies: Copy<Message>[];
  /** The contributions that have it, by their rank. */
  readonly ranks: Set<number>;
  /** Its place among the lines of all copies. */
  readonly order: number;
  /** Whether its first copy has a line in common with those before it, so that places in it can be compared with theirs. */
  anchored: boolean;
}

/**
 * The messages of all contributions, given by rank.
 *
 * Most vendors order lines of one instant by their place in the file, which differs from copy to copy: a copy that
 * begins later counts from 0 again. Lines that copies have in common show how far their counts are apart, and the others
 * move with them.
 *
 * Where lines are named by their words, other words are another line. It is likely the same one if author and instant
 * are equal, it stands at the same place of a copy that has lines in common with the other, and neither copy has both.
 * Then both are kept and each names the other as a version; one that says nothing gives way.
 */
export function uniteMessages(ranked: readonly Contribution[]): readonly Message[] {
  if (ranked.length === 1) return ranked[0]?.part.messages ?? [];
  const lines = align(ranked);
  const messages: Message[] = [];
  const rivals = likelySame(lines);
  for (const [key, line] of lines) {
    const others = rivals.get(key) ?? [];
    const first = line.copies[0]?.item;
    if (first !== undefined && saysNothing(first.body) && others.some(other => !isEmpty(lines.get(other)))) continue;
    const joined = joinCopies(line.copies, MESSAGE_RULES);
    const placed = joined.order === line.order ? joined : { ...joined, order: line.order };
    const likely = others.filter(other => !isEmpty(lines.get(other)));
    messages.push(likely.length === 0 ? placed : withLikely(placed, line, likely, lines));
  }
  return messages;
}

function align(ranked: readonly Contribution[]): Map<ItemKey, Line> {
  const lines = new Map<ItemKey, Line>();
  for (const [rank, { part, origin }] of ranked.entries()) {
    const fresh: { readonly copy: Copy<Message>; readonly apart: number | undefined }[] = [];
    let apart: number | undefined;
    let firstApart: number | undefined;
    for (const item of part.messages) {
      const copy = { item, place: placeOf(item, origin) };
      const held = lines.get(item.key);
      if (held === undefined) {
        fresh.push({ copy, apart });
        continue;
      }
      held.copies.push(copy);
      held.ranks.add(rank);
      apart = held.order - item.order;
      firstApart ??= apart;
    }
    for (const { copy, apart: own } of fresh) {
      const order = copy.item.order + (own ?? firstApart ?? 0);
      const anchored = firstApart !== undefined;
      lines.set(copy.item.key, { copies: [copy], ranks: new Set([rank]), order, anchored });
    }
  }
  return lines;
}

function placeOf({ pointer }: Message, { file, record }: Contribution['origin']): Place {
  return { file, record, pointer };
}

/** For each line that is likely a version of others, these others. */
function likelySame(lines: ReadonlyMap<ItemKey, Line>): ReadonlyMap<ItemKey, readonly ItemKey[]> {
  const places = new Map<string, ItemKey[]>();
  for (const [key, { copies, order }] of lines) {
    const item = copies[0]?.item;
    if (item === undefined || !isNamedByWords(key)) continue;
    const name = `${order} ${item.sentAt?.at} ${item.author}`;
    const held = places.get(name);
    if (held === undefined) places.set(name, [key]);
    else if (held.length < COMPARED_AT_ONE_PLACE) held.push(key);
  }
  const found = new Map<ItemKey, ItemKey[]>();
  for (const keys of places.values()) {
    if (keys.length < 2) continue;
    for (const key of keys) {
      const others = keys.filter(other => other !== key && areLikelySame(lines.get(key), lines.get(other)));
      if (others.length > 0) found.set(key, others);
    }
  }
  return found;
}

function areLikelySame(a: Line | undefined, b: Line | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const [earlier, later] = firstOf(a) < firstOf(b) ? [a, b] : [b, a];
  if (!later.anchored) return false;
  for (const rank of earlier.ranks) if (later.ranks.has(rank)) return false;
  return true;
}

function firstOf({ ranks }: Line): number {
  const [first = 0] = ranks;
  return first;
}

function isEmpty(line: Line | undefined): boolean {
  const item = line?.copies[0]?.item;
  return item === undefined || saysNothing(item.body);
}

function withLikely(
  message: Message,
  line: Line,
  others: readonly ItemKey[],
  lines: ReadonlyMap<ItemKey, Line>,
): Message {
  const own: readonly MessageVersion[] = message.versions ?? [{ body: message.body, places: placesOf(line) }];
  const likely = others.map(key => ({ key, places: placesOf(lines.get(key)) }));
  return { ...message, versions: [...own, ...likely] };
}

function placesOf(line: Line | undefined): Place[] {
  return line?.copies.map(({ place }) => place) ?? [];
}
