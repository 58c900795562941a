import { Copy, X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { text } from '../../../i18n/text';
import type { CopyForm } from './copy';
import styles from './MarkedBar.module.css';

interface MarkedBarProps {
  readonly count: number;
  readonly onCopy: (form: CopyForm) => void;
  readonly onClear: () => void;
}

/** How many lines are marked, and what can be done with them. */
export function MarkedBar({ count, onCopy, onClear }: MarkedBarProps) {
  return (
    <div className={styles.bar}>
      <span role="status">{text('transcript.marked', { count })}</span>
      <Button className={styles.action as string} onPress={() => onCopy('rich')}>
        <Copy size={13} aria-hidden="true" />
        {text('transcript.marked.copy')}
      </Button>
      <Button className={styles.action as string} onPress={() => onCopy('markdown')}>
        {text('transcript.marked.markdown')}
      </Button>
      <Button className={styles.clear as string} aria-label={text('transcript.marked.clear')} onPress={onClear}>
        <X size={14} aria-hidden="true" />
      </Button>
    </div>
  );
}
