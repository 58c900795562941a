import { ChevronDown, ChevronUp } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { parseQuery } from '#shared/query/language/parse';
import { text } from '../../i18n/text';
import { hasHits } from '../../state/base/query-words';
import { shownResults } from '../../state/search/search-slice';
import type { AppStore } from '../../state/store';
import { IconButton } from '../../ui/controls/IconButton';
import styles from './QuerySummary.module.css';
import { Explanation } from './texts/Explanation';

interface AskedProps {
  readonly store: AppStore;
  /** Runs a command by its id. */
  readonly stepHit: (command: 'transcript.findNext' | 'transcript.findPrevious') => void;
}

/** What the list below answers, in words, and the way from hit to hit through all of it. */
export function QuerySummary({ store, stepHit }: AskedProps) {
  const asked = useStore(store, state => shownResults(state.search)?.query.text ?? '');
  const found = useStore(store, state => (shownResults(state.search)?.total ?? 0) > 0);
  const zone = useStore(store, state => state.settings.zone);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another zone has another clock, and so has another question
  const clock = useMemo(() => store.getState().clock(), [store, zone, asked]);
  const problems = useMemo(() => parseQuery(asked).problems, [asked]);
  return (
    <div className={styles.summary}>
      <Explanation query={asked} clock={clock} problems={problems} />
      {found && hasHits(asked) && (
        <span className={styles.hits}>
          <IconButton
            look="small"
            label={text('search.previousHit')}
            icon={<ChevronUp aria-hidden />}
            onPress={() => stepHit('transcript.findPrevious')}
          />
          <IconButton
            look="small"
            label={text('search.nextHit')}
            icon={<ChevronDown aria-hidden />}
            onPress={() => stepHit('transcript.findNext')}
          />
        </span>
      )}
    </div>
  );
}
