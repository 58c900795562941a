import { ChevronDown } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { fold } from '#shared/text/fold';
import type { FacetKey } from '../../../archive/contract/api';
import { text } from '../../../i18n/text';
import type { FacetRow, FacetRows } from '../../../state/facets/facet-rows';
import { BareButton } from '../../../ui/controls/BareButton';
import { LinkButton } from '../../../ui/controls/LinkButton';
import { TextField } from '../../../ui/controls/TextField';
import { Swatch } from '../../../ui/feedback/Swatch';
import { NavRow } from '../../../ui/layout/NavRow';
import { NavSection } from '../../../ui/layout/NavSection';
import { valueMeaning } from '../texts/options';
import styles from './Facets.module.css';

interface FacetSectionProps {
  readonly facet: FacetKey;
  readonly rows: FacetRows;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onToggle: (value: string) => void;
  /** Values of the archive by their first letters, also beyond `rows`. */
  readonly valuesLike: (letters: string) => Promise<readonly string[]>;
}

const FIRST = 6;
// fewer are looked through faster than they are filtered
const LONG = 12;

/** The values of one facet. Picking one makes it a filter of the search, picking it again takes that away. */
export function FacetSection({ facet, rows: { rows, more }, open, onOpen, onToggle, valuesLike }: FacetSectionProps) {
  const [all, setAll] = useState(false);
  const [letters, setLetters] = useState('');
  const title = text(`facet.${facet}`);
  const isLong = rows.length + more > LONG;
  const wanted = all && isLong ? fold(letters.trim()) : '';
  const beyond = useValuesBeyond(more > 0 ? wanted : '', valuesLike);
  const shown = all ? matching(rows, beyond, facet, wanted) : rows.filter((row, nth) => nth < FIRST || row.active);
  const hidden = rows.length - shown.length;
  const id = `facet-${facet}`;
  return (
    <NavSection
      label={title}
      title={
        <BareButton
          className={styles.title}
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => onOpen(!open)}
        >
          {title}
          <ChevronDown aria-hidden />
        </BareButton>
      }
    >
      {open && (
        <div id={id}>
          {all && isLong && (
            <TextField
              wide
              type="search"
              className={styles.filter}
              aria-label={text('facet.filter', { facet: title })}
              placeholder={text('facet.filter', { facet: title })}
              spellCheck={false}
              value={letters}
              onChange={event => setLetters(event.target.value)}
            />
          )}
          <ul>
            {shown.map(row => (
              <li key={row.value}>
                <FacetButton facet={facet} row={row} onToggle={onToggle} />
              </li>
            ))}
          </ul>
          {wanted !== '' && shown.length === 0 && <p className={styles.rest}>{text('facet.noMatch')}</p>}
          {(hidden > 0 || all) && rows.length > FIRST && (
            <div className={styles.more}>
              <LinkButton
                onClick={() => {
                  setAll(!all);
                  setLetters('');
                }}
              >
                {all ? text('facet.fewer') : text('facet.more', { count: hidden })}
              </LinkButton>
            </div>
          )}
          {all && more > 0 && wanted === '' && <p className={styles.rest}>{text('facet.rest', { count: more })}</p>}
        </div>
      )}
    </NavSection>
  );
}

/** The rows that hold the letters anywhere, and values of the archive beyond them. */
function matching(
  rows: readonly FacetRow[],
  beyond: readonly string[],
  facet: FacetKey,
  wanted: string,
): readonly FacetRow[] {
  if (wanted === '') return rows;
  const found = rows.filter(({ value }) => fold(valueMeaning(facet, value) ?? value).includes(wanted));
  const shown = new Set(rows.map(({ value }) => value));
  return [...found, ...beyond.filter(value => !shown.has(value)).map(value => ({ value, active: false }))];
}

/** What the archive has for these letters; nothing while they are none. */
function useValuesBeyond(letters: string, valuesLike: FacetSectionProps['valuesLike']): readonly string[] {
  const [found, setFound] = useState<readonly string[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only other letters are another question
  useEffect(() => {
    if (letters === '') return setFound([]);
    let over = false;
    void valuesLike(letters).then(values => !over && setFound(values));
    return () => {
      over = true;
    };
  }, [letters]);
  return found;
}

interface FacetButtonProps {
  readonly facet: FacetKey;
  readonly row: FacetRow;
  readonly onToggle: (value: string) => void;
}

function FacetButton({ facet, row: { value, count, active }, onToggle }: FacetButtonProps) {
  const words = valueMeaning(facet, value) ?? value;
  return (
    <NavRow
      icon={signOf(facet, value)}
      name={<bdi>{words}</bdi>}
      count={count}
      pressed={active}
      title={words}
      onPick={() => onToggle(value)}
    />
  );
}

/** Sources have a colour in every list; other values are told by their names. */
function signOf(facet: FacetKey, value: string): ReactNode {
  return facet === 'source' ? <Swatch paint={value} /> : undefined;
}
