import { ChevronDown, ChevronRight } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import type { ConversationEvent } from '#shared/domain/event';
import { nameOf } from '#shared/heads/head';
import { isolated } from '../../../i18n/event-text';
import { formatDuration, type ZoneChoice } from '../../../i18n/format';
import { text } from '../../../i18n/text';
import { BareButton } from '../../../ui/controls/BareButton';
import type { Member } from '../rows/article-props';
import type { BeginningRow } from '../rows/row';
import { TimeLabel } from '../time/TimeLabel';
import styles from './BeginningLine.module.css';

interface BeginningLineProps {
  readonly row: BeginningRow;
  readonly zone: ZoneChoice;
  readonly member: Member;
}

/** "Requested 09:12:07 · waited 24s in Tents · Mira joined 09:12:31", which unfolds all that happened. */
export function BeginningLine({ row, zone, member }: BeginningLineProps) {
  const count = text('transcript.begin.count', { count: row.rows.length });
  const parts = partsOf(row, zone, member);
  const Chevron = row.isOpen ? ChevronDown : ChevronRight;
  return (
    // only articles may stand in a feed
    <article className={styles.beginning}>
      <BareButton data-fold={row.key} aria-expanded={row.isOpen}>
        <Chevron size={14} aria-hidden="true" />
        <span className={styles.parts}>
          {parts.length === 0
            ? text('transcript.begin')
            : parts.map((part, nth) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the parts never move
                <Fragment key={nth}>
                  {nth > 0 && ' · '}
                  {part}
                </Fragment>
              ))}
        </span>
        <span className={styles.count}>{count}</span>
      </BareButton>
    </article>
  );
}

/** The three things one wants to know of a beginning, as far as they are known. */
function partsOf({ rows }: BeginningRow, zone: ZoneChoice, member: Member): readonly ReactNode[] {
  const events = rows.flatMap(row =>
    row.kind === 'event' ? [row.event] : row.kind === 'message' ? (row.event ?? []) : [],
  );
  const at = ({ at: time }: ConversationEvent) => (
    <TimeLabel time={time} zone={zone} offset={member.offset} start={member.start} />
  );
  const requested = events.find(event => event.kind === 'requested' && event.at !== undefined);
  const queued = events.find(
    ({ kind, at: from, until }) => kind === 'queued' && from !== undefined && until !== undefined,
  );
  const joined = events.find(event => {
    const role = member.telling.personOf(event.participant)?.role;
    return (
      (event.kind === 'joined' || event.kind === 'accepted') &&
      event.at !== undefined &&
      role !== undefined &&
      role !== 'customer'
    );
  });
  const who = member.telling.personOf(joined?.participant);
  const parts: ReactNode[] = [];
  if (requested !== undefined)
    parts.push(
      <span key="requested">
        {text('transcript.begin.requested')} {at(requested)}
      </span>,
    );
  if (queued?.at !== undefined && queued.until !== undefined) {
    const duration = formatDuration(queued.until.at - queued.at.at);
    const queue = queued.to?.queue ?? queued.from?.queue;
    parts.push(
      queue === undefined
        ? text('transcript.begin.waited', { duration })
        : text('transcript.begin.waitedIn', { duration, queue: isolated(queue) }),
    );
  }
  if (joined !== undefined && who !== undefined) {
    parts.push(
      <span key="joined">
        {text('transcript.begin.joined', { who: isolated(nameOf(who)) })} {at(joined)}
      </span>,
    );
  }
  return parts;
}
