import { CornerUpLeft } from 'lucide-react';
import { text } from '../../i18n/text';
import { Button } from '../../ui/controls/Button';
import { FloatingBar } from '../../ui/layout/FloatingBar';
import type { CopyForm } from './copy/copy';
import { MarkedBar } from './copy/MarkedBar';
import { HitNavigator } from './find/HitNavigator';
import type { Rows } from './rows/row';
import styles from './TranscriptOverlays.module.css';

interface FeedBarsProps {
  readonly copied: { readonly words: string; readonly count: number };
  readonly marked: number;
  readonly onCopy: (form: CopyForm) => void;
  readonly onClear: () => void;
  /** The way back from a quoted message. */
  readonly onBack: (() => void) | undefined;
  readonly hits: ReadonlySet<string>;
  readonly indexOf: Rows['indexOf'];
  readonly selected: number | undefined;
  readonly onHit: (key: string) => void;
}

/** What lies over the foot of the feed while there is a use for it. */
export function TranscriptOverlays({
  copied,
  marked,
  onCopy,
  onClear,
  onBack,
  hits,
  indexOf,
  selected,
  onHit,
}: FeedBarsProps) {
  return (
    <div className={styles.bars}>
      <span role="status" className={styles.told} key={copied.count} data-silent={copied.words === '' || undefined}>
        {copied.words}
      </span>
      {marked > 0 && <MarkedBar count={marked} onCopy={onCopy} onClear={onClear} />}
      {onBack !== undefined && (
        <FloatingBar>
          <Button look="quiet" small icon={<CornerUpLeft aria-hidden />} onPress={onBack}>
            {text('transcript.reply.back')}
          </Button>
        </FloatingBar>
      )}
      <HitNavigator hits={hits} indexOf={indexOf} selected={selected} onSelect={onHit} />
    </div>
  );
}
