import { useStore } from 'zustand';
import type { ConversationKey } from '#shared/domain/keys';
import type { HitArea } from '../archive/contract/api';
import { text } from '../i18n/text';
import { hitAt, rowOf, shownResults } from '../state/search/search-slice';
import type { AppStore } from '../state/store';
import type { InspectorTab } from '../state/window/settings-slice';
import { Button } from '../ui/controls/Button';
import { Pill } from '../ui/feedback/Pill';
import { Marked } from '../ui/layout/Marked';
import styles from './ConversationPane.module.css';

/** Where the words of the search stand, for a conversation in which nobody said them. */
export function FoundElsewhere({ store, of }: { readonly store: AppStore; readonly of: ConversationKey }) {
  const results = useStore(store, state => shownResults(state.search));
  const hit = results && hitAt(results, rowOf(results, of));
  if (hit?.excerpt === undefined || hit.area === undefined || hit.message !== undefined) return undefined;
  const { area, excerpt } = hit;
  return (
    <p className={styles.foundElsewhere} data-found-elsewhere>
      <span>{text('conversation.foundElsewhere')}</span>
      <Pill>{text('list.area', { area })}</Pill>
      <bdi>
        <Marked text={excerpt.text} marks={excerpt.marks} />
      </bdi>
      <Button look="quiet" onPress={() => store.getState().showInspector(tabOf(area))}>
        {text('conversation.showWhere')}
      </Button>
    </p>
  );
}

function tabOf(area: HitArea): InspectorTab {
  if (area === 'event') return 'events';
  return area === 'surveyQuestion' || area === 'surveyAnswer' ? 'surveys' : 'details';
}
