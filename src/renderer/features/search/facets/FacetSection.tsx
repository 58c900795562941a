import { ChevronDown, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { FacetKey } from '../../../archive/contract/api';
import { formatCount } from '../../../i18n/format';
import { text } from '../../../i18n/text';
import type { FacetRow, FacetRows } from '../../../state/facets/facet-rows';
import { valueMeaning } from '../texts/options';

interface FacetSectionProps {
  readonly facet: FacetKey;
  readonly rows: FacetRows;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onToggle: (value: string) => void;
}

const FIRST = 6;

/** The values of one facet. Picking one makes it a filter of the search, picking it again takes that away. */
export function FacetSection({ facet, rows: { rows, more }, open, onOpen, onToggle }: FacetSectionProps) {
  const [all, setAll] = useState(false);
  const title = text(`facet.${facet}`);
  const shown = all ? rows : rows.filter((row, nth) => nth < FIRST || row.active);
  const hidden = rows.length - shown.length;
  const id = `facet-${facet}`;
  return (
    <section className="sidebar-section" aria-label={title}>
      <h2 className="section-title">
        <button
          type="button"
          className="facet-title"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => onOpen(!open)}
        >
          {title}
          <ChevronDown aria-hidden />
        </button>
      </h2>
      {open && (
        <div id={id}>
          <ul>
            {shown.map(row => (
              <li key={row.value}>
                <FacetButton facet={facet} row={row} onToggle={onToggle} />
              </li>
            ))}
          </ul>
          {(hidden > 0 || all) && rows.length > FIRST && (
            <button type="button" className="link-button facet-more" onClick={() => setAll(!all)}>
              {all ? text('facet.fewer') : text('facet.more', { count: hidden })}
            </button>
          )}
          {all && more > 0 && <p className="facet-rest">{text('facet.rest', { key: facet, count: more })}</p>}
        </div>
      )}
    </section>
  );
}

interface FacetButtonProps {
  readonly facet: FacetKey;
  readonly row: FacetRow;
  readonly onToggle: (value: string) => void;
}

function FacetButton({ facet, row: { value, count, active }, onToggle }: FacetButtonProps) {
  const words = valueMeaning(facet, value) ?? value;
  return (
    <button
      type="button"
      className="sidebar-row"
      aria-pressed={active}
      data-empty={count === 0}
      title={words}
      onClick={() => onToggle(value)}
    >
      {signOf(facet, value)}
      <span className="sidebar-name">
        <bdi>{words}</bdi>
      </span>
      {count !== undefined && <span className="sidebar-count">{formatCount(count)}</span>}
      {active && <X className="facet-off" aria-hidden />}
    </button>
  );
}

/** Sources have a colour in every list; other values are told by their names. */
function signOf(facet: FacetKey, value: string): ReactNode {
  return facet === 'source' ? <span className="facet-dot" data-source={value} /> : undefined;
}
