import type { Body, Message } from '#shared/domain/message';
import type { Participant, Role } from '#shared/domain/participant';
import type { Timestamp } from '#shared/domain/time';
import { allVersions } from '#shared/domain/version';
import type { Excerpt, ExcerptLine } from '#shared/export/excerpt';
import { nameOf } from '#shared/heads/head';
import { eventText } from '../../../i18n/event-text';
import { formatDayAndTime, formatTime, type ZoneChoice } from '../../../i18n/format';
import { spanText } from '../../../i18n/span-text';
import { text } from '../../../i18n/text';
import { versionNames } from '../../../i18n/version-names';
import { calendarDay } from '../../../i18n/zone';
import type { Member } from '../rows/article-props';
import { isArticle, type Row } from '../rows/row';

/** Rows as they are copied: what was said, with names and times in the zone of the screen, and what happened between. */
export function excerptOf(rows: readonly Row[], members: readonly Member[], zone: ZoneChoice): Excerpt {
  const articles = rows.filter(isArticle);
  const days = new Set<number>();
  for (const row of articles) {
    const time = timeOf(row);
    if (time !== undefined) days.add(calendarDay(time, zone));
  }
  const when = (time: Timestamp | undefined) => {
    if (time === undefined) return '';
    const format = days.size > 1 ? formatDayAndTime : formatTime;
    return format(time.at, zone, time.offsetMinutes);
  };
  return {
    heading: headingOf(
      articles.map(({ member }) => member),
      members,
      zone,
    ),
    lines: articles.flatMap(lineOf),
  };

  function lineOf(row: Row): readonly ExcerptLine[] {
    if (row.kind === 'message') {
      const { author, message } = row;
      const names = versionNames(message.versions ?? []);
      const lineAs = ({ audience, body, sentAt }: Message, versionMark: readonly string[]): ExcerptLine => ({
        who: author ? nameOf(author) : text('transcript.someone'),
        when: when(sentAt),
        marks: [...marksOf(row.role, audience), ...versionMark],
        body,
        instead: insteadOf(body),
      });
      const [shown, ...others] = allVersions(message);
      if (shown === undefined) return [];
      if (message.versions === undefined) return [lineAs(shown, [])];
      // every version, each with the files that have it: what leaves the program must not look agreed upon
      const other = message.versions.flatMap(({ key }, nth) =>
        nth > 0 && key === undefined ? [names[nth] ?? ''] : [],
      );
      const likely = message.versions.flatMap(({ key }, nth) => (key === undefined ? [] : [names[nth] ?? '']));
      const own =
        others.length > 0
          ? [text('version.copy.shown', { files: names[0] ?? '' })]
          : [text('version.copy.likely', { own: names[0] ?? '', files: likely.join(', ') })];
      return [
        lineAs(shown, own),
        ...others.map((telling, nth) => lineAs(telling, [text('version.copy.other', { files: other[nth] ?? '' })])),
      ];
    }
    const member = row.kind === 'event' ? members[row.member] : undefined;
    if (row.kind !== 'event' || member === undefined) return [];
    const said = eventText(row.event, member.telling);
    const marks = row.event.origin === 'derived' ? [text('event.derived')] : [];
    return [
      {
        who: text('transcript.copy.event'),
        when: when(row.event.at),
        marks,
        body: { kind: 'text', text: said },
        instead: said,
      },
    ];
  }
}

/** Who spoke with whom, when and in which zone, in a line for each conversation that is copied from. */
export function headingOf(used: readonly number[], members: readonly Member[], zone: ZoneChoice): string {
  return members
    .filter((_, member) => used.includes(member))
    .map(({ conversation }) =>
      text('transcript.copy.heading', {
        customer: names(conversation.participants.filter(({ role }) => role === 'customer')),
        centre: names(conversation.participants.filter(({ role }) => role === 'agent' || role === 'supervisor')),
        when: spanText(conversation, zone),
      }),
    )
    .join('\n');
}

function names(people: readonly Participant[]): string {
  return people.length === 0 ? text('transcript.someone') : people.map(nameOf).join(', ');
}

function timeOf(row: Row): Timestamp | undefined {
  if (row.kind === 'message') return row.message.sentAt;
  return row.kind === 'event' ? row.event.at : undefined;
}

function marksOf(role: Role, audience: Message['audience']): readonly string[] {
  return [
    ...(audience === 'internal' ? [text('transcript.internal')] : []),
    ...(role === 'bot' ? [text('transcript.role.bot')] : []),
  ];
}

function insteadOf(body: Body): string {
  if (body.kind === 'file') return body.name ?? text('transcript.copy.file');
  if (body.kind === 'notice') return body.what;
  return text('transcript.noWords');
}
