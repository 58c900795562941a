import { ListFilterPlus } from 'lucide-react';
import { text } from '../../i18n/text';
import { BareButton } from '../../ui/controls/BareButton';
import type { DetailFilter } from './detail-rows';
import styles from './FilterButton.module.css';

interface FilterButtonProps {
  readonly name: string;
  readonly value: string;
  readonly filter: DetailFilter;
  readonly onFilter: (filter: DetailFilter) => void;
}

/** Makes a value a filter of the search. Seen when the pointer is over its row or a key reaches it. */
export function FilterButton({ name, value, filter, onFilter }: FilterButtonProps) {
  const label = text('search.addFilter', { key: name, value });
  return (
    <BareButton className={styles.filter} aria-label={label} title={label} onClick={() => onFilter(filter)}>
      <ListFilterPlus aria-hidden />
    </BareButton>
  );
}
