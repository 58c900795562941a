import type { Conversation } from '#shared/domain/conversation';
import { type Participant, type Role, role } from '#shared/domain/participant';
import { SOURCES } from '#shared/domain/source';
import { allVersions } from '#shared/domain/version';
import { isInternal } from '#shared/export/choose-content';
import type { Cell } from '#shared/export/csv';
import { localLink } from '#shared/export/local-link';
import type { ExportedConversation } from '#shared/export/writer';
import { nameOf } from '#shared/heads/head';
import { durationOf, firstReplyOf, longestCustomerWaitOf, queueWaitOf } from '#shared/measures/measures';
import { isPerson } from '#shared/measures/speakers';
import type { ZoneChoice } from '../../i18n/format';
import { startOf } from '../../i18n/span-text';
import { text } from '../../i18n/text';
import { isoText } from '../../i18n/zone';
import { notesByItem } from './notes-by-item';

export interface TableOptions {
  readonly zone: ZoneChoice;
  readonly marks: boolean;
  /** A link leads by the ids of the source, which are personal data. */
  readonly masked: boolean;
}

const ABOUT = ['id', 'source', 'account', 'channel', 'queue', 'customer', 'agents'] as const;
const MESSAGE = ['number', 'sentAt', 'role', 'author', 'agentsOnly', 'kind', 'message', 'messageScore'] as const;
const CONVERSATION = [
  ...(['language', 'startedAt', 'endedAt', 'durationSeconds', 'waitSeconds', 'firstReplySeconds'] as const),
  ...(['longestWaitSeconds', 'messages', 'customerMessages', 'agentMessages', 'status', 'outcome', 'score'] as const),
  ...(['satisfaction', 'flags', 'link'] as const),
];
const MARKS = ['flagged', 'reviewedAt', 'tags', 'ownScore', 'notes'] as const;

export function messageColumns({ marks }: TableOptions): readonly string[] {
  return [...ABOUT, ...MESSAGE, ...(marks ? (['notes'] as const) : [])].map(name => text(`export.column.${name}`));
}

export function conversationColumns({ marks }: TableOptions): readonly string[] {
  return [...ABOUT, ...CONVERSATION, ...(marks ? MARKS : [])].map(name => text(`export.column.${name}`));
}

/** A row for each message, and for each other version of it that a copy has. */
export function* messageRows(
  { conversation, marks }: ExportedConversation,
  { zone, marks: withMarks }: TableOptions,
): Generator<readonly Cell[]> {
  const about = aboutCells(conversation);
  const people = new Map(conversation.participants.map(person => [person.key, person]));
  const notes = notesByItem(marks.notes);
  for (const [nth, message] of conversation.messages.entries()) {
    for (const [version, each] of allVersions(message).entries()) {
      const person = each.author === undefined ? undefined : people.get(each.author);
      yield [
        ...about,
        nth + 1,
        each.sentAt && isoText(each.sentAt, zone),
        text(`transcript.role.${person?.role ?? role.enum.unknown}`),
        person && nameOf(person),
        yesOrNothing(isInternal(message)),
        each.body.kind,
        each.body.text,
        each.score,
        ...(withMarks ? [version === 0 ? noteText(notes.get(message.key)) : undefined] : []),
      ];
    }
  }
}

/** One row with what lists, filters and measures know. */
export function* conversationRows(
  { conversation, marks }: ExportedConversation,
  { zone, marks: withMarks, masked }: TableOptions,
): Generator<readonly Cell[]> {
  const { key, summary, messages, participants, flags } = conversation;
  const roles = new Map(participants.map(person => [person.key, person.role]));
  const count = (fits: (of: Role) => boolean) =>
    messages.filter(({ author }) => author !== undefined && fits(roles.get(author) ?? 'unknown')).length;
  const started = startOf(conversation);
  const ended = summary.endedAt ?? messages.findLast(({ sentAt }) => sentAt)?.sentAt;
  yield [
    ...aboutCells(conversation),
    summary.language,
    started && isoText(started, zone),
    ended && isoText(ended, zone),
    seconds(durationOf(conversation)),
    seconds(queueWaitOf(conversation)),
    seconds(firstReplyOf(conversation)),
    seconds(longestCustomerWaitOf(conversation)),
    messages.length,
    count(each => each === 'customer'),
    count(isPerson),
    summary.status && text(`status.${summary.status}`),
    summary.disposition ?? summary.endReason,
    summary.scores?.chat,
    summary.scores?.satisfaction,
    flags.map(flag => text(`flag.${flag}`)).join(', '),
    masked ? undefined : localLink({ conversation: key }),
    ...(withMarks
      ? [
          yesOrNothing(marks.flagged),
          marks.reviewedAt === undefined ? undefined : isoText({ at: marks.reviewedAt }, zone),
          marks.tags.join(', '),
          marks.evaluation,
          noteText(marks.notes),
        ]
      : []),
  ];
}

function aboutCells({ vendorId, source, summary, queues, participants }: Conversation): readonly Cell[] {
  return [
    vendorId,
    SOURCES[source].label,
    summary.account,
    summary.channel,
    queues.map(({ name }) => name).join(', '),
    names(participants, each => each === 'customer'),
    names(participants, isPerson),
  ];
}

function names(people: readonly Participant[], fits: (of: Role) => boolean): string {
  return people
    .filter(person => fits(person.role))
    .map(nameOf)
    .join(', ');
}

function noteText(notes: ExportedConversation['marks']['notes'] | undefined): string | undefined {
  return notes?.map(note => note.text).join('\n\n');
}

function seconds(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : Math.round(ms / 100) / 10;
}

function yesOrNothing(is: boolean): string | undefined {
  return is ? text('export.doc.yes') : undefined;
}
