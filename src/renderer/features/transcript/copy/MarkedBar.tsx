import { Copy, X } from 'lucide-react';
import { text } from '../../../i18n/text';
import { Button } from '../../../ui/controls/Button';
import { IconButton } from '../../../ui/controls/IconButton';
import { FloatingBar } from '../../../ui/layout/FloatingBar';
import type { CopyForm } from './copy';

interface MarkedBarProps {
  readonly count: number;
  readonly onCopy: (form: CopyForm) => void;
  readonly onClear: () => void;
}

/** How many lines are marked, and what can be done with them. */
export function MarkedBar({ count, onCopy, onClear }: MarkedBarProps) {
  return (
    <FloatingBar>
      <span role="status">{text('transcript.marked', { count })}</span>
      <Button look="quiet" small icon={<Copy aria-hidden />} onPress={() => onCopy('rich')}>
        {text('transcript.marked.copy')}
      </Button>
      <Button look="quiet" small onPress={() => onCopy('markdown')}>
        {text('transcript.marked.markdown')}
      </Button>
      <IconButton look="small" label={text('transcript.marked.clear')} icon={<X aria-hidden />} onPress={onClear} />
    </FloatingBar>
  );
}
