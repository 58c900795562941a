import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatCount } from '../../i18n/format';
import { BareButton } from '../controls/BareButton';
import styles from './NavRow.module.css';

interface NavRowProps {
  readonly icon?: ReactNode;
  readonly name: ReactNode;
  readonly count?: number | undefined;
  readonly title?: string;
  readonly onPick: () => void;
  /** For a row that leads to what is on the screen. */
  readonly current?: boolean;
  /** For a row that stays down: a filter that is on. */
  readonly pressed?: boolean;
}

/** A row of the sidebar: a way to something, or a filter, with how many there are. */
export function NavRow({ icon, name, count, title, onPick, current = false, pressed }: NavRowProps) {
  return (
    <BareButton
      className={styles.row}
      aria-current={current ? 'true' : undefined}
      aria-pressed={pressed}
      data-empty={pressed !== undefined && count === 0}
      title={title}
      onClick={onPick}
    >
      {icon}
      <span className={styles.name} data-name>
        {name}
      </span>
      {count !== undefined && (
        <span className={styles.count} data-count>
          {formatCount(count)}
        </span>
      )}
      {pressed && <X className={styles.off} aria-hidden />}
    </BareButton>
  );
}
