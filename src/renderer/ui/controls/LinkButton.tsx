import type { ComponentProps } from 'react';
import styles from './LinkButton.module.css';

/** Something to do that reads as part of a text or of a line of facts. */
export function LinkButton(props: Omit<ComponentProps<'button'>, 'className' | 'type'>) {
  return <button type="button" {...props} className={styles.link} />;
}
