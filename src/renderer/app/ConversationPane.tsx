import { ArrowLeft, MessagesSquare, Printer, TriangleAlert } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { useStore } from 'zustand';
import { termsOf } from '#shared/text/words';
import type { Commands } from '../commands/registry';
import { TimelinePane } from '../features/timeline/TimelinePane';
import { ConversationHeader } from '../features/transcript/ConversationHeader';
import { TranscriptPane } from '../features/transcript/TranscriptPane';
import { findingText } from '../i18n/finding-text';
import { text } from '../i18n/text';
import { hitsIn } from '../state/hits';
import { shownResults } from '../state/search-slice';
import { shownConversation } from '../state/selection-slice';
import type { AppStore } from '../state/store';
import { EmptyState } from '../ui/EmptyState';
import { IconButton } from '../ui/IconButton';
import { Skeleton } from '../ui/Skeleton';
import { useAfter } from '../ui/use-after';
import { ErrorBoundary } from './ErrorBoundary';

interface ConversationPaneProps {
  readonly store: AppStore;
  readonly commands: Commands;
  readonly run: (id: string) => void;
  readonly onOpenLink: (url: string) => void;
}

/** The open conversation: header, timeline, transcript, with one selection. */
export function ConversationPane({ store, commands, run, onOpenLink }: ConversationPaneProps) {
  const open = useStore(store, state => state.open);
  const item = useStore(store, state => state.item);
  const zone = useStore(store, state => state.settings.zone);
  const single = useStore(store, state => state.width === 'single');
  const asked = useStore(store, state => shownResults(state.search)?.query.text ?? '');
  const conversation = shownConversation(open);
  const late = useAfter(200, open.kind === 'opening');

  const terms = useMemo(() => termsOf(asked), [asked]);
  const words = useMemo(() => terms.map(term => term.words.join(' ')), [terms]);
  const hits = useMemo(() => (conversation === undefined ? [] : hitsIn(conversation, terms)), [conversation, terms]);
  const onSelect = useCallback(
    (key: Parameters<ReturnType<AppStore['getState']>['selectItem']>[0]) => store.getState().selectItem(key),
    [store],
  );

  const back = single && open.kind !== 'none' && (
    <IconButton
      label={text('pane.backToList')}
      icon={<ArrowLeft aria-hidden />}
      onPress={() => store.getState().closeConversation()}
    />
  );

  if (open.kind === 'none') {
    const keys = commands.printedKeys('library.next') ?? '';
    return (
      <EmptyState title={text('conversation.none')} icon={<MessagesSquare aria-hidden />}>
        <p>{text('conversation.noneWhy', { keys })}</p>
      </EmptyState>
    );
  }
  if (open.kind === 'missing' || open.kind === 'failed') {
    return (
      <>
        {back}
        <EmptyState
          title={text(open.kind === 'missing' ? 'conversation.missing' : 'conversation.failed')}
          icon={<TriangleAlert aria-hidden />}
          failed={open.kind === 'failed'}
        >
          <p>{open.kind === 'missing' ? text('conversation.missingWhy') : findingText(open.trouble)}</p>
        </EmptyState>
      </>
    );
  }
  if (conversation === undefined) return <Skeleton rows={5} />;

  return (
    <div className="conversation" aria-busy={open.kind === 'opening'} data-waiting={late}>
      <ErrorBoundary key={conversation.key}>
        <div className="conversation-header">
          {back}
          <ConversationHeader
            conversation={conversation}
            zone={zone}
            actions={
              <IconButton
                label={text('command.app.print')}
                icon={<Printer aria-hidden />}
                keys={commands.printedKeys('app.print')}
                onPress={() => run('app.print')}
              />
            }
          />
        </div>
        <div className="conversation-timeline" data-pane="timeline">
          <TimelinePane conversation={conversation} zone={zone} selected={item} onSelect={onSelect} />
        </div>
        <div className="conversation-transcript" data-pane="transcript">
          <TranscriptPane
            conversation={conversation}
            zone={zone}
            selected={item}
            onSelect={onSelect}
            hits={hits}
            words={words}
            onOpenLink={onOpenLink}
          />
        </div>
      </ErrorBoundary>
    </div>
  );
}
