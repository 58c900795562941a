import { ArrowLeft, Ellipsis, Eraser, MessagesSquare, Printer, TriangleAlert } from 'lucide-react';
import { type Ref, useCallback, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { ConversationKey, ItemKey } from '#shared/domain/keys';
import type { TranscriptActions } from '../commands/command';
import type { Commands } from '../commands/registry';
import { MarkButtons } from '../features/marks/MarkButtons';
import { TimelinePane } from '../features/timeline/TimelinePane';
import { ConversationHeader } from '../features/transcript/header/ConversationHeader';
import { TranscriptPane } from '../features/transcript/TranscriptPane';
import { findingText } from '../i18n/finding-text';
import { text } from '../i18n/text';
import { phrasesIn } from '../state/base/query-words';
import { hasCustomer } from '../state/care/erase-slice';
import { shownConversation } from '../state/reading/selection-slice';
import { shownResults } from '../state/search/search-slice';
import type { AppStore } from '../state/store';
import { isTimelineShown } from '../state/window/view-slice';
import { Button } from '../ui/controls/Button';
import { IconButton } from '../ui/controls/IconButton';
import { Menu } from '../ui/controls/Menu';
import { Callout } from '../ui/feedback/Callout';
import { EmptyState } from '../ui/feedback/EmptyState';
import { Skeleton } from '../ui/feedback/Skeleton';
import { useAfter } from '../ui/hooks/use-after';
import styles from './ConversationPane.module.css';
import { ErrorBoundary } from './ErrorBoundary';
import { FoundElsewhere } from './FoundElsewhere';

interface ConversationPaneProps {
  readonly store: AppStore;
  readonly commands: Commands;
  readonly run: (id: string) => void;
  readonly onOpenLink: (url: string) => void;
  readonly transcript: Ref<TranscriptActions>;
}

const NO_HITS: readonly ItemKey[] = [];

/** The open conversation: header, timeline, transcript, with one selection. */
export function ConversationPane({ store, commands, run, onOpenLink, transcript }: ConversationPaneProps) {
  const open = useStore(store, state => state.open);
  const item = useStore(store, state => state.item);
  const { zone, elapsed } = useStore(store, state => state.settings);
  const single = useStore(store, state => state.width === 'single');
  const asked = useStore(store, state => shownResults(state.search)?.query.text ?? '');
  const thread = useStore(store, state => state.thread);
  const reading = useStore(store, state => state.reading);
  const timelineShown = useStore(store, isTimelineShown);
  const printing = useStore(store, state => state.printing);
  const marks = useStore(store, state => state.marks);
  const conversation = shownConversation(open);
  const [tools, setTools] = useState<HTMLElement | null>(null);
  const [about, setAbout] = useState<HTMLElement | null>(null);
  const toolPlaces = useMemo(() => (tools !== null && about !== null ? { tools, about } : undefined), [tools, about]);
  const late = useAfter(200, open.kind === 'opening');

  const phrases = useMemo(() => phrasesIn(asked), [asked]);
  const found = useStore(store, state => state.hits);
  const own = found !== undefined && found.key === conversation?.key ? found : undefined;
  const onSelect = useCallback(
    (key: Parameters<ReturnType<AppStore['getState']>['selectItem']>[0]) => store.getState().selectItem(key),
    [store],
  );

  const onOpenConversation = useCallback(
    (key: ConversationKey, at?: ItemKey) => void store.getState().openConversation(key, at),
    [store],
  );
  const onWriteNote = useCallback(
    (of: ConversationKey, line: ItemKey) => store.getState().wantNote({ conversation: of, item: line }),
    [store],
  );
  // what is on the screen may still be the conversation before
  const ofVisit = thread?.conversations.some(({ key }) => key === conversation?.key) ? thread : undefined;

  const back = single && open.kind !== 'none' && (
    <span className={styles.back}>
      <IconButton
        label={text('pane.backToList')}
        icon={<ArrowLeft aria-hidden />}
        onPress={() => store.getState().closeConversation()}
      />
    </span>
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
          <p>{open.kind === 'missing' ? text('conversation.missingWhy') : findingText(open.failure)}</p>
        </EmptyState>
      </>
    );
  }
  if (conversation === undefined) return <Skeleton rows={5} />;

  return (
    <div className={styles.conversation} aria-busy={open.kind === 'opening'} data-waiting={late}>
      <ErrorBoundary where="conversation" key={ofVisit?.anchor ?? conversation.key}>
        <div className={styles.header} data-header>
          {back}
          <ConversationHeader
            conversation={conversation}
            zone={zone}
            tools={setTools}
            about={setAbout}
            actions={
              <>
                <MarkButtons
                  store={store}
                  conversation={conversation.key}
                  keys={{
                    flag: commands.printedKeys('marks.flag'),
                    reviewed: commands.printedKeys('marks.reviewed'),
                  }}
                />
                <Menu
                  look="bar"
                  label={text('conversation.menu')}
                  icon={<Ellipsis aria-hidden />}
                  choices={[
                    {
                      id: 'app.print',
                      label: text('command.app.print'),
                      icon: <Printer aria-hidden />,
                      keys: commands.printedKeys('app.print'),
                    },
                    {
                      id: 'conversation.erase',
                      label: text('command.conversation.erase'),
                      icon: <Eraser aria-hidden />,
                    },
                    {
                      id: 'conversation.eraseCustomer',
                      label: text('command.conversation.eraseCustomer'),
                      icon: <Eraser aria-hidden />,
                      disabled: !hasCustomer(conversation),
                    },
                  ]}
                  onPick={run}
                />
              </>
            }
          />
        </div>
        <FoundElsewhere store={store} of={conversation.key} />
        <div className={styles.timeline} data-pane="timeline">
          <TimelinePane
            key={conversation.key}
            conversation={conversation}
            zone={zone}
            selected={item}
            onSelect={onSelect}
            open={timelineShown}
            onOpen={store.getState().showTimeline}
            keys={commands.printedKeys('timeline.toggle')}
          />
        </div>
        {conversation.findings.length > 0 && (
          <Callout
            look="strip"
            action={
              <Button look="quiet" onPress={() => showFindings(store)}>
                {text('conversation.showFindings')}
              </Button>
            }
          >
            {text('conversation.findings', { count: conversation.findings.length })}
          </Callout>
        )}
        <div className={styles.transcript} data-pane="transcript">
          <TranscriptPane
            conversation={conversation}
            zone={zone}
            elapsed={elapsed}
            selected={item}
            onSelect={onSelect}
            hits={own?.items ?? NO_HITS}
            phrases={phrases}
            {...(own !== undefined && { places: own.places })}
            onOpenLink={onOpenLink}
            {...(ofVisit === undefined ? {} : { thread: ofVisit.conversations, linked: ofVisit.linked })}
            marks={marks}
            onWriteNote={onWriteNote}
            onEditNote={store.getState().rewriteNote}
            onOpenConversation={onOpenConversation}
            reading={reading}
            onReading={store.getState().setReading}
            printing={printing}
            handle={transcript}
            toolPlaces={toolPlaces}
            onExport={() => run('export.conversation')}
            keysOf={commands.printedKeys}
          />
        </div>
      </ErrorBoundary>
    </div>
  );
}

/** Brings what was found while reading into sight, in the pane that may be hidden until now. */
function showFindings(store: AppStore): void {
  store.getState().showInspector('details');
  requestAnimationFrame(() =>
    setTimeout(() => {
      const findings = document.querySelector<HTMLElement>('[data-section="findings"]');
      findings?.scrollIntoView({ block: 'start' });
      findings?.focus({ preventScroll: true });
    }),
  );
}
