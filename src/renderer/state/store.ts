import { createStore } from 'zustand/vanilla';
import type { Instant } from '#shared/domain/time';
import type { FoundTicket, Host } from '#shared/host';
import type { Archive } from '../archive/contract/api';
import type { AppState, AppStore } from './app-state';
import type { Activity } from './base/activity';
import { toFailure } from './base/failure';
import type { ImportTrace } from './base/import-trace';
import { createBackupSlice } from './care/backup-slice';
import { createCheckSlice } from './care/check-slice';
import { createEraseSlice } from './care/erase-slice';
import { createIndexSlice } from './care/index-slice';
import { createKeepingSlice } from './care/keeping-slice';
import { createMaskingSlice, type MaskingTools } from './care/masking-slice';
import { createRecoverySlice, isRecovering } from './care/recovery-slice';
import { createRestoreSlice } from './care/restore-slice';
import { createRetentionSlice } from './care/retention-slice';
import { createExportSlice } from './export/export-slice';
import { createAroundSlice } from './facets/around-slice';
import { createImportSlice } from './imports/import-slice';
import type { OpenImportChannel } from './imports/import-source';
import { createLibrarySlice } from './imports/library-slice';
import type { HashSource } from './imports/source-hash';
import { createViewerSlice } from './imports/viewer-slice';
import { createMarksSlice } from './marks/marks-slice';
import { createUndoSlice } from './marks/undo-slice';
import { createGoToSlice } from './reading/go-to-slice';
import { createHitsSlice } from './reading/hits-slice';
import { createSelectionSlice } from './reading/selection-slice';
import { createThreadSlice } from './reading/thread-slice';
import { createSearchesSlice } from './search/saved-searches-slice';
import { createSearchSlice } from './search/search-slice';
import type { SearchesPlace } from './search/searches-place';
import { createSuggestSlice } from './search/suggest-slice';
import { createSearchFlow } from './search-flow';
import { createNoticeSlice } from './window/notice-slice';
import { createSettingsSlice, readSettings, SETTINGS_NAME, type SettingsStorage } from './window/settings-slice';
import { createViewSlice } from './window/view-slice';

export type { AppState, AppStore } from './app-state';

/** What the state needs from outside; tests hand in others. */
export interface StoreTools {
  readonly archive: Archive;
  readonly openChannel: OpenImportChannel;
  readonly freeBytes: () => Promise<number | undefined>;
  readonly createFile: Host['createFile'];
  /** Files of the ledger that are where they were, where the host can look. */
  readonly findFiles?: () => Promise<readonly FoundTicket[]>;
  readonly hashSource: HashSource;
  readonly storage: SettingsStorage;
  readonly searches: SearchesPlace;
  readonly now: () => Instant;
  /** An id that was never used before. */
  readonly newId: () => string;
  readonly activity: Activity;
  readonly importTrace?: ImportTrace;
  readonly maskWords: MaskingTools['maskWords'];
}

export function createAppStore(tools: StoreTools): AppStore {
  const { archive, activity, storage } = tools;
  const flow = createSearchFlow(() => store);
  const store: AppStore = createStore<AppState>()((...api) => ({
    ...createLibrarySlice(archive, activity)(...api),
    ...createIndexSlice(archive)(...api),
    ...createCheckSlice(tools)(...api),
    ...createKeepingSlice(archive)(...api),
    ...createRecoverySlice(tools)(...api),
    ...createSearchSlice({ ...tools, flow }, readSettings(storage).sort)(...api),
    ...createAroundSlice(tools)(...api),
    ...createSuggestSlice(tools)(...api),
    ...createSearchesSlice(tools)(...api),
    ...createHitsSlice(tools)(...api),
    ...createGoToSlice(tools)(...api),
    ...createSelectionSlice(archive, activity, flow)(...api),
    ...createMaskingSlice(tools)(...api),
    ...createThreadSlice(archive, activity, flow)(...api),
    ...createMarksSlice(tools)(...api),
    ...createUndoSlice()(...api),
    ...createNoticeSlice()(...api),
    ...createImportSlice(tools)(...api),
    ...createEraseSlice(tools)(...api),
    ...createExportSlice(tools)(...api),
    ...createSettingsSlice(storage, flow)(...api),
    ...createBackupSlice(tools)(...api),
    ...createRestoreSlice(tools)(...api),
    ...createRetentionSlice(tools)(...api),
    ...createViewSlice()(...api),
    ...createViewerSlice(archive, activity)(...api),
  }));
  return store;
}

/** Asks for what the window shows first, and again after each change of the archive. Returns the way to stop. */
export function followArchive(
  store: AppStore,
  archive: Pick<Archive, 'onChange' | 'onMarks' | 'onCondition'>,
): () => void {
  const read = async () => {
    await store.getState().readCondition();
    const { refreshLibrary, findAgain, refreshSelection, countSaved, countMarks } = store.getState();
    await Promise.all([refreshLibrary(), findAgain(), countSaved(), countMarks()]);
    store.getState().watchBackups();
    await refreshSelection();
    // also where those of many conversations are others now
    await store.getState().readMarks(true);
  };
  const begin = async () => {
    await read();
    const { takeRestoredSearches, applyRetention } = store.getState();
    if (isRecovering(store.getState())) return;
    await takeRestoredSearches();
    await applyRetention();
  };
  void begin();
  void store.getState().askToKeep();
  const stops = [
    archive.onCondition(() => void store.getState().readCondition()),
    archive.onChange(() => void read()),
    archive.onMarks(key => void store.getState().takeMarks(key)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Takes in the searches that are kept, and from then on what other windows change of them. Returns the way to stop. */
export function followSearches(store: AppStore, { activity, searches }: Pick<StoreTools, 'activity' | 'searches'>) {
  const { takeSearches, tell } = store.getState();
  activity
    .track(searches.read())
    .then(takeSearches, (thrown: unknown) => tell({ kind: 'searches-not-kept', trouble: toFailure(thrown) }));
  return searches.onChange(takeSearches);
}

/** Takes in what other windows keep under a name, as they do it; `name` is nothing where everything was thrown away. */
export function takeKept(store: AppStore, name: string | null, written: string | null): void {
  if (name === SETTINGS_NAME && written !== null) store.getState().takeSettings(written);
}
