import type { ConversationKey } from '../domain/keys';
import type { Instant } from '../domain/time';

/** A conversation that may belong to a visit. `sequence` is its place as the vendor counts, from the beginning of the visit. */
export interface VisitPart {
  readonly key: ConversationKey;
  readonly startedAt?: Instant | undefined;
  readonly endedAt?: Instant | undefined;
  readonly sequence?: number | undefined;
}

const MOST_APART_MS = 86_400_000;

/**
 * The conversations of the visit that one of them belongs to, in their order. Vendors count visits anew when somebody
 * comes back, so what shares a number is one visit only while it goes on: no more than a day lies between one
 * conversation and the next, and the vendor's count rises.
 */
export function visitAround(key: ConversationKey, parts: readonly VisitPart[]): readonly ConversationKey[] {
  const timed = parts.filter(({ startedAt }) => startedAt !== undefined).sort(inTime);
  const visits: VisitPart[][] = [];
  for (const part of timed) {
    const visit = visits.at(-1);
    const before = visit?.at(-1);
    if (visit !== undefined && before !== undefined && goesOn(before, part)) visit.push(part);
    else visits.push([part]);
  }
  const own = visits.find(visit => visit.some(part => part.key === key)) ?? [];
  return own.length === 0 ? [key] : own.map(part => part.key);
}

function inTime(a: VisitPart, b: VisitPart): number {
  return (a.startedAt ?? 0) - (b.startedAt ?? 0) || (a.sequence ?? 0) - (b.sequence ?? 0) || (a.key < b.key ? -1 : 1);
}

function goesOn(before: VisitPart, next: VisitPart): boolean {
  const ended = Math.max(before.startedAt ?? 0, before.endedAt ?? 0);
  const counts = before.sequence === undefined || next.sequence === undefined || next.sequence > before.sequence;
  return counts && (next.startedAt ?? 0) - ended <= MOST_APART_MS;
}
