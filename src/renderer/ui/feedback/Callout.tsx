import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '../class-names';
import styles from './Callout.module.css';

interface CalloutProps {
  /** `warn` and `quiet` are lines among others; `box` stands out of a text; `strip` lies over the width of a pane. */
  readonly look: 'warn' | 'quiet' | 'box' | 'strip';
  /** Left out, it is the sign of a warning where there is room for one. */
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  /** What can be done about it. */
  readonly action?: ReactNode;
}

/** One thing that should not be overlooked, said where it matters. */
export function Callout({ look, icon, children, action }: CalloutProps) {
  return (
    <div className={classNames(styles.callout, styles[look])}>
      {icon ?? (look === 'box' ? undefined : <TriangleAlert aria-hidden />)}
      <span>{children}</span>
      {action}
    </div>
  );
}
