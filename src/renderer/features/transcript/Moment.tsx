import type { Timestamp } from '#shared/domain/time';
import { formatTime, type ZoneChoice } from '../../i18n/format';
import { text } from '../../i18n/text';
import styles from './Moment.module.css';

interface MomentProps {
  readonly time: Timestamp | undefined;
  readonly until?: Timestamp | undefined;
  readonly zone: ZoneChoice;
}

/** A time of day to the second. What else is known of it is shown by the feed when the pointer rests on it. */
export function Moment({ time, until, zone }: MomentProps) {
  // the shelf above says it once for all to see
  if (time === undefined) return <span className={styles.unknown}>{text('transcript.noTime')}</span>;
  return (
    <time className={styles.moment} dateTime={new Date(time.at).toISOString()} data-moment="">
      {formatTime(time.at, zone, time.offsetMinutes)}
      {until !== undefined && ` – ${formatTime(until.at, zone, until.offsetMinutes)}`}
    </time>
  );
}
