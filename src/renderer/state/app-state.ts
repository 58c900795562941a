import type { StoreApi } from 'zustand/vanilla';
import type { ArchiveTimelineSlice } from './archive-timeline-slice';
import type { CheckSlice } from './check-slice';
import type { EraseSlice } from './erase-slice';
import type { FacetsSlice } from './facets-slice';
import type { GoToSlice } from './go-to-slice';
import type { HitsSlice } from './hits-slice';
import type { ImportSlice } from './import-slice';
import type { IndexSlice } from './index-slice';
import type { KeepingSlice } from './keeping-slice';
import type { LibrarySlice } from './library-slice';
import type { LooserSlice } from './looser-slice';
import type { MarksSlice } from './marks-slice';
import type { NoticeSlice } from './notice-slice';
import type { RecoverySlice } from './recovery-slice';
import type { SearchSlice } from './search-slice';
import type { SearchesSlice } from './searches-slice';
import type { SelectionSlice } from './selection-slice';
import type { SettingsSlice } from './settings-slice';
import type { SuggestSlice } from './suggest-slice';
import type { ThreadSlice } from './thread-slice';
import type { UndoSlice } from './undo-slice';
import type { ViewSlice } from './view-slice';
import type { ViewerSlice } from './viewer-slice';

/** All that the page shows and does. */
export type AppState = LibrarySlice &
  CheckSlice &
  RecoverySlice &
  IndexSlice &
  KeepingSlice &
  SearchSlice &
  FacetsSlice &
  ArchiveTimelineSlice &
  LooserSlice &
  SuggestSlice &
  SearchesSlice &
  HitsSlice &
  GoToSlice &
  SelectionSlice &
  MarksSlice &
  NoticeSlice &
  UndoSlice &
  ImportSlice &
  EraseSlice &
  SettingsSlice &
  ThreadSlice &
  ViewSlice &
  ViewerSlice;
export type AppStore = StoreApi<AppState>;
