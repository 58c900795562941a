import type { Conversation } from '#shared/domain/conversation';
import type { ConversationEvent } from '#shared/domain/event';
import type { ItemKey } from '#shared/domain/keys';
import type { Body, Message } from '#shared/domain/message';
import { type Participant, type Role, role } from '#shared/domain/participant';
import { SOURCES } from '#shared/domain/source';
import type { Timestamp } from '#shared/domain/time';
import { allVersions } from '#shared/domain/version';
import { isInternal } from '#shared/export/choose-content';
import type { DocumentLine, DocumentNote, ExportDocument, Labelled } from '#shared/export/document';
import type { ExportedConversation } from '#shared/export/writer';
import { nameOf } from '#shared/heads/head';
import type { Note } from '#shared/marks/marks';
import { durationOf, firstReplyOf, longestCustomerWaitOf } from '#shared/measures/measures';
import { endOf } from '#shared/measures/speakers';
import { eventsOf, listTimelineItems } from '#shared/measures/timeline-items';
import { waitsOf } from '#shared/measures/waits';
import { type EventTextContext, eventGlance, eventLabel, eventText, eventTextContext } from '../../i18n/event-text';
import { formatDay, formatDayAndTime, formatDuration, formatTime, type ZoneChoice } from '../../i18n/format';
import { codeWords } from '../../i18n/plain-words';
import { spanText } from '../../i18n/span-text';
import { text } from '../../i18n/text';
import { versionNames } from '../../i18n/version-names';
import { calendarDay, isoText } from '../../i18n/zone';
import type { DocumentOptions } from './document-options';
import { leftOutText } from './left-out-text';
import { notesByItem } from './notes-by-item';
import { sectionsOf } from './sections-of';

const WAIT_SHOWN_MS = 60_000;
const QUOTE_LENGTH = 160;
const FILES_NAMED = 3;

/** A conversation as it is read in a file: what the transcript says, in its order, in words. */
export function documentOf(
  { conversation, marks }: Pick<ExportedConversation, 'conversation' | 'marks'>,
  options: DocumentOptions,
): ExportDocument {
  const { zone } = options;
  const notes = options.marks ? marks.notes : [];
  const lines = linesOf(conversation, notes, zone);
  const items = new Set([
    ...conversation.messages.map(({ key }) => key),
    ...eventsOf(conversation).map(({ key }) => key),
  ]);
  const { language } = conversation.summary;
  return {
    title: titleOf(conversation),
    lead: leadOf(conversation, zone),
    ...(language === undefined ? {} : { language }),
    facts: [...factsOf(conversation), ...(options.marks ? markFacts(marks) : [])],
    lines,
    notes: notes
      .filter(({ item }) => item === undefined || !items.has(item))
      // what is about a line that is left out is left out with it
      .filter(({ item }) => item === undefined || (options.content.internal && options.content.system))
      .map(note => noteOf(note, note.item === undefined ? undefined : 'gone', zone)),
    sections: sectionsOf(conversation, options),
    foot: footOf(conversation, options),
  };
}

export function titleOf({ participants }: Conversation): string {
  const centre = participants.filter(({ role: each }) => each === 'agent' || each === 'supervisor');
  return text('export.doc.title', {
    customer: names(participants.filter(({ role: each }) => each === 'customer')) ?? text('header.customer.unknown'),
    centre: names(centre) ?? names(participants.filter(({ role: each }) => each === 'bot')) ?? text('header.nobody'),
  });
}

function names(people: readonly Participant[]): string | undefined {
  return people.length === 0 ? undefined : people.map(nameOf).join(', ');
}

function leadOf(conversation: Conversation, zone: ZoneChoice): string {
  const duration = durationOf(conversation);
  return [
    spanText(conversation, zone),
    ...(duration === undefined ? [] : [formatDuration(duration)]),
    ...conversation.queues.slice(-1).map(({ name }) => name),
  ].join(' · ');
}

function factsOf(conversation: Conversation): readonly Labelled[] {
  const { summary, source, vendorId } = conversation;
  const reply = firstReplyOf(conversation);
  const wait = longestCustomerWaitOf(conversation);
  const score = summary.scores?.chat;
  const outcome = summary.disposition ?? summary.endReason;
  return [
    { label: text('export.doc.id'), value: vendorId },
    {
      label: text('export.doc.source'),
      value: [SOURCES[source].label, ...(summary.account === undefined ? [] : [summary.account])].join(' · '),
    },
    ...(reply === undefined ? [] : [{ label: text('measure.firstReply'), value: formatDuration(reply) }]),
    ...(wait === undefined ? [] : [{ label: text('measure.longestWait'), value: formatDuration(wait) }]),
    ...(score === undefined
      ? []
      : [{ label: text('export.doc.score'), value: text('export.doc.scoreOf', { score: String(score) }) }]),
    ...(outcome === undefined ? [] : [{ label: text('export.doc.outcome'), value: codeWords(outcome) }]),
  ];
}

function markFacts({ tags, evaluation, flagged, reviewedAt }: ExportedConversation['marks']): readonly Labelled[] {
  return [
    ...(tags.length === 0 ? [] : [{ label: text('export.doc.tags'), value: tags.join(', ') }]),
    ...(evaluation === undefined
      ? []
      : [{ label: text('export.doc.ownScore'), value: text('export.doc.scoreOf', { score: String(evaluation) }) }]),
    ...(flagged ? [{ label: text('export.doc.flagged'), value: text('export.doc.yes') }] : []),
    ...(reviewedAt === undefined ? [] : [{ label: text('export.doc.reviewed'), value: formatDay(reviewedAt, 'mine') }]),
  ];
}

function footOf({ origins }: Conversation, { content, marks, personal, zone }: DocumentOptions): readonly string[] {
  const more = origins.length - FILES_NAMED;
  const leftOut = leftOutText(content, marks);
  return [
    ...origins.slice(0, FILES_NAMED).map(({ file, record }) => text('export.doc.file', { file, record: record + 1 })),
    ...(more > 0 ? [text('export.doc.moreFiles', { count: more })] : []),
    text('export.doc.times', { zone: text(`zone.${zone}`) }),
    ...(leftOut === undefined ? [] : [text('export.doc.leftOut', { what: leftOut })]),
    ...(personal === 'show' ? [] : [text('export.doc.masked')]),
  ];
}

function linesOf(conversation: Conversation, notes: readonly Note[], zone: ZoneChoice): readonly DocumentLine[] {
  const telling = eventTextContext(conversation);
  const events = eventsOf(conversation);
  const told = new Set(conversation.messages.map(({ key }) => key));
  const items = listTimelineItems(
    conversation,
    // what a message reports is told by it
    events.filter(({ about }) => about === undefined || !told.has(about as ItemKey)),
  );
  const waits = new Map(
    waitsOf(conversation).flatMap(({ who, answer, ms }) =>
      who === 'customer' && ms >= WAIT_SHOWN_MS ? [[answer.key, ms] as const] : [],
    ),
  );
  const severalDays = new Set(items.flatMap(item => dayOf(timeOf(item), zone) ?? [])).size > 1;
  const byKey = new Map(conversation.messages.map(message => [message.key, message]));
  const context = { conversation, byKey, zone };
  const notesOn = notesByItem(notes);
  const lines: DocumentLine[] = [];
  let day: number | undefined;
  let isUntimed = false;

  if (conversation.messages.length === 0) {
    const key = items.length === 0 ? 'transcript.empty' : 'transcript.empty.events';
    lines.push({ kind: 'mark', what: 'remark', words: text(key) });
  }
  for (const item of items) {
    const time = timeOf(item);
    if (item.kind === 'message') {
      const wait = waits.get(item.message.key);
      if (wait !== undefined) {
        const words = text('transcript.gap.customer', { duration: formatDuration(wait) });
        lines.push({ kind: 'mark', what: 'wait', words });
      }
    }
    if (time === undefined && !isUntimed) lines.push({ kind: 'mark', what: 'remark', words: text('transcript.shelf') });
    isUntimed = time === undefined;
    const today = dayOf(time, zone);
    if (severalDays && time !== undefined && today !== day) {
      lines.push({ kind: 'mark', what: 'day', words: formatDay(time.at, zone, time.offsetMinutes) });
      day = today;
    }
    const own = (key: ItemKey) => (notesOn.get(key) ?? []).map(note => noteOf(note, time, zone));
    if (item.kind === 'message') lines.push(...messageLines(item.message, context, own(item.message.key)));
    else lines.push(eventLine(item.event, telling, zone, own(item.event.key)));
  }
  return lines;
}

function timeOf(item: ReturnType<typeof listTimelineItems>[number]): Timestamp | undefined {
  return item.kind === 'message' ? item.message.sentAt : item.event.at;
}

function dayOf(time: Timestamp | undefined, zone: ZoneChoice): number | undefined {
  return time && calendarDay(time, zone);
}

function clock(time: Timestamp | undefined, zone: ZoneChoice): string {
  return time === undefined ? '' : formatTime(time.at, zone, time.offsetMinutes);
}

function eventLine(
  event: ConversationEvent,
  telling: EventTextContext,
  zone: ZoneChoice,
  notes: readonly DocumentNote[],
): DocumentLine {
  const label = eventLabel(event);
  return {
    kind: 'event',
    when: clock(event.at, zone),
    words: eventText(event, telling),
    marks: distinct([
      ...(label === undefined ? [] : [label]),
      ...eventGlance(event, telling),
      ...(event.origin === 'derived' ? [text('event.derived')] : []),
    ]),
    notes,
  };
}

interface MessageContext {
  readonly conversation: Conversation;
  readonly byKey: ReadonlyMap<ItemKey, Message>;
  readonly zone: ZoneChoice;
}

/** The message, and every other version of it: what leaves the program must not look agreed upon. */
function messageLines(
  message: Message,
  context: MessageContext,
  notes: readonly DocumentNote[],
): readonly DocumentLine[] {
  const [shown = message, ...others] = allVersions(message);
  const { versions = [] } = message;
  const files = versionNames(versions);
  const lineAs = (each: Message, marks: readonly string[], own: readonly DocumentNote[]) =>
    messageLine(each, context, marks, own);
  if (versions.length === 0) return [lineAs(shown, [], notes)];
  const beside = versions.flatMap(({ key }, nth) => (nth > 0 && key === undefined ? [files[nth] ?? ''] : []));
  const likely = versions.flatMap(({ key }, nth) => (key === undefined ? [] : [files[nth] ?? '']));
  const own =
    others.length > 0
      ? text('version.copy.shown', { files: files[0] ?? '' })
      : text('version.copy.likely', { own: files[0] ?? '', files: likely.join(', ') });
  return [
    lineAs(shown, [own], notes),
    ...others.map((each, nth) => lineAs(each, [text('version.copy.other', { files: beside[nth] ?? '' })], [])),
  ];
}

function messageLine(
  message: Message,
  { conversation, byKey, zone }: MessageContext,
  versionMarks: readonly string[],
  notes: readonly DocumentNote[],
): DocumentLine {
  const { author, sentAt, body, delivery, reactions = [], language } = message;
  const person = author === undefined ? undefined : conversation.participants.find(({ key }) => key === author);
  const own: Role = person?.role ?? role.enum.unknown;
  const quoted = quotedBy(message, conversation, byKey);
  return {
    kind: 'message',
    who: person === undefined ? text('transcript.someone') : nameOf(person),
    when: clock(sentAt, zone),
    ...(sentAt === undefined ? {} : { at: isoText(sentAt, zone) }),
    side: body.kind === 'notice' || own === 'system' ? 'middle' : endOf(own) === 'centre' ? 'centre' : 'customer',
    internal: isInternal(message),
    marks: [
      ...(isInternal(message) ? [text('transcript.internal')] : []),
      ...(own === 'bot' ? [text('transcript.role.bot')] : []),
      ...(delivery?.state === 'failed' ? [failureText(delivery.reason)] : []),
      ...reactions.map(({ text: reaction, by }) => reactionText(reaction, by, conversation)),
      ...versionMarks,
    ],
    ...(quoted === undefined ? {} : { quoted }),
    body,
    instead: insteadOf(body),
    ...(language === undefined ? {} : { language }),
    notes,
  };
}

function failureText(why: string | undefined): string {
  return why === undefined ? text('transcript.delivery.failed') : text('transcript.delivery.failed.why', { why });
}

function reactionText(reaction: string, by: ItemKey | undefined, { participants }: Conversation): string {
  const person = participants.find(({ key }) => key === by);
  return text('transcript.reaction', {
    reaction,
    who: person === undefined ? text('transcript.someone') : nameOf(person),
  });
}

function quotedBy(
  { replyTo }: Message,
  { participants }: Conversation,
  byKey: MessageContext['byKey'],
): string | undefined {
  if (replyTo === undefined) return undefined;
  const message = byKey.get(replyTo);
  if (message === undefined) return text('transcript.reply.missing');
  const person = participants.find(({ key }) => key === message.author);
  const who = text('transcript.reply', { who: person === undefined ? text('transcript.someone') : nameOf(person) });
  const words = [...message.body.text].slice(0, QUOTE_LENGTH).join('');
  return words === '' ? who : `${who}: ${words}`;
}

function insteadOf(body: Body): string {
  if (body.kind === 'file') return body.name ?? text('transcript.copy.file');
  if (body.kind === 'notice') return body.what;
  return text('transcript.noWords');
}

function noteOf({ text: words, at }: Note, line: Timestamp | 'gone' | undefined, zone: ZoneChoice): DocumentNote {
  const date = formatDayAndTime(at, 'mine');
  if (line === 'gone') return { about: text('export.doc.noteGone', { date }), text: words };
  if (line === undefined) return { about: text('export.doc.note', { date }), text: words };
  return { about: text('export.doc.noteOn', { line: clock(line, zone), date }), text: words };
}

/** Vendors say the same in words and in codes. */
function distinct(words: readonly string[]): readonly string[] {
  return words.filter((each, nth) => words.findIndex(other => other.toLowerCase() === each.toLowerCase()) === nth);
}
