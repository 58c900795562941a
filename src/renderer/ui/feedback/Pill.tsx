import type { ReactNode } from 'react';
import styles from './Pill.module.css';

/** A word that says of what kind something is. */
export function Pill({ children }: { readonly children: ReactNode }) {
  return (
    <span className={styles.pill} data-pill>
      {children}
    </span>
  );
}
