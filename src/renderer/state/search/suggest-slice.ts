import type { StateCreator } from 'zustand/vanilla';
import type { Instant } from '#shared/domain/time';
import { type SuggestionGroup, suggest } from '#shared/query/editing/suggest';
import type { Archive } from '../../archive/contract/api';
import type { Activity } from '../base/activity';
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
  readonly archive: Pick<Archive, 'values' | 'words' | 'counts'>;
  readonly activity: Activity;
  readonly now: () => Instant;
}

export function createSuggestSlice({
  archive,
  activity,
  now,
}: SuggestTools): StateCreator<SuggestSlice & Pick<SettingsSlice, 'settings'>, [], [], SuggestSlice> {
  return (set, get) => {
    let newest = 0;
    return {
      suggestions: undefined,

      async suggestAt(text, caret) {
        newest += 1;
        const mine = newest;
        const groups = await activity.track(
          suggest(text, caret, archive, clockOf(now(), get().settings.zone)).then(
            found => found,
            // the archive says elsewhere what is wrong with it: typing goes on without suggestions
            () => [],
          ),
        );
        if (mine === newest) set({ suggestions: { text, caret, groups } });
      },

      dropSuggestions() {
        newest += 1;
        set({ suggestions: undefined });
      },
    };
  };
}
