import type { StateCreator } from 'zustand/vanilla';
import type { ConversationKey } from '#shared/domain/keys';
import type { ImportRecord } from '../../archive/contract/api';
import type { EraseQuestion } from '../base/erase-question';
import type { MarksFileTold } from '../base/marks-file-told';
import type { InspectorTab, SettingsSlice } from './settings-slice';

/** The dialog on top, of those that any part of the window may ask for. */
type DialogState =
  | { readonly kind: 'none' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'diagnostics' }
  | { readonly kind: 'palette' }
  | { readonly kind: 'go-to' }
  | { readonly kind: 'check-archive' }
  | { readonly kind: 'backup' }
  | { readonly kind: 'restore' }
  | { readonly kind: 'marks-file'; readonly told: MarksFileTold }
  | { readonly kind: 'save-search' }
  | { readonly kind: 'rename-search'; readonly id: string }
  | { readonly kind: 'searches-text' }
  | { readonly kind: 'search-help' }
  | { readonly kind: 'report'; readonly record: ImportRecord }
  | { readonly kind: 'undo-import'; readonly record: ImportRecord }
  | { readonly kind: 'erase'; readonly question: EraseQuestion }
  /** `what` is chosen when it opens. */
  | { readonly kind: 'export'; readonly what: 'conversation' | 'selection' | 'found' };

/**
 * How many panes stand side by side: all four; without the inspector; without inspector and sidebar;
 * or one at a time, list or conversation.
 */
export type Width = 'wide' | 'medium' | 'narrow' | 'single';

export type Place = 'conversations' | 'imports';

export interface ViewSlice {
  readonly dialog: DialogState;
  readonly width: Width;
  /** The window is not high enough for a timeline in lanes above the transcript. */
  readonly low: boolean;
  /** A pane that has no room beside the others and lies over them. */
  readonly drawer: 'sidebar' | 'inspector' | undefined;
  /** What the one live region says. `count` grows, so that the same words are read again. */
  readonly said: { readonly words: string; readonly count: number };
  /** The transcript is drawn as one plain flow. */
  readonly reading: boolean;
  /** The transcript is laid out for paper, beside what is on the screen. */
  readonly printing: boolean;
  /** What the room beside the sidebar is for. */
  readonly place: Place;
  /** The import that is looked at among all. */
  readonly chosenImport: string | undefined;
  showPlace(place: Place): void;
  chooseImport(id: string): void;
  /** Conversations that were opened since the window was: those are no news any more. */
  readonly seen: ReadonlySet<ConversationKey>;
  noteSeen(key: ConversationKey): void;
  showDialog(dialog: DialogState): void;
  setReading(reading: boolean): void;
  setPrinting(printing: boolean): void;
  setWidth(width: Width): void;
  setLow(low: boolean): void;
  /** Opens the timeline or folds it, and remembers that for windows of this height. */
  showTimeline(shown: boolean): void;
  togglePane(pane: 'sidebar' | 'inspector'): void;
  /** Shows a tab of the inspector, and the inspector where it is hidden. */
  showInspector(tab: InspectorTab): void;
  closeDrawer(): void;
  say(words: string): void;
}

export function createViewSlice(): StateCreator<ViewSlice & SettingsSlice, [], [], ViewSlice> {
  return (set, get) => ({
    dialog: { kind: 'none' },
    width: 'wide',
    low: false,
    drawer: undefined,
    said: { words: '', count: 0 },
    reading: false,
    printing: false,
    place: 'conversations',
    chosenImport: undefined,

    showPlace(place) {
      if (place !== get().place) set({ place, drawer: undefined });
    },

    chooseImport(id) {
      set({ chosenImport: id });
    },

    seen: new Set(),

    noteSeen(key) {
      if (!get().seen.has(key)) set({ seen: new Set([...get().seen, key]) });
    },

    showDialog(dialog) {
      set({ dialog });
    },

    setReading(reading) {
      set({ reading });
    },

    setPrinting(printing) {
      set({ printing });
    },

    setWidth(width) {
      if (width !== get().width) set({ width, drawer: undefined });
    },

    setLow(low) {
      if (low !== get().low) set({ low });
    },

    showTimeline(shown) {
      const { low, settings, changeSettings } = get();
      changeSettings({ timelineShown: { ...settings.timelineShown, [low ? 'low' : 'high']: shown } });
    },

    togglePane(pane) {
      const { width, drawer, settings, changeSettings } = get();
      if (isBeside(width, pane)) {
        changeSettings(
          pane === 'sidebar' ? { sidebarShown: !settings.sidebarShown } : { inspectorShown: !settings.inspectorShown },
        );
        return;
      }
      set({ drawer: drawer === pane ? undefined : pane });
    },

    showInspector(tab) {
      const { width, drawer, settings, changeSettings, togglePane } = get();
      changeSettings({ inspectorTab: tab });
      const hidden = isBeside(width, 'inspector') ? !settings.inspectorShown : drawer !== 'inspector';
      if (hidden) togglePane('inspector');
    },

    closeDrawer() {
      set({ drawer: undefined });
    },

    say(words) {
      set({ said: { words, count: get().said.count + 1 } });
    },
  });
}

/** Whether the timeline is drawn in lanes, by choice and by the height there is. */
export function isTimelineShown({ low, settings }: Pick<ViewSlice, 'low'> & Pick<SettingsSlice, 'settings'>): boolean {
  return low ? settings.timelineShown.low : settings.timelineShown.high;
}

/** Whether a pane has room beside the others at this width, so that it is shown or hidden instead of laid over. */
export function isBeside(width: Width, pane: 'sidebar' | 'inspector'): boolean {
  switch (width) {
    case 'wide':
      return true;
    case 'medium':
      return pane === 'sidebar';
    case 'narrow':
    case 'single':
      return false;
  }
}
