import type { ReactNode } from 'react';
import styles from './FloatingBar.module.css';

/** A few words and small buttons that lie over the foot of a pane while there is a use for them. */
export function FloatingBar({ children }: { readonly children: ReactNode }) {
  return <div className={styles.bar}>{children}</div>;
}
