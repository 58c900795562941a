import type { ComponentProps } from 'react';
import { classNames } from '../class-names';
import styles from './Swatch.module.css';

/** What paints `data-paint` as the colour of a source, or as one of the colours that have no meaning of their own. */
export const PAINTED = styles.paint as string;

/** A small square in the colour of what it stands before. */
export function Swatch({ paint, ...props }: ComponentProps<'span'> & { readonly paint: string }) {
  return <span {...props} className={classNames(styles.swatch, PAINTED)} data-paint={paint} />;
}
