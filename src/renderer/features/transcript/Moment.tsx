import type { Timestamp } from '#shared/domain/time';
import { formatTime, type ZoneChoice } from '../../i18n/format';
import { text } from '../../i18n/text';
import { zoneName } from '../../i18n/zone';
import styles from './Moment.module.css';

interface MomentProps {
  readonly time: Timestamp | undefined;
  readonly until?: Timestamp | undefined;
  readonly zone: ZoneChoice;
  /** The offset that goes without saying, in minutes; a time recorded with another one is shown with its own. */
  readonly offset?: number | undefined;
}

/** A time of day to the second. What else is known of it is shown by the feed when the pointer rests on it. */
export function Moment({ time, until, zone, offset }: MomentProps) {
  // the shelf above says it once for all to see
  if (time === undefined) return <span className={styles.unknown}>{text('transcript.noTime')}</span>;
  return (
    <time className={styles.moment} dateTime={new Date(time.at).toISOString()} data-moment="">
      {formatTime(time.at, zone, time.offsetMinutes)}
      {until !== undefined && ` – ${formatTime(until.at, zone, until.offsetMinutes)}`}
      {zone === 'recorded' && offset !== undefined && (time.offsetMinutes ?? 0) !== offset && (
        <span className={styles.offset}> {zoneName(time, zone)}</span>
      )}
    </time>
  );
}
