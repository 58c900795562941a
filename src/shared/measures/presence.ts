import type { Conversation } from '../domain/conversation';
import type { ConversationEvent } from '../domain/event';
import type { ItemKey } from '../domain/keys';
import type { Participant } from '../domain/participant';
import type { Instant } from '../domain/time';

/**
 * When somebody was there. `told` says how it is known: the file says so, its events do, or only the lines
 * (from the first to the last one). An open end is not known and reaches as far as the conversation does.
 * A recorded stay that ends before it starts is kept as it is, `until` before `from`.
 */
export interface PresenceInterval {
  readonly participant: ItemKey;
  readonly from: Instant;
  readonly until: Instant;
  readonly told: 'presence' | 'events' | 'lines';
  readonly openStart: boolean;
  readonly openEnd: boolean;
}

/** First and last moment that the files know of the conversation; nothing where no time is known at all. */
export function extentOf(conversation: Conversation): { readonly from: Instant; readonly until: Instant } | undefined {
  let from = Number.POSITIVE_INFINITY;
  let until = Number.NEGATIVE_INFINITY;
  const { summary, messages, events, participants, attributes, surveys } = conversation;
  for (const time of [summary.requestedAt, summary.startedAt, summary.endedAt]) add(time?.at);
  for (const { sentAt } of messages) add(sentAt?.at);
  for (const event of events) {
    add(event.at?.at);
    add(event.until?.at);
  }
  for (const { presence } of participants) {
    for (const stay of presence) {
      add(stay.from?.at);
      add(stay.until?.at);
    }
  }
  for (const { at } of attributes) add(at?.at);
  for (const { at } of surveys) add(at?.at);
  return from <= until ? { from: from as Instant, until: until as Instant } : undefined;

  function add(at: Instant | undefined): void {
    if (at === undefined) return;
    if (at < from) from = at;
    if (at > until) until = at;
  }
}

/** The stays of each participant, in the participants' order, by the best of what the files tell. */
export function findPresence(conversation: Conversation): readonly PresenceInterval[] {
  const extent = extentOf(conversation);
  if (extent === undefined) return [];
  const from = conversation.summary.startedAt?.at ?? conversation.summary.requestedAt?.at ?? extent.from;
  const until = conversation.summary.endedAt?.at ?? extent.until;
  const lines = linesByAuthor(conversation);

  return conversation.participants.flatMap(participant => {
    const recorded = recordedStays(participant, from, until);
    if (recorded.length > 0) return recorded;
    const byEvents = staysByEvents(participant.key, conversation.events, until);
    if (byEvents.length > 0) return byEvents;
    const said = lines.get(participant.key);
    return said === undefined
      ? []
      : [{ participant: participant.key, ...said, told: 'lines' as const, openStart: true, openEnd: true }];
  });
}

function recordedStays({ key, presence }: Participant, start: Instant, end: Instant): readonly PresenceInterval[] {
  return presence.flatMap(({ from, until }) =>
    from === undefined && until === undefined
      ? []
      : [
          {
            participant: key,
            from: from?.at ?? (Math.min(start, until?.at ?? start) as Instant),
            until: until?.at ?? (Math.max(end, from?.at ?? end) as Instant),
            told: 'presence' as const,
            openStart: from === undefined,
            openEnd: until === undefined,
          },
        ],
  );
}

function staysByEvents(
  participant: ItemKey,
  events: readonly ConversationEvent[],
  end: Instant,
): readonly PresenceInterval[] {
  const stays: PresenceInterval[] = [];
  let since: Instant | undefined;
  for (const event of events) {
    if (event.at === undefined) continue;
    if (comes(event, participant)) since ??= event.at.at;
    else if (since !== undefined && goes(event, participant)) close(event.at.at, false);
  }
  if (since !== undefined) close(Math.max(since, end) as Instant, true);
  return stays;

  function close(until: Instant, openEnd: boolean): void {
    if (since === undefined) return;
    stays.push({ participant, from: since, until, told: 'events', openStart: false, openEnd });
    since = undefined;
  }
}

function comes({ kind, participant, to }: ConversationEvent, who: ItemKey): boolean {
  if (kind === 'transferred') return to?.participant === who;
  return (kind === 'joined' || kind === 'accepted' || kind === 'resumed') && participant === who;
}

function goes({ kind, participant, from }: ConversationEvent, who: ItemKey): boolean {
  if (kind === 'ended' || kind === 'abandoned') return true;
  if (kind === 'transferred') return from?.participant === who;
  return (kind === 'left' || kind === 'dismissed') && participant === who;
}

function linesByAuthor({ messages }: Conversation): Map<ItemKey, { from: Instant; until: Instant }> {
  const lines = new Map<ItemKey, { from: Instant; until: Instant }>();
  for (const { author, sentAt } of messages) {
    if (author === undefined || sentAt === undefined) continue;
    const held = lines.get(author);
    if (held === undefined) lines.set(author, { from: sentAt.at, until: sentAt.at });
    else {
      if (sentAt.at < held.from) held.from = sentAt.at;
      if (sentAt.at > held.until) held.until = sentAt.at;
    }
  }
  return lines;
}
