import { ProgressBar as AriaProgressBar } from 'react-aria-components';
import styles from './ProgressBar.module.css';

interface ProgressBarProps {
  readonly label: string;
  /** From 0 to 1; absent where the end is not known. */
  readonly share: number | undefined;
}

export function ProgressBar({ label, share }: ProgressBarProps) {
  const percent = share === undefined ? undefined : Math.min(100, Math.max(0, share * 100));
  return (
    <AriaProgressBar
      className={styles.progress as string}
      aria-label={label}
      isIndeterminate={percent === undefined}
      {...(percent !== undefined && { value: percent })}
    >
      <div className={styles.bar} style={{ inlineSize: `${percent ?? 30}%` }} data-unknown={percent === undefined} />
    </AriaProgressBar>
  );
}
