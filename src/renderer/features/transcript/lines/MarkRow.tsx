import { ChevronsUpDown } from 'lucide-react';
import { assertNever } from '#shared/base/assert-never';
import { nameOf } from '#shared/heads/head';
import { isolated } from '../../../i18n/event-text';
import { formatDay, formatDuration, type ZoneChoice } from '../../../i18n/format';
import { text } from '../../../i18n/text';
import { BareButton } from '../../../ui/controls/BareButton';
import type { DayRow, FoldRow, GapRow, NoteRow, SeamRow, ShelfRow } from '../rows/row';
import styles from './MarkRow.module.css';

interface MarkRowProps {
  readonly row: DayRow | GapRow | ShelfRow | NoteRow | SeamRow | FoldRow;
  readonly zone: ZoneChoice;
}

/** What stands between messages: days, waits, seams of a visit, folded lines, the shelf of lines without a time. */
export function MarkRow({ row, zone }: MarkRowProps) {
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
    case 'seam':
      return <p className={styles.seam}>{dividerText(row)}</p>;
    case 'fold':
      return (
        // only articles may stand in a feed
        <article className={styles.fold}>
          <BareButton data-fold={row.key}>
            <ChevronsUpDown size={12} aria-hidden="true" />
            {text(`transcript.fold.${row.what}`, { count: row.count })}
          </BareButton>
        </article>
      );
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

/** "Transferred to Inés, 5m 00s later". */
export function dividerText({ transferred, who, ms, nth }: SeamRow): string {
  return text('transcript.seam', {
    how: transferred ? 'transferred' : 'next',
    nth,
    hasWho: who.length === 0 ? 'no' : 'yes',
    who: who.map(person => isolated(nameOf(person))).join(', '),
    hasTime: ms === undefined ? 'no' : 'yes',
    duration: formatDuration(ms ?? 0),
  });
}
