import type { ComponentProps } from 'react';
import { classNames } from '../class-names';
import styles from './TextField.module.css';

interface Look {
  /** As wide as what it stands in. */
  readonly wide?: boolean;
}

/** One line to type into. What was typed is never kept by the browser. */
export function TextField({ wide, className, ...props }: ComponentProps<'input'> & Look) {
  return <input autoComplete="off" {...props} className={classNames(styles.field, wide && styles.wide, className)} />;
}

/** Several lines to type into. */
export function TextArea({ wide, className, ...props }: ComponentProps<'textarea'> & Look) {
  return (
    <textarea autoComplete="off" {...props} className={classNames(styles.field, wide && styles.wide, className)} />
  );
}
