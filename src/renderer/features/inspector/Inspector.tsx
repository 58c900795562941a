import { FileSearch } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { text } from '../../i18n/text';
import { shownConversation } from '../../state/reading/selection-slice';
import type { AppStore } from '../../state/store';
import type { InspectorTab } from '../../state/window/settings-slice';
import { Tabs } from '../../ui/controls/Tabs';
import { EmptyState } from '../../ui/feedback/EmptyState';
import { DetailsTab } from './DetailsTab';
import { relatedTo } from './related';
import { SourceTab } from './SourceTab';
import { SurveysTab } from './SurveysTab';

interface InspectorProps {
  readonly store: AppStore;
  /** The supervisor's own marks, which stand before the facts. */
  readonly marks: () => ReactNode;
  /** The table of events, which belongs to the timeline. */
  readonly events: () => ReactNode;
  readonly onOpenLink: (url: string) => void;
}

/** Everything about the open conversation that is not its course: facts, events as a table, surveys, the original. */
export function Inspector({ store, marks, events, onOpenLink }: InspectorProps) {
  const conversation = useStore(store, state => shownConversation(state.open));
  const thread = useStore(store, state => state.thread);
  const { inspectorTab, zone } = useStore(store, state => state.settings);
  if (conversation === undefined) {
    return <EmptyState title={text('inspector.none')} icon={<FileSearch aria-hidden />} />;
  }
  return (
    <Tabs<InspectorTab>
      label={text('inspector.title')}
      picked={inspectorTab}
      onPick={tab => store.getState().changeSettings({ inspectorTab: tab })}
      tabs={[
        {
          id: 'details',
          label: text('inspector.details'),
          content: () => (
            <DetailsTab
              marks={marks()}
              conversation={conversation}
              zone={zone}
              related={relatedTo(conversation, thread)}
              onEraseCustomer={() => void store.getState().askToErase({ kind: 'customer', key: conversation.key })}
              onOpenConversation={key => void store.getState().openConversation(key)}
              onFilter={({ key, value }) => void store.getState().addFilter(key, value)}
              onOpenLink={onOpenLink}
            />
          ),
        },
        { id: 'events', label: text('inspector.events'), content: events },
        {
          id: 'surveys',
          label: text('inspector.surveys'),
          content: () => <SurveysTab surveys={conversation.surveys} zone={zone} />,
        },
        {
          id: 'source',
          label: text('inspector.source'),
          content: () => <SourceTab key={conversation.key} store={store} conversation={conversation.key} />,
        },
      ]}
    />
  );
}
