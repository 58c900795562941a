import type { StateCreator } from 'zustand/vanilla';
import type { Instant } from '#shared/domain/time';
import type { SuggestionGroup } from '#shared/query/editing/suggest';
import type { Archive } from '../../archive/contract/api';
import type { Activity } from '../base/activity';
import { createLatest } from '../base/latest';
import { clockOf } from '../window/clock';
import type { SettingsSlice } from '../window/settings-slice';

/** What the box may go on with. `text` and `caret` are those it was asked for. */
export interface Suggestions {
  readonly text: string;
  readonly caret: number;
  readonly groups: readonly SuggestionGroup[];
}

export interface SuggestSlice {
  readonly suggestions: Suggestions | undefined;
  /** Asks what may stand at the caret. What was suggested before stays until the answer is there. */
  suggestAt(text: string, caret: number): Promise<void>;
  dropSuggestions(): void;
}

interface SuggestTools {
  readonly archive: Pick<Archive, 'suggest'>;
  readonly activity: Activity;
  readonly now: () => Instant;
}

export function createSuggestSlice({
  archive,
  activity,
  now,
}: SuggestTools): StateCreator<SuggestSlice & Pick<SettingsSlice, 'settings'>, [], [], SuggestSlice> {
  return (set, get) => {
    const latest = createLatest(activity);
    return {
      suggestions: undefined,

      suggestAt(text, caret) {
        return latest.ask(
          signal => archive.suggest(text, caret, clockOf(now(), get().settings.zone), signal),
          groups => set({ suggestions: { text, caret, groups } }),
          // the archive says elsewhere what is wrong with it: typing goes on without suggestions
          () => set({ suggestions: { text, caret, groups: [] } }),
        );
      },

      dropSuggestions() {
        latest.cancel();
        set({ suggestions: undefined });
      },
    };
  };
}
