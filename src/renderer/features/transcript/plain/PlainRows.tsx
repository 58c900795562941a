import { useId } from 'react';
import type { Note } from '#shared/marks/marks';
import type { ZoneChoice } from '../../../i18n/format';
import { TranscriptRow } from '../lines/TranscriptRow';
import type { Member } from '../rows/article-props';
import type { Part } from '../rows/parts';
import { isArticle, type Rows } from '../rows/row';

interface PlainRowsProps {
  readonly rows: Rows;
  readonly part: Part;
  readonly members: readonly Member[];
  readonly zone: ZoneChoice;
  readonly onOpenLink: (url: string) => void;
  /** The supervisor's own; what is printed is without them. */
  readonly notes?: ReadonlyMap<string, readonly Note[]>;
}

/** Rows one below the other, all of them drawn, with everything in them open. */
export function PlainRows({ rows, part, members, zone, onOpenLink, notes }: PlainRowsProps) {
  const id = useId();
  return rows.rows.slice(part.from, part.until).map((row, nth) => {
    const member = members[isArticle(row) ? row.member : 0];
    const own = notes?.get(row.key);
    return (
      member && (
        <TranscriptRow
          key={row.key}
          row={row}
          id={id}
          index={part.from + nth}
          setSize={rows.articles.length}
          selected={false}
          hit={false}
          flashing={false}
          focusable={false}
          zone={zone}
          member={member}
          highlight={undefined}
          onOpenLink={onOpenLink}
          {...(own === undefined ? {} : { notes: own })}
          everything
        />
      )
    );
  });
}
