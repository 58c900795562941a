import { memo, type ReactNode, type Ref } from 'react';
import type { ConversationEvent } from '#shared/domain/event';
import type { Message } from '#shared/domain/message';
import type { Timestamp } from '#shared/domain/time';
import { nameOf } from '#shared/heads/head';
import type { TimelineItem } from '#shared/measures/timeline-items';
import { type EventTextContext, eventGlance, eventLabel, eventText } from '../../../i18n/event-text';
import { formatDayAndTime, formatDuration, formatTime, type ZoneChoice } from '../../../i18n/format';
import { text } from '../../../i18n/text';
import { zoneName } from '../../../i18n/zone';
import { BareButton } from '../../../ui/controls/BareButton';
import styles from './EventsTable.module.css';

interface TableRowProps {
  readonly ref: Ref<HTMLTableRowElement>;
  readonly index: number;
  readonly item: TimelineItem;
  readonly telling: EventTextContext;
  readonly zone: ZoneChoice;
  readonly selected: boolean;
  readonly focusable: boolean;
}

const WORDS_SHOWN = 200;

export const TableRow = memo(function TableRow({
  ref,
  index,
  item,
  telling,
  zone,
  selected,
  focusable,
}: TableRowProps) {
  const time = item.kind === 'event' ? item.event.at : item.message.sentAt;
  return (
    <tr
      ref={ref}
      data-index={index}
      data-kind={item.kind}
      aria-rowindex={index + 2}
      aria-current={selected ? 'true' : undefined}
    >
      <td data-cell="time">
        <BareButton
          className={styles.moment}
          aria-pressed={selected}
          tabIndex={focusable ? 0 : -1}
          title={time && exactly(time, zone)}
        >
          <Times time={time} until={item.kind === 'event' ? item.event.until : undefined} zone={zone} />
        </BareButton>
      </td>
      {item.kind === 'event' ? (
        <EventCells event={item.event} telling={telling} />
      ) : (
        <MessageCells message={item.message} telling={telling} />
      )}
    </tr>
  );
});

function EventCells({ event, telling }: { readonly event: ConversationEvent; readonly telling: EventTextContext }) {
  const who = telling.personOf(event.participant);
  const label = eventLabel(event);
  const details = [...(label === undefined ? [] : [label]), ...eventGlance(event, telling)];
  return (
    <>
      <td data-cell="what" dir="auto">
        {eventText(event, telling)}
      </td>
      <td data-cell="who" dir="auto">
        {who && nameOf(who)}
      </td>
      <td data-cell="details" dir="auto">
        {details.length > 0 && <div>{details.join(' · ')}</div>}
        {event.statedDurationMs !== undefined && (
          <div>{text('event.statedDuration', { duration: formatDuration(event.statedDurationMs) })}</div>
        )}
        {event.impossible !== undefined && (
          <div className={styles.impossible}>
            {text('event.impossible', { why: text(`event.impossible.${event.impossible}`) })}
          </div>
        )}
      </td>
      <td data-cell="basis">
        <span className={event.origin === 'derived' ? styles.derived : styles.basis}>
          {text(`table.${event.origin}`)}
        </span>
        {event.evidence !== undefined && event.evidence.length > 0 && (
          <div className={styles.evidence} dir="auto">
            {text('event.evidence', { evidence: event.evidence.join(', ') })}
          </div>
        )}
      </td>
    </>
  );
}

function MessageCells({ message, telling }: { readonly message: Message; readonly telling: EventTextContext }) {
  const who = telling.personOf(message.author);
  return (
    <>
      <td data-cell="what">{text(message.audience === 'internal' ? 'table.message.internal' : 'table.message')}</td>
      <td data-cell="who" dir="auto">
        {who && nameOf(who)}
      </td>
      <td data-cell="details" dir="auto">
        {message.body.text.slice(0, WORDS_SHOWN)}
      </td>
      <td data-cell="basis">
        <span className={styles.basis}>{text('table.recorded')}</span>
      </td>
    </>
  );
}

interface TimesProps {
  readonly time: Timestamp | undefined;
  readonly until: Timestamp | undefined;
  readonly zone: ZoneChoice;
}

function Times({ time, until, zone }: TimesProps): ReactNode {
  if (time === undefined) return <span className={styles.noTime}>{text('table.noTime')}</span>;
  return (
    <>
      <time dateTime={new Date(time.at).toISOString()}>{formatTime(time.at, zone, time.offsetMinutes)}</time>
      {until !== undefined && (
        <span className={styles.length}>
          {' – '}
          {formatTime(until.at, zone, until.offsetMinutes)} ({formatDuration(until.at - time.at)})
        </span>
      )}
    </>
  );
}

function exactly(time: Timestamp, zone: ZoneChoice): string {
  const from = formatDayAndTime(time.at, zone, time.offsetMinutes);
  return text('timeline.at', { from, zone: zoneName(time, zone) });
}
