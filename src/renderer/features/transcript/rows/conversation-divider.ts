import type { Conversation } from '#shared/domain/conversation';
import type { Instant } from '#shared/domain/time';
import { extentOf } from '#shared/measures/presence';
import type { SeamRow } from './row';

/** What happened between a conversation of a visit and the next one. */
export function dividerBetween(before: Conversation, next: Conversation, nth: number): SeamRow {
  const ended = before.summary.endedAt?.at ?? extentOf(before)?.until;
  const began = next.summary.requestedAt?.at ?? next.summary.startedAt?.at ?? extentOf(next)?.from;
  return {
    kind: 'seam',
    key: `seam ${next.key}`,
    conversation: next.key,
    nth: nth + 1,
    transferred: wasTransferred(before, next),
    who: next.participants
      .filter(({ role }) => role === 'agent' || role === 'supervisor' || role === 'bot')
      .slice(0, 2),
    ms: lengthBetween(ended, began),
  };
}

/** Either side may tell of it: of a transfer that leads out of the one, or of one that comes from without into the other. */
function wasTransferred(before: Conversation, next: Conversation): boolean {
  return (
    before.events.some(({ kind, to }) => kind === 'transferred' && to === undefined) ||
    next.events.some(({ kind, from }) => kind === 'transferred' && from === undefined)
  );
}

function lengthBetween(from: Instant | undefined, until: Instant | undefined): number | undefined {
  return from === undefined || until === undefined || until < from ? undefined : until - from;
}
