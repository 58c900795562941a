import type { Instant, Timestamp } from '#shared/domain/time';
import type { ZoneChoice } from '../../../i18n/format';
import styles from './TimestampDetails.module.css';
import { momentLines } from './timestamp-text';

interface MomentDetailsProps {
  readonly time: Timestamp | undefined;
  readonly zone: ZoneChoice;
  readonly start: Instant | undefined;
}

/** The exact moment of what is selected: what the tooltip of its time says, for those who use no pointer. */
export function TimestampDetails({ time, zone, start }: MomentDetailsProps) {
  if (time === undefined) return undefined;
  return (
    <ul className={styles.details}>
      {momentLines(time, zone, start).map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
