import { text } from '../../i18n/text';
import { useAfter } from '../hooks/use-after';
import styles from './Skeleton.module.css';

interface SkeletonProps {
  readonly rows?: number;
}

/** The shape of what is coming; nothing at all in the first 200 ms. */
export function Skeleton({ rows = 8 }: SkeletonProps) {
  const late = useAfter(200, true);
  if (!late) return undefined;
  return (
    <div className={styles.skeleton} role="img" aria-label={text('ui.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <SkeletonRow key={rowName(row)} />
      ))}
    </div>
  );
}

export function SkeletonRow() {
  return (
    <div className={styles.row} aria-hidden>
      <span />
      <span />
      <span />
    </div>
  );
}

// rows are all alike and never move
const rowName = (row: number) => `row-${row}`;
