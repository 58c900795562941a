import { use } from 'react';
import type { Instant, Timestamp } from '#shared/domain/time';
import { formatDuration, formatTime, type ZoneChoice } from '../../../i18n/format';
import { text } from '../../../i18n/text';
import { zoneName } from '../../../i18n/zone';
import { ElapsedContext } from './elapsed';
import styles from './TimeLabel.module.css';

interface TimeLabelProps {
  readonly time: Timestamp | undefined;
  readonly until?: Timestamp | undefined;
  readonly zone: ZoneChoice;
  /** The offset that goes without saying, in minutes; a time recorded with another one is shown with its own. */
  readonly offset?: number | undefined;
  /** When the conversation began. */
  readonly start?: Instant | undefined;
}

/** A time of day to the second, or how long after the start it was. What else is known of it is shown by the feed when the pointer rests on it. */
export function TimeLabel({ time, until, zone, offset, start }: TimeLabelProps) {
  const elapsed = use(ElapsedContext);
  // the shelf above says it once for all to see
  if (time === undefined) return <span className={styles.unknown}>{text('transcript.noTime')}</span>;
  const since = elapsed ? start : undefined;
  const told = ({ at, offsetMinutes }: Timestamp) =>
    since === undefined ? formatTime(at, zone, offsetMinutes) : afterText(at - since);
  return (
    <time className={styles.moment} dateTime={new Date(time.at).toISOString()} data-moment="">
      {told(time)}
      {until !== undefined && ` – ${told(until)}`}
      {since === undefined && zone === 'recorded' && offset !== undefined && (time.offsetMinutes ?? 0) !== offset && (
        <span className={styles.offset}> {zoneName(time, zone)}</span>
      )}
    </time>
  );
}

function afterText(ms: number): string {
  const duration = formatDuration(ms);
  return ms < 0 ? duration : text('transcript.elapsed', { duration });
}
