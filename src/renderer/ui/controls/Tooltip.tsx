import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import styles from './Tooltip.module.css';

interface TooltipProps {
  readonly words: string;
  readonly keys?: string | undefined;
  /** A button of the kit: something that takes the focus. */
  readonly children: ReactElement;
}

/** A short name on hover and on focus. Never the only place where something is said. */
export function Tooltip({ words, keys, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip className={styles.tooltip as string} offset={6}>
        {words}
        {keys !== undefined && <kbd>{keys}</kbd>}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
