import type { StateCreator } from 'zustand/vanilla';
import type { MaskCounts } from '#shared/masking/rules';
import type { Archive } from '../../archive/contract/api';
import type { MaskRequest } from '../../archive/contract/mask';
import type { Activity } from '../base/activity';
import type { MarksSlice } from '../marks/marks-slice';
import { keyOf, type SelectionSlice } from '../reading/selection-slice';
import type { ThreadSlice } from '../reading/thread-slice';
import type { SearchSlice } from '../search/search-slice';
import { readSettings, type Settings, type SettingsSlice, type SettingsStorage } from '../window/settings-slice';

export interface MaskingSlice {
  /** What is masked of the open conversation; absent until that is known, and where nothing is. */
  readonly maskCounts: MaskCounts | undefined;
  /** Hides who the customer is wherever anything is shown, or no longer. */
  toggleMasking(): void;
  /** Asks for everything again that is shown, as it is to be shown now. */
  maskAgain(): Promise<void>;
  countMasked(): Promise<void>;
}

export interface MaskingTools {
  readonly archive: Pick<Archive, 'maskBy' | 'maskCounts'>;
  readonly activity: Activity;
  readonly storage: SettingsStorage;
  /** The words that stand for what is masked. */
  readonly maskWords: MaskRequest['words'];
}

type Parts = MaskingSlice & SettingsSlice & SearchSlice & SelectionSlice & ThreadSlice & MarksSlice;

export function createMaskingSlice({
  archive,
  activity,
  storage,
  maskWords,
}: MaskingTools): StateCreator<Parts, [], [], MaskingSlice> {
  return (set, get) => {
    const tellArchive = ({ masked, maskKinds, maskPatterns }: Settings) =>
      archive.maskBy(masked ? { rules: { kinds: maskKinds, patterns: maskPatterns }, words: maskWords } : undefined);

    tellArchive(readSettings(storage));
    return {
      maskCounts: undefined,

      toggleMasking() {
        const { settings, changeSettings } = get();
        changeSettings({ masked: !settings.masked });
      },

      async maskAgain() {
        const { open, settings, closeConversation, openConversation, item, findAgain } = get();
        tellArchive(settings);
        const key = keyOf(open);
        // nothing that was asked before may be seen any more
        closeConversation();
        set({ search: { kind: 'unasked' }, thread: undefined, marks: new Map(), maskCounts: undefined });
        await Promise.all([findAgain(), key === undefined ? undefined : openConversation(key, item)]);
        await get().countMasked();
      },

      async countMasked() {
        const { open, settings } = get();
        const key = keyOf(open);
        if (!settings.masked || key === undefined) return set({ maskCounts: undefined });
        const counts = await activity.track(archive.maskCounts(key).catch(() => undefined));
        if (keyOf(get().open) === key) set({ maskCounts: counts });
      },
    };
  };
}

/** Whether another look at the same things is wanted. */
export function isMaskedOtherwise(now: Settings, before: Settings): boolean {
  return (
    now.masked !== before.masked ||
    (now.masked && (now.maskKinds !== before.maskKinds || now.maskPatterns !== before.maskPatterns))
  );
}
