import type { ReactNode } from 'react';
import styles from './NavSection.module.css';

interface NavSectionProps {
  readonly label: string;
  /** In place of the label, where the title does something. */
  readonly title?: ReactNode;
  /** Small buttons at the end of the title. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** A named group in the sidebar. */
export function NavSection({ label, title, tools, children }: NavSectionProps) {
  return (
    <section className={styles.section} aria-label={label}>
      <div className={styles.head}>
        <h2 className="section-title">{title ?? label}</h2>
        {tools}
      </div>
      {children}
    </section>
  );
}
