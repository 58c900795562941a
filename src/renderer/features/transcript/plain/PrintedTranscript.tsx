import { useMemo } from 'react';
import type { ZoneChoice } from '../../../i18n/format';
import { text } from '../../../i18n/text';
import { headingOf } from '../copy/excerpt-of-rows';
import type { Member } from '../rows/article-props';
import { PART_ROWS, partsOf } from '../rows/parts';
import { rowsOf } from '../rows/rows';
import { PlainRows } from './PlainRows';
import styles from './PrintedTranscript.module.css';

interface PrintedTranscriptProps {
  readonly members: readonly Member[];
  readonly zone: ZoneChoice;
  /** A row that is being read: of a very long transcript, the part that holds it is printed. */
  readonly row: number;
  readonly onOpenLink: (url: string) => void;
}

/** The transcript on paper: who and when at the head of every page, everything open, no line cut in two. */
export function PrintedTranscript({ members, zone, row, onOpenLink }: PrintedTranscriptProps) {
  const rows = useMemo(
    () =>
      rowsOf(
        members.map(({ conversation }) => conversation),
        zone,
      ),
    [members, zone],
  );
  const parts = useMemo(() => partsOf(rows.rows, PART_ROWS), [rows]);
  const at = Math.max(
    0,
    parts.findIndex(({ until }) => row < until),
  );
  const shown = parts[at];
  const heading = headingOf([...members.keys()], members, zone);
  if (shown === undefined) return undefined;
  return (
    // a table, because the head of a table is the one thing that browsers repeat on each page
    <table className={styles.paper}>
      <thead>
        <tr>
          <th scope="col">
            {heading.split('\n').map(line => (
              <div key={line} dir="auto">
                {line}
              </div>
            ))}
            {parts.length > 1 && (
              <div>
                {text('transcript.reading.part', {
                  part: at + 1,
                  parts: parts.length,
                  first: shown.firstArticle,
                  last: shown.lastArticle,
                  count: rows.articles.length,
                })}
              </div>
            )}
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>
            <div className={styles.rows}>
              <PlainRows rows={rows} part={shown} members={members} zone={zone} onOpenLink={onOpenLink} />
            </div>
            {parts.length > 1 && <p className={styles.more}>{text('transcript.print.parts')}</p>}
          </td>
        </tr>
      </tbody>
    </table>
  );
}
