import type { StoreApi } from 'zustand/vanilla';
import type { BackupSlice } from './care/backup-slice';
import type { CheckSlice } from './care/check-slice';
import type { EraseSlice } from './care/erase-slice';
import type { IndexSlice } from './care/index-slice';
import type { KeepingSlice } from './care/keeping-slice';
import type { MaskingSlice } from './care/masking-slice';
import type { RecoverySlice } from './care/recovery-slice';
import type { RestoreSlice } from './care/restore-slice';
import type { RetentionSlice } from './care/retention-slice';
import type { ExportSlice } from './export/export-slice';
import type { AroundSlice } from './facets/around-slice';
import type { ImportSlice } from './imports/import-slice';
import type { LibrarySlice } from './imports/library-slice';
import type { ViewerSlice } from './imports/viewer-slice';
import type { MarksSlice } from './marks/marks-slice';
import type { UndoSlice } from './marks/undo-slice';
import type { GoToSlice } from './reading/go-to-slice';
import type { HitsSlice } from './reading/hits-slice';
import type { SelectionSlice } from './reading/selection-slice';
import type { ThreadSlice } from './reading/thread-slice';
import type { SavedSearchesSlice } from './search/saved-searches-slice';
import type { SearchSlice } from './search/search-slice';
import type { SuggestSlice } from './search/suggest-slice';
import type { NoticeSlice } from './window/notice-slice';
import type { SettingsSlice } from './window/settings-slice';
import type { ViewSlice } from './window/view-slice';

/** All that the page shows and does. */
export type AppState = LibrarySlice &
  CheckSlice &
  RecoverySlice &
  IndexSlice &
  KeepingSlice &
  SearchSlice &
  AroundSlice &
  SuggestSlice &
  SavedSearchesSlice &
  HitsSlice &
  GoToSlice &
  SelectionSlice &
  MaskingSlice &
  MarksSlice &
  NoticeSlice &
  UndoSlice &
  ImportSlice &
  EraseSlice &
  ExportSlice &
  BackupSlice &
  RestoreSlice &
  RetentionSlice &
  SettingsSlice &
  ThreadSlice &
  ViewSlice &
  ViewerSlice;
export type AppStore = StoreApi<AppState>;
