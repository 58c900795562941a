import type { Conversation } from '../domain/conversation';
import type { ConversationEvent, EventKind } from '../domain/event';
import type { ItemKey } from '../domain/keys';
import type { Instant } from '../domain/time';
import { toldEvents } from './told-events';

/** A time the conversation stood in a queue. `item` is the event that began it, where one did. */
interface QueueWait {
  readonly queue?: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly item?: ItemKey;
  readonly origin: 'recorded' | 'derived';
}

// an offer does not end it: the customer still waits while an agent is being asked
const ENDS_QUEUE: ReadonlySet<EventKind> = new Set([
  'queued',
  'accepted',
  'joined',
  'transferred',
  'dismissed',
  'ended',
  'abandoned',
]);

/**
 * The times in queues: from each `queued` event to its own end, else to the next event that takes the conversation
 * out of the queue. Without such events, from the request to the start.
 */
export function queueWaitsOf(conversation: Conversation): readonly QueueWait[] {
  const { summary, queues } = conversation;
  const events = toldEvents(conversation.events);
  const waits = events.flatMap((event, index) => (event.kind === 'queued' ? waitFrom(event, events, index) : []));
  if (waits.length > 0) return waits;

  const { requestedAt, startedAt } = summary;
  if (requestedAt === undefined || startedAt === undefined || startedAt.at <= requestedAt.at) return [];
  const requested = events.find(({ kind, at }) => kind === 'requested' && at?.at === requestedAt.at);
  return [
    {
      from: requestedAt.at,
      until: startedAt.at,
      origin: 'recorded',
      ...(queues[0] === undefined ? {} : { queue: queues[0].name }),
      ...(requested === undefined ? {} : { item: requested.key }),
    },
  ];
}

function waitFrom(event: ConversationEvent, events: readonly ConversationEvent[], index: number): readonly QueueWait[] {
  if (event.at === undefined) return [];
  const end = event.until ?? events.slice(index + 1).find(({ kind, at }) => ENDS_QUEUE.has(kind) && at)?.at;
  if (end === undefined || end.at < event.at.at) return [];
  const queue = event.to?.queue ?? event.from?.queue;
  return [
    {
      from: event.at.at,
      until: end.at,
      item: event.key,
      origin: event.origin,
      ...(queue === undefined ? {} : { queue }),
    },
  ];
}
