import type { ComponentProps } from 'react';
import { classNames } from '../class-names';
import styles from './BareButton.module.css';

/** A button without a look, for rows, chips and signs that get theirs from the place they stand in. */
export function BareButton({ className, ...props }: ComponentProps<'button'>) {
  return <button type="button" {...props} className={classNames(styles.bare, className)} />;
}
