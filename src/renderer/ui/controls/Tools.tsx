import type { ReactNode } from 'react';
import { Toolbar } from 'react-aria-components';
import styles from './Tools.module.css';

/** Small buttons in a row with one tab stop. */
export function Tools({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Toolbar className={styles.tools as string} aria-label={label}>
      {children}
    </Toolbar>
  );
}
