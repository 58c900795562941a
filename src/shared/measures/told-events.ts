import type { ConversationEvent } from '../domain/event';

/**
 * The events with each wait in a queue once. What was concluded is left out where the files tell of the same wait, which
 * then takes the name of the queue from it.
 */
export function toldEvents(events: readonly ConversationEvent[]): readonly ConversationEvent[] {
  const concluded = events.filter(event => event.kind === 'queued' && event.origin === 'derived');
  if (concluded.length === 0) return events;
  const doubles = new Map<ConversationEvent, ConversationEvent>();
  for (const event of events) {
    if (event.kind !== 'queued' || event.origin !== 'recorded') continue;
    const same = concluded.find(other => !doubles.has(other) && isSameWait(other, event));
    if (same !== undefined) doubles.set(same, event);
  }
  if (doubles.size === 0) return events;
  const named = new Map([...doubles].map(([double, event]) => [event, withQueueOf(event, double)]));
  return events.filter(event => !doubles.has(event)).map(event => named.get(event) ?? event);
}

function isSameWait(concluded: ConversationEvent, recorded: ConversationEvent): boolean {
  if (concluded.at === undefined || recorded.at === undefined) return false;
  const [theirs, queue] = [concluded.to?.queue, recorded.to?.queue];
  if (theirs !== undefined && queue !== undefined && theirs !== queue) return false;
  return recorded.at.at >= concluded.at.at && recorded.at.at <= (concluded.until ?? concluded.at).at;
}

function withQueueOf(event: ConversationEvent, concluded: ConversationEvent): ConversationEvent {
  const to = event.to ?? concluded.to;
  const until = event.until ?? concluded.until;
  return { ...event, ...(to !== undefined && { to }), ...(until !== undefined && { until }) };
}
