import { Fragment, type ReactNode } from 'react';
import { text } from '../../i18n/text';
import { LinkButton } from '../../ui/controls/LinkButton';
import styles from './Details.module.css';
import type { DetailFilter, DetailRow } from './detail-rows';
import { FilterButton } from './FilterButton';

export interface DetailWishes {
  /** Adds a value to the search as a filter; an Alt-click on the value does the same. */
  readonly onFilter: (filter: DetailFilter) => void;
  readonly onOpenLink: (url: string) => void;
}

interface DetailsProps extends DetailWishes {
  readonly rows: readonly DetailRow[];
}

// vendor names are long words: they may go on in the next line where a new word or member begins
const SEAMS = /(?<=[a-z0-9])(?=[A-Z])|(?<=[._])/;

function breakable(name: string): ReactNode {
  return name.split(SEAMS).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a name never move
    <Fragment key={`${index} ${part}`}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}

/** Names and values, one below the other. */
export function Details({ rows, onOpenLink, onFilter }: DetailsProps) {
  if (rows.length === 0) return undefined;
  return (
    <dl className={styles.rows}>
      {rows.map(({ name, value, vendorName, note, url, filter }, index) => (
        // the same name may stand twice, where two files disagree
        // biome-ignore lint/suspicious/noArrayIndexKey: rows never move
        <div key={`${index} ${name}`} className={styles.row}>
          <dt title={vendorName}>{breakable(name)}</dt>
          <dd>
            <bdi data-filter-key={filter?.key} data-filter-value={filter?.value}>
              {value}
            </bdi>
            {filter !== undefined && <FilterButton name={name} value={value} filter={filter} onFilter={onFilter} />}
            {note !== undefined && <span className={styles.note}>{note}</span>}
            {url !== undefined && <LinkButton onClick={() => onOpenLink(url)}>{text('detail.openLink')}</LinkButton>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
