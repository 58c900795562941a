import { Fragment, type Ref } from 'react';
import styles from './SearchBox.module.css';

interface UnderlinesProps {
  readonly typed: string;
  /** In UTF-16 units of what is typed, sorted. */
  readonly parts: readonly { readonly start: number; readonly end: number }[];
  readonly ref: Ref<HTMLDivElement>;
}

/** Lies under the typed text, letter for letter, and underlines what was not understood. It says nothing by itself. */
export function QueryProblemUnderlines({ typed, parts, ref }: UnderlinesProps) {
  const apart = parts.filter(({ start }, nth) => start >= (parts[nth - 1]?.end ?? 0));
  return (
    <div className={styles.under} aria-hidden>
      <div ref={ref}>
        {apart.map(({ start, end }, nth) => (
          <Fragment key={start}>
            {typed.slice(apart[nth - 1]?.end ?? 0, start)}
            <u>{typed.slice(start, end)}</u>
          </Fragment>
        ))}
        {typed.slice(apart.at(-1)?.end ?? 0)}
      </div>
    </div>
  );
}
