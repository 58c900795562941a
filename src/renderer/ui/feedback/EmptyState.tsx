import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

interface EmptyStateProps {
  readonly title: string;
  readonly icon?: ReactNode;
  readonly children?: ReactNode;
  /** A failure is told in the colour of failures. */
  readonly failed?: boolean;
}

/** What a pane says when it has nothing to show: why, and what can be done. */
export function EmptyState({ title, icon, children, failed }: EmptyStateProps) {
  return (
    <div className={styles.emptyState} data-failed={failed}>
      {icon}
      <h2>{title}</h2>
      {children}
    </div>
  );
}
