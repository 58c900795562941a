import { EyeOff } from 'lucide-react';
import { useStore } from 'zustand';
import { MASK_KINDS } from '#shared/masking/kinds';
import type { Commands } from '../../commands/registry';
import { text } from '../../i18n/text';
import type { AppStore } from '../../state/store';
import { Button } from '../../ui/controls/Button';
import styles from './MaskBar.module.css';

interface MaskBarProps {
  readonly store: AppStore;
  readonly commands: Commands;
  readonly run: (id: string) => void;
}

/** Says that masking is on, what it hides here, and how it is ended. One of three signs: a part of the screen may be shared. */
export function MaskBar({ store, commands, run }: MaskBarProps) {
  const isMasked = useStore(store, state => state.settings.masked);
  const counts = useStore(store, state => state.maskCounts);
  if (!isMasked) return undefined;
  const found = MASK_KINDS.flatMap(kind => {
    const count = counts?.[kind];
    return count === undefined ? [] : [text(`masking.count.${kind}`, { count })];
  });
  const keys = commands.printedKeys('view.mask');
  return (
    <section className={styles.bar} aria-label={text('masking.title')}>
      <EyeOff aria-hidden />
      <strong>{text('masking.title')}</strong>
      <span className={styles.why}>
        {found.length === 0 ? text('masking.why') : text('masking.here', { found: LISTS.format(found) })}
      </span>
      <span className={styles.end}>
        <Button look="quiet" onPress={() => store.getState().showDialog({ kind: 'settings' })}>
          {text('masking.what')}
        </Button>
        <Button onPress={() => run('view.mask')}>
          {text('masking.end')}
          {keys !== undefined && <kbd className={styles.keys}>{keys}</kbd>}
        </Button>
      </span>
    </section>
  );
}

// the language of the texts around it
const LISTS = new Intl.ListFormat('en', { type: 'conjunction' });
