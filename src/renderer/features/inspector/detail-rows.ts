import type { Conversation, FactGroup, Link } from '#shared/domain/conversation';
import type { Fact } from '#shared/domain/fact';
import { SOURCES } from '#shared/domain/source';
import type { Timestamp } from '#shared/domain/time';
import type { KeyName } from '#shared/query/keys';
import { formatDayAndTime, formatDuration, type ZoneChoice } from '../../i18n/format';
import { text } from '../../i18n/text';

/** A name and what is known under it. `url` makes the value something that can be opened on purpose. */
export interface DetailRow {
  readonly name: string;
  readonly value: string;
  readonly note?: string;
  readonly url?: string;
  /** The filter of the search that finds this value. */
  readonly filter?: { readonly key: KeyName; readonly value: string };
}

/** The single-valued facts of a conversation, in the order in which a supervisor asks for them. */
export function summaryRows(
  { source, vendorId, summary, queues, flags }: Conversation,
  zone: ZoneChoice,
): readonly DetailRow[] {
  const { scores } = summary;
  return [
    row('detail.id', vendorId, filterOf('id', vendorId)),
    row('detail.source', SOURCES[source].label, filterOf('source', source)),
    row('detail.account', summary.account, filterOf('account', summary.account)),
    row('detail.channel', summary.channel, filterOf('channel', summary.channel)),
    row('detail.language', summary.language, filterOf('lang', summary.language)),
    ...queues.map(queue => ({
      name: text('detail.queue'),
      value: queue.path === undefined ? queue.name : queue.path.join(' › '),
      ...(queue.id === undefined ? {} : { note: text('detail.withId', { id: queue.id }) }),
      filter: { key: 'in' as const, value: queue.name },
    })),
    timeRow('detail.requestedAt', summary.requestedAt, zone),
    timeRow('detail.startedAt', summary.startedAt, zone),
    timeRow('detail.endedAt', summary.endedAt, zone),
    row(
      'detail.statedDuration',
      summary.statedDurationMs === undefined ? undefined : formatDuration(summary.statedDurationMs),
    ),
    row('detail.statedWait', summary.statedWaitMs === undefined ? undefined : formatDuration(summary.statedWaitMs)),
    row('detail.status', summary.status && text(`status.${summary.status}`), filterOf('status', summary.status)),
    row('detail.disposition', summary.disposition, filterOf('outcome', summary.disposition)),
    row('detail.startReason', summary.startReason),
    row(
      'detail.endReason',
      summary.endReason,
      // the outcome of a conversation is its disposition, where it has one
      summary.disposition === undefined ? filterOf('outcome', summary.endReason) : undefined,
    ),
    row('detail.endedBy', summary.endedBy && text(`role.${summary.endedBy}`), filterOf('ended', summary.endedBy)),
    row('detail.score', scores?.chat === undefined ? undefined : scoreText(scores.chat, scores.alert)),
    row('detail.satisfaction', scores?.satisfaction === undefined ? undefined : String(scores.satisfaction)),
    row('detail.flags', flags.length === 0 ? undefined : flags.map(flag => text(`flag.${flag}`)).join(', ')),
  ].filter(each => each !== undefined);
}

type DetailKey = Parameters<typeof text>[0];

type Filter = DetailRow['filter'];

function row(name: DetailKey, value: string | undefined, filter?: Filter): DetailRow | undefined {
  return value === undefined || value === '' ? undefined : { name: text(name), value, ...(filter && { filter }) };
}

function filterOf(key: KeyName, value: string | undefined): Filter {
  return value === undefined || value === '' ? undefined : { key, value };
}

function timeRow(name: DetailKey, at: Timestamp | undefined, zone: ZoneChoice): DetailRow | undefined {
  if (at === undefined) return undefined;
  return { name: text(name), ...timeValue(at, zone) };
}

/** A time in words, with the second clock beside it where there are two that disagree. */
export function timeValue(
  { at, offsetMinutes, other }: Timestamp,
  zone: ZoneChoice,
): Pick<DetailRow, 'value' | 'note'> {
  return {
    value: formatDayAndTime(at, zone, offsetMinutes),
    ...(other === undefined
      ? {}
      : {
          note: text('detail.otherClock', {
            clock: other.clock,
            time: formatDayAndTime(other.at, zone, offsetMinutes),
          }),
        }),
  };
}

function scoreText(score: number, alert: number | undefined): string {
  if (alert === undefined) return String(score);
  const mood = alert > 0 ? 'positive' : alert < 0 ? 'negative' : 'neutral';
  return text('detail.scoreWithMood', { score, mood: text(`mood.${mood}`) });
}

/** A vendor's own fact under the vendor's own name. */
export function factRow({ name, value, kind }: Fact): DetailRow {
  const words = typeof value === 'boolean' ? text(value ? 'detail.yes' : 'detail.no') : String(value);
  return { name, value: words, ...(kind === 'url' && words.startsWith('https://') ? { url: words } : {}) };
}

export function groupName({ group }: Pick<FactGroup, 'group'>): string {
  return text(`group.${group}`);
}

export function linkName({ reason }: Pick<Link, 'reason'>): string {
  return text(`link.${reason}`);
}
