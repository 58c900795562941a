import { Bookmark, CircleHelp, History, ListFilter, Tag, TextSearch, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { text } from '../../../i18n/text';
import { ISOLATE, type Option, type OptionGroup, POP } from '../texts/options';
import styles from './Suggestions.module.css';

interface SuggestionsProps {
  readonly id: string;
  readonly groups: readonly OptionGroup[];
  /** The place of the option that Enter takes, counted over all groups; -1 for none. */
  readonly active: number;
  readonly onTake: (option: Option) => void;
}

const SIGNS: Readonly<Record<Option['sign'], ReactNode>> = {
  key: <ListFilter aria-hidden />,
  person: <UserRound aria-hidden />,
  value: <Tag aria-hidden />,
  text: <TextSearch aria-hidden />,
  recent: <History aria-hidden />,
  saved: <Bookmark aria-hidden />,
  help: <CircleHelp aria-hidden />,
};

export const optionId = (list: string, place: number) => `${list}-option-${place}`;

/** The suggestions under the search box. The box keeps the focus and tells which option is active. */
export function Suggestions({ id, groups, active, onTake }: SuggestionsProps) {
  const starts = groups.map((_, nth) =>
    groups.slice(0, nth).reduce((before, { options }) => before + options.length, 0),
  );
  return (
    <div id={id} role="listbox" aria-label={text('search.suggestions')} className={styles.list}>
      {groups.map(({ title, options }, group) => (
        // biome-ignore lint/a11y/useSemanticElements: options of a list box are grouped by role alone
        <div key={title} role="group" aria-label={title}>
          <div className={`section-title ${styles.title}`} aria-hidden>
            {title}
          </div>
          {options.map((option, nth) => {
            const place = (starts[group] ?? 0) + nth;
            const { sign, key, words, note, count } = option;
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the box above takes the keys
              <div
                key={option.id}
                id={optionId(id, place)}
                role="option"
                tabIndex={-1}
                className={styles.option}
                aria-selected={place === active}
                ref={place === active ? scrollIntoSight : undefined}
                onMouseDown={keepFocus}
                onClick={() => onTake(option)}
              >
                {SIGNS[sign]}
                <span className={styles.words}>
                  {key !== undefined && <code>{key}</code>}
                  <bdi>{setOff(words)}</bdi>
                </span>
                {note !== undefined && <span className={styles.note}>{note}</span>}
                {count !== undefined && <span className={styles.count}>{count}</span>}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}

function setOff(words: string): ReactNode {
  const [before, typed, after] = words.split(ISOLATES);
  if (typed === undefined) return words;
  return (
    <>
      {before}
      <strong>{typed}</strong>
      {after}
    </>
  );
}

const ISOLATES = new RegExp(`[${ISOLATE}${POP}]`);

function keepFocus(event: { preventDefault(): void }): void {
  event.preventDefault();
}

function scrollIntoSight(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: 'nearest' });
}
