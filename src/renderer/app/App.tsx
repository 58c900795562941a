import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Diagnostics } from '#shared/diagnostics';
import type { Body } from '#shared/domain/message';
import type { Host } from '#shared/host';
import { ALL_COMMANDS } from '../commands/all';
import type { Command, CommandContext, TranscriptActions } from '../commands/command';
import { createCommands } from '../commands/registry';
import { MessageBody } from '../content/MessageBody';
import { BackupDialog } from '../features/backup/BackupDialog';
import { MarksFileDialog } from '../features/backup/MarksFileDialog';
import { RestoreDialog } from '../features/backup/RestoreDialog';
import { ExportDialog } from '../features/export/ExportDialog';
import { DropTarget } from '../features/import/files/DropTarget';
import { Inspector } from '../features/inspector/Inspector';
import { CheckDialog } from '../features/library/CheckDialog';
import { ConversationList } from '../features/library/ConversationList';
import { GoToDialog } from '../features/library/GoToDialog';
import { NoArchive } from '../features/library/NoArchive';
import { Sidebar } from '../features/library/Sidebar';
import { MyMarks } from '../features/marks/MyMarks';
import { RecoveryScreen } from '../features/recovery/RecoveryScreen';
import type { SearchBoxHandle } from '../features/search/box/SearchBox';
import { DateFilter } from '../features/search/dates/DateFilter';
import { Facets } from '../features/search/facets/Facets';
import { QuerySummary } from '../features/search/QuerySummary';
import { SavedSearches } from '../features/search/SavedSearches';
import { SearchDialogs } from '../features/search/SearchDialogs';
import { CommandPalette } from '../features/settings/CommandPalette';
import { DiagnosticsDialog } from '../features/settings/DiagnosticsDialog';
import { SettingsDialog } from '../features/settings/SettingsDialog';
import { ShortcutsDialog } from '../features/settings/ShortcutsDialog';
import { EventsTable } from '../features/timeline/table/EventsTable';
import { text } from '../i18n/text';
import { isRecovering } from '../state/care/recovery-slice';
import { shownConversation } from '../state/reading/selection-slice';
import type { AppState, AppStore } from '../state/store';
import { Announcer } from '../ui/feedback/Announcer';
import { useNow } from '../ui/hooks/use-now';
import styles from './App.module.css';
import { ConversationPane } from './ConversationPane';
import { ErrorBoundary } from './ErrorBoundary';
import { focusInside, focusPane } from './frame/focus-panes';
import { Header } from './frame/Header';
import { MaskBar } from './frame/MaskBar';
import { NoticeLine } from './frame/NoticeLine';
import { Panes } from './frame/Panes';
import { StatusBar } from './frame/StatusBar';
import { FileInputs, type FileInputsHandle } from './wiring/FileInputs';
import { useDocument } from './wiring/use-document';
import { useFiltersByClick } from './wiring/use-filters-by-click';
import { useImportProgress } from './wiring/use-import-progress';
import { useIncomingFiles } from './wiring/use-incoming-files';
import { useMenu } from './wiring/use-menu';
import { painted, usePrinting } from './wiring/use-printing';
import { isDialogOpen, useShortcuts } from './wiring/use-shortcuts';

// it knows every vendor by name, which nobody needs before the first import
const ImportDialog = lazy(() =>
  import('../features/import/ImportDialog').then(module => ({ default: module.ImportDialog })),
);

const ImportsPage = lazy(() =>
  import('../features/import/ImportDialog').then(module => ({ default: module.ImportsPage })),
);

interface AppProps {
  readonly store: AppStore;
  readonly host: Host;
  readonly diagnostics: Diagnostics;
}

const MINUTE_MS = 60_000;
const RECENT = 8;

/** The whole window. */
export function App({ store, host, diagnostics }: AppProps) {
  const said = useStore(store, state => state.said);
  const isMasked = useStore(store, state => state.settings.masked);
  const dialog = useStore(store, state => state.dialog);
  const empty = useStore(store, isEmpty);
  const recovering = useStore(store, isRecovering);
  const importing = useStore(store, isAboutImports);
  const place = useStore(store, state => state.place);
  const isAsking = useStore(store, state => state.draft.trim() !== '');
  const now = useNow(MINUTE_MS);
  const [recent, setRecent] = useState<readonly string[]>([]);
  const inputs = useRef<FileInputsHandle>(null);
  const search = useRef<SearchBoxHandle>(null);
  const transcript = useRef<TranscriptActions>(null);

  useDocument(store);
  useImportProgress(store, host);
  usePrinting(store);
  const { onFiles, onDropFailed, onMarksFile, choose, openSamples } = useIncomingFiles(store, host, inputs);

  const commands = useMemo(() => createCommands(ALL_COMMANDS, host.platform), [host]);
  const context = useMemo(
    (): CommandContext => ({
      store,
      host,
      page: {
        chooseFiles: choose,
        focusSearch: () => search.current?.focus(),
        focusList,
        focusPane,
        transcript: () => transcript.current ?? undefined,
        painted,
        visit: by => history.go(by),
      },
    }),
    [store, host, choose],
  );
  const run = useCallback(
    (command: Command) => {
      setRecent(before => [command.id, ...before.filter(id => id !== command.id)].slice(0, RECENT));
      command.run(context);
    },
    [context],
  );
  const runById = useCallback(
    (id: string) => {
      const command = commands.byId(id);
      if (command !== undefined && (command.when?.(store.getState()) ?? true)) run(command);
    },
    [commands, run, store],
  );
  useShortcuts(store, commands, run);
  useMenu(commands, host);
  useFiltersByClick(store);
  // what the page did not take, the menu gets: also the keys that were pressed in a dialog
  useEffect(() => host.onCommand(id => !isDialogOpen() && runById(id)), [host, runById]);

  const onOpenLink = useCallback(
    async (url: string) => {
      if ((await host.openLink(url)) === 'failed') store.getState().tell({ kind: 'link-failed' });
    },
    [host, store],
  );
  const drawBody = useCallback((body: Body) => <MessageBody body={body} onOpenLink={onOpenLink} />, [onOpenLink]);
  const closeDialog = () => store.getState().showDialog({ kind: 'none' });

  return (
    <div className={styles.app} data-masked={isMasked}>
      <div>
        <Header
          store={store}
          commands={commands}
          run={runById}
          search={search}
          onLeaveSearch={focusList}
          panes={!empty && !recovering}
        />
        <MaskBar store={store} commands={commands} run={runById} />
      </div>
      {recovering ? (
        <main className={styles.start} aria-label={text('pane.list')} data-pane="list">
          <RecoveryScreen store={store} onChoose={choose} />
        </main>
      ) : empty ? (
        <main className={styles.start} aria-label={text('pane.list')} data-pane="list">
          <NoArchive
            onOpen={() => runById('import.open')}
            onOpenFolder={() => runById('import.openFolder')}
            onSamples={openSamples}
          />
        </main>
      ) : (
        <Panes
          store={store}
          {...(place === 'imports' && {
            page: (
              <ErrorBoundary where="list">
                <ImportsPage store={store} host={host} now={now} onOpen={() => runById('import.open')} />
              </ErrorBoundary>
            ),
          })}
          sidebar={
            <ErrorBoundary where="sidebar">
              <Sidebar store={store}>
                <SavedSearches store={store} />
                <DateFilter store={store} />
                <Facets store={store} />
              </Sidebar>
            </ErrorBoundary>
          }
          list={
            <ErrorBoundary where="list">
              <ConversationList
                store={store}
                now={now}
                {...(isAsking && { explained: <QuerySummary store={store} stepHit={runById} /> })}
              />
            </ErrorBoundary>
          }
          conversation={
            <ErrorBoundary where="conversation">
              <ConversationPane
                store={store}
                commands={commands}
                run={runById}
                onOpenLink={onOpenLink}
                transcript={transcript}
              />
            </ErrorBoundary>
          }
          inspector={
            <ErrorBoundary where="inspector">
              <Inspector
                store={store}
                marks={() => <Marks store={store} />}
                events={() => <Events store={store} />}
                onOpenLink={onOpenLink}
              />
            </ErrorBoundary>
          }
        />
      )}
      <StatusBar store={store} host={host} />

      <FileInputs ref={inputs} onFiles={onFiles} onMarksFile={onMarksFile} />
      <DropTarget onFiles={onFiles} onFailed={onDropFailed} />
      {importing && (
        <Suspense>
          <ImportDialog store={store} host={host} draw={drawBody} />
        </Suspense>
      )}
      <NoticeLine store={store} onOpen={() => runById('import.open')} />
      {dialog.kind === 'settings' && <SettingsDialog store={store} onClose={closeDialog} />}
      {dialog.kind === 'diagnostics' && (
        <DiagnosticsDialog diagnostics={diagnostics} host={host} onClose={closeDialog} />
      )}
      {dialog.kind === 'shortcuts' && (
        <ShortcutsDialog
          commands={commands}
          platform={host.platform}
          onSearchHelp={() => runById('search.help')}
          onClose={closeDialog}
        />
      )}
      <SearchDialogs store={store} onClose={closeDialog} />
      {dialog.kind === 'export' && <ExportDialog store={store} host={host} first={dialog.what} onClose={closeDialog} />}
      {dialog.kind === 'check-archive' && <CheckDialog store={store} />}
      {dialog.kind === 'backup' && <BackupDialog store={store} onClose={closeDialog} />}
      {dialog.kind === 'restore' && <RestoreDialog store={store} onClose={closeDialog} />}
      {dialog.kind === 'marks-file' && <MarksFileDialog told={dialog.told} onClose={closeDialog} />}
      {dialog.kind === 'go-to' && <GoToDialog store={store} onClose={closeDialog} />}
      {dialog.kind === 'palette' && (
        <CommandPalette store={store} commands={commands} recent={recent} onRun={run} onClose={closeDialog} />
      )}
      <Announcer words={said.words} count={said.count} />
    </div>
  );
}

function Marks({ store }: { readonly store: AppStore }) {
  const conversation = useStore(store, state => shownConversation(state.open));
  return conversation && <MyMarks key={conversation.key} store={store} conversation={conversation} />;
}

function Events({ store }: { readonly store: AppStore }) {
  const conversation = useStore(store, state => shownConversation(state.open));
  const item = useStore(store, state => state.item);
  const zone = useStore(store, state => state.settings.zone);
  if (conversation === undefined) return undefined;
  return (
    <EventsTable
      conversation={conversation}
      zone={zone}
      selected={item}
      onSelect={key => store.getState().selectItem(key)}
    />
  );
}

/** Nothing was ever imported: not an empty answer, but no archive yet. */
function isEmpty({ library }: AppState): boolean {
  if (library.kind !== 'known' || library.overview.damaged !== undefined) return false;
  return library.overview.conversations === 0 && library.imports.length === 0;
}

/** Whether there is something to show of an import, of now or before. */
function isAboutImports({ importing, viewer, dialog }: AppState): boolean {
  const ofImports = dialog.kind === 'report' || dialog.kind === 'erase' || dialog.kind === 'undo-import';
  return importing.kind !== 'idle' || viewer.kind !== 'closed' || ofImports;
}

function focusList(): void {
  const list = document.getElementById('pane-list');
  if (list !== null) focusInside(list);
}
