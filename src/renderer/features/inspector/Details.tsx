import { ListFilterPlus } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import type { KeyName } from '#shared/query/keys';
import { text } from '../../i18n/text';
import type { DetailRow } from './detail-rows';

interface DetailsProps {
  readonly title?: ReactNode;
  readonly rows: readonly DetailRow[];
  readonly onOpenLink?: (url: string) => void;
  /** Adds a value to the search as a filter; an Alt-click on the value does the same. */
  readonly onFilter?: (key: KeyName, value: string) => void;
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

/** Names and values under one heading. */
export function Details({ title, rows, onOpenLink, onFilter }: DetailsProps) {
  if (rows.length === 0 && title === undefined) return undefined;
  return (
    <section className="details">
      {title !== undefined && <h3 className="details-title">{title}</h3>}
      <dl>
        {rows.map(({ name, value, note, url, filter }, index) => (
          // the same name may stand twice, where two files disagree
          // biome-ignore lint/suspicious/noArrayIndexKey: rows never move
          <div key={`${index} ${name}`} className="details-row">
            <dt>{breakable(name)}</dt>
            <dd>
              <bdi data-filter-key={filter?.key} data-filter-value={filter?.value}>
                {value}
              </bdi>
              {filter !== undefined && onFilter !== undefined && (
                <button
                  type="button"
                  className="details-filter"
                  aria-label={text('search.addFilter', { key: name, value })}
                  title={text('search.addFilter', { key: name, value })}
                  onClick={() => onFilter(filter.key, filter.value)}
                >
                  <ListFilterPlus aria-hidden />
                </button>
              )}
              {note !== undefined && <span className="details-note">{note}</span>}
              {url !== undefined && onOpenLink !== undefined && (
                <button type="button" className="link-button" onClick={() => onOpenLink(url)}>
                  {text('detail.openLink')}
                </button>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
