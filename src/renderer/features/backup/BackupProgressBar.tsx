import type { BackupProgress } from '../../archive/contract/api';
import { formatCount } from '../../i18n/format';
import { text } from '../../i18n/text';
import { ProgressBar } from '../../ui/feedback/ProgressBar';
import styles from './Backup.module.css';

interface BackupProgressBarProps {
  readonly label: string;
  readonly progress: BackupProgress | undefined;
}

export function BackupProgressBar({ label, progress }: BackupProgressBarProps) {
  const { rows = 0, total = 0 } = progress ?? {};
  const share = total === 0 ? undefined : rows / total;
  return (
    <div className={styles.body}>
      <p>{label}</p>
      <ProgressBar label={label} share={share} />
      <p className={styles.quiet}>{text('backup.progress', { share: formatCount(Math.floor((share ?? 0) * 100)) })}</p>
    </div>
  );
}
