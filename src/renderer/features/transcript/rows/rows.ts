import type { Conversation } from '#shared/domain/conversation';
import type { ConversationEvent } from '#shared/domain/event';
import type { ItemKey } from '#shared/domain/keys';
import type { Message } from '#shared/domain/message';
import type { Role } from '#shared/domain/participant';
import type { Timestamp } from '#shared/domain/time';
import { endOf } from '#shared/measures/speakers';
import { eventsOf, listTimelineItems } from '#shared/measures/timeline-items';
import { silencesOf, waitsOf } from '#shared/measures/waits';
import type { ZoneChoice } from '../../../i18n/format';
import { calendarDay } from '../../../i18n/zone';
import { dividerBetween } from './conversation-divider';
import type { GapRow, Quoted, Row, Rows, ScoreTurn, Side } from './row';
import { rowKey } from './row-key';
import { RowPlaces } from './row-places';

const WAIT_SHOWN_MS = 60_000;
// customers take their time: only a long silence of theirs is worth a line
const AGENT_WAIT_SHOWN_MS = 120_000;
const SILENCE_SHOWN_MS = 120_000;
const GROUP_MS = 120_000;
const QUOTE_LENGTH = 160;
// a smaller step of a score says little about a line
const SCORE_TURN = 10;

/** The rows of one conversation, or of all conversations of a visit in their order. */
export function rowsOf(members: readonly Conversation[], zone: ZoneChoice): Rows {
  const rows: Row[] = [];
  const articles: number[] = [];
  const keys = members.map(({ key }) => key);
  const indexOf = new RowPlaces(keys);
  const told = members.map(conversation => ({ conversation, events: eventsOf(conversation) }));
  const severalDays = spansDays(told, zone);
  let day: number | undefined;

  for (const [member, { conversation, events }] of told.entries()) {
    const before = members[member - 1];
    if (before !== undefined) rows.push(dividerBetween(before, conversation, member));
    addConversation(conversation, events, member);
  }
  return { rows, articles, indexOf, members: keys };

  function addConversation(conversation: Conversation, events: readonly ConversationEvent[], member: number): void {
    const { messages } = conversation;
    const people = new Map(conversation.participants.map(person => [person.key, person]));
    const byKey = new Map(messages.map(message => [message.key, message]));
    const reportedBy = reports(events, byKey);
    const gaps = gapsBefore(conversation);
    const turns = turnsOf(messages);
    const keyOf = (item: ItemKey) => rowKey(conversation.key, item);
    const happenings = listTimelineItems(
      conversation,
      reportedBy.size === 0 ? events : events.filter(({ key, about }) => reportedBy.get(about)?.key !== key),
    );
    let shelved = false;

    if (messages.length === 0) {
      const note = events.length === 0 ? 'nothing' : 'events-only';
      rows.push({ kind: 'note', key: `note ${conversation.key}`, note });
    }
    for (const happening of happenings) {
      if (happening.kind === 'event') {
        const { event } = happening;
        const key = keyOf(event.key);
        addMarks(event.at, key);
        enter(member, event.key);
        rows.push({ kind: 'event', key, item: event.key, member, position: articles.length, event });
      } else {
        const key = keyOf(happening.message.key);
        const gap = gaps.get(happening.message.key);
        if (gap !== undefined) rows.push({ kind: 'gap', key: `gap ${key}`, ...gap });
        addMarks(happening.message.sentAt, key);
        addMessage(happening.message, key);
      }
    }

    function addMarks(time: Timestamp | undefined, key: string): void {
      if (time === undefined) {
        if (!shelved) rows.push({ kind: 'shelf', key: `shelf ${key}` });
        shelved = true;
        return;
      }
      shelved = false;
      if (!severalDays) return;
      const today = calendarDay(time, zone);
      if (today !== day) rows.push({ kind: 'day', key: `day ${key}`, at: time });
      day = today;
    }

    function addMessage(message: Message, key: string): void {
      const author = message.author === undefined ? undefined : people.get(message.author);
      const role = author?.role ?? 'unknown';
      const event = reportedBy.get(message.key);
      const quoted = quotedBy(message);
      const first = beginsGroup(rows.at(-1), message, role);
      enter(member, message.key);
      if (event !== undefined) indexOf.set(member, event.key, rows.length);
      rows.push({
        kind: 'message',
        key,
        item: message.key,
        member,
        position: articles.length,
        message,
        author,
        role,
        side: sideOf(message, role),
        first,
        ...(quoted === undefined ? undefined : { quoted }),
        ...(event === undefined ? undefined : { event }),
        ...(turns.has(message) ? { turn: turns.get(message) as ScoreTurn } : undefined),
      });
    }

    function quotedBy({ replyTo }: Message): Quoted | 'missing' | undefined {
      if (replyTo === undefined) return undefined;
      const message = byKey.get(replyTo);
      if (message === undefined) return 'missing';
      const author = message.author === undefined ? undefined : people.get(message.author);
      return { key: keyOf(replyTo), author, text: message.body.text.slice(0, QUOTE_LENGTH) };
    }
  }

  /** Says where the next row will stand. */
  function enter(member: number, item: ItemKey): void {
    indexOf.set(member, item, rows.length);
    articles.push(rows.length);
  }
}

const NO_REPORTS: ReadonlyMap<ItemKey | undefined, ConversationEvent> = new Map();

/** The event that each message reports, by the message's key. Only the first: a second one is told for itself. */
function reports(
  events: readonly ConversationEvent[],
  messages: ReadonlyMap<ItemKey, Message>,
): ReadonlyMap<ItemKey | undefined, ConversationEvent> {
  if (events.length === 0) return NO_REPORTS;
  const reported = new Map<ItemKey | undefined, ConversationEvent>();
  for (const event of events) {
    if (event.about !== undefined && messages.has(event.about) && !reported.has(event.about)) {
      reported.set(event.about, event);
    }
  }
  return reported;
}

/** The mark before a message, if its wait is worth one; silence only where nobody is known to have waited. */
function gapsBefore(conversation: Conversation): ReadonlyMap<ItemKey, Pick<GapRow, 'gap' | 'ms'>> {
  const gaps = new Map<ItemKey, Pick<GapRow, 'gap' | 'ms'>>();
  for (const { until, ms } of silencesOf(conversation)) {
    if (ms >= SILENCE_SHOWN_MS) gaps.set(until.key, { gap: 'silence', ms });
  }
  for (const { who, answer, ms } of waitsOf(conversation)) {
    if (ms >= (who === 'customer' ? WAIT_SHOWN_MS : AGENT_WAIT_SHOWN_MS)) gaps.set(answer.key, { gap: who, ms });
  }
  return gaps;
}

/** Scores that moved by more than a little, and the lowest one, where they are not all alike. */
function turnsOf(messages: readonly Message[]): ReadonlyMap<Message, ScoreTurn> {
  const turns = new Map<Message, ScoreTurn>();
  const scored = messages.flatMap(message => (message.score === undefined ? [] : [{ message, score: message.score }]));
  const lowest = Math.min(...scored.map(({ score }) => score));
  const differ = scored.some(({ score }) => score !== lowest);
  let before: number | undefined;
  let met = false;
  for (const { message, score } of scored) {
    const by = before === undefined ? 0 : score - before;
    const isLowest = differ && score === lowest && !met;
    met ||= score === lowest;
    if (Math.abs(by) > SCORE_TURN || isLowest) turns.set(message, { score, by, lowest: isLowest });
    before = score;
  }
  return turns;
}

interface Told {
  readonly conversation: Conversation;
  readonly events: readonly ConversationEvent[];
}

function spansDays(told: readonly Told[], zone: ZoneChoice): boolean {
  let first: number | undefined;
  for (const { conversation, events } of told) {
    for (const { at } of events) if (isOther(at)) return true;
    for (const { sentAt } of conversation.messages) if (isOther(sentAt)) return true;
  }
  return false;

  function isOther(time: Timestamp | undefined): boolean {
    if (time === undefined) return false;
    const day = calendarDay(time, zone);
    first ??= day;
    return day !== first;
  }
}

function sideOf(message: Message, role: Role): Side {
  if (message.body.kind === 'notice' || role === 'system') return 'middle';
  return endOf(role) === 'centre' ? 'right' : 'left';
}

function beginsGroup(before: Row | undefined, message: Message, role: Role): boolean {
  if (before?.kind !== 'message' || before.side === 'middle') return true;
  const { author, audience, sentAt } = before.message;
  return (
    author !== message.author ||
    audience !== message.audience ||
    before.role !== role ||
    message.replyTo !== undefined ||
    (sentAt === undefined) !== (message.sentAt === undefined) ||
    (message.sentAt?.at ?? 0) - (sentAt?.at ?? 0) > GROUP_MS
  );
}
