import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Instant } from '#shared/domain/time';
import type { Archive } from '../archive/api';
import type { Activity } from './activity';
import { createImportSlice, type ImportSlice } from './import-slice';
import type { OpenImportChannel } from './import-source';
import { createLibrarySlice, type LibrarySlice } from './library-slice';
import { createSearchSlice, type SearchSlice } from './search-slice';
import { createSelectionSlice, type SelectionSlice } from './selection-slice';
import { createSettingsSlice, readSettings, type SettingsSlice, type SettingsStorage } from './settings-slice';
import { createViewSlice, type ViewSlice } from './view-slice';
import { createViewerSlice, type ViewerSlice } from './viewer-slice';

export type AppState = LibrarySlice &
  SearchSlice &
  SelectionSlice &
  ImportSlice &
  SettingsSlice &
  ViewSlice &
  ViewerSlice;
export type AppStore = StoreApi<AppState>;

/** What the state needs from outside; tests hand in others. */
export interface StoreTools {
  readonly archive: Archive;
  readonly openChannel: OpenImportChannel;
  readonly freeBytes: () => Promise<number | undefined>;
  readonly storage: SettingsStorage;
  readonly now: () => Instant;
  readonly activity: Activity;
}

export function createAppStore(tools: StoreTools): AppStore {
  const { archive, activity, storage } = tools;
  return createStore<AppState>()((...api) => ({
    ...createLibrarySlice(archive, activity)(...api),
    ...createSearchSlice(archive, activity, readSettings(storage).sort)(...api),
    ...createSelectionSlice(archive, activity)(...api),
    ...createImportSlice(tools)(...api),
    ...createSettingsSlice(storage)(...api),
    ...createViewSlice()(...api),
    ...createViewerSlice(archive, activity)(...api),
  }));
}

/** Asks for what the window shows first, and again after each change of the archive. Returns the way to stop. */
export function followArchive(store: AppStore, archive: Pick<Archive, 'onChange'>): () => void {
  const read = async () => {
    const { refreshLibrary, findAgain, refreshSelection } = store.getState();
    await Promise.all([refreshLibrary(), findAgain()]);
    await refreshSelection();
  };
  void read();
  return archive.onChange(() => void read());
}
