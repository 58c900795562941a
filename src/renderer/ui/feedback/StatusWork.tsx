import type { ReactNode } from 'react';
import { ProgressBar } from './ProgressBar';
import styles from './StatusWork.module.css';

interface StatusWorkProps {
  readonly kind: 'import' | 'erase' | 'index' | 'damage';
  /** What is being done or should be, and what can be done about it. */
  readonly children: ReactNode;
  /** How far it is; absent where nothing runs. It stands behind the words. */
  readonly progress?: { readonly label: string; readonly share: number | undefined };
  readonly action?: ReactNode;
  readonly role?: 'status';
}

/** A line of the status bar about work in the background. */
export function StatusWork({ kind, children, progress, action, role }: StatusWorkProps) {
  return (
    <span className={styles.work} role={role} data-work={kind}>
      {children}
      {progress !== undefined && (
        <span className={styles.bar}>
          <ProgressBar {...progress} />
        </span>
      )}
      {action}
    </span>
  );
}
