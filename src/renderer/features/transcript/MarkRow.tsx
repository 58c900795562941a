import { assertNever } from '#shared/base/assert-never';
import { formatDay, formatDuration, type ZoneChoice } from '../../i18n/format';
import { text } from '../../i18n/text';
import styles from './MarkRow.module.css';
import type { DayRow, GapRow, NoteRow, ShelfRow } from './rows';

/** What stands between messages: days, waits, the shelf of lines without a time, and why there are none. */
export function MarkRow({
  row,
  zone,
}: {
  readonly row: DayRow | GapRow | ShelfRow | NoteRow;
  readonly zone: ZoneChoice;
}) {
  switch (row.kind) {
    case 'day':
      return <div className={styles.day}>{formatDay(row.at.at, zone, row.at.offsetMinutes)}</div>;
    case 'gap':
      return (
        <div className={styles.gap} data-gap={row.gap}>
          {text(`transcript.gap.${row.gap}`, { duration: formatDuration(row.ms) })}
        </div>
      );
    case 'shelf':
      return <div className={styles.shelf}>{text('transcript.shelf')}</div>;
    case 'note':
      return (
        <div className={styles.note}>
          <p>{text(row.note === 'events-only' ? 'transcript.empty.events' : 'transcript.empty')}</p>
          {row.note === 'events-only' && <p>{text('transcript.empty.events.explanation')}</p>}
        </div>
      );
    default:
      return assertNever(row);
  }
}
