import type { StateCreator } from 'zustand/vanilla';
import type { Instant } from '#shared/domain/time';
import type { Archive, Histogram, StackColumn } from '../../archive/contract/api';
import type { Activity } from '../base/activity';
import { type Failure, toFailure } from '../base/failure';
import { clockOf } from '../window/clock';
import type { SettingsSlice } from '../window/settings-slice';

type ArchiveTimelineState =
  | { readonly kind: 'unasked' }
  /** Without a histogram where nothing that was found has a time. */
  | {
      readonly kind: 'known';
      readonly stackBy: StackColumn;
      /** Conversations found, with and without a time. */
      readonly total: number;
      readonly histogram: Histogram | undefined;
    }
  | { readonly kind: 'failed'; readonly trouble: Failure };

export interface ArchiveTimelineSlice {
  readonly archiveTimeline: ArchiveTimelineState;
  /** Counts over time what a text finds, by what the settings say. Nothing is counted for a timeline that is folded. */
  readArchiveTimeline(text: string): Promise<void>;
}

interface ArchiveTimelineTools {
  readonly archive: Pick<Archive, 'facets'>;
  readonly activity: Activity;
  readonly now: () => Instant;
}

export function createArchiveTimelineSlice({
  archive,
  activity,
  now,
}: ArchiveTimelineTools): StateCreator<
  ArchiveTimelineSlice & Pick<SettingsSlice, 'settings'>,
  [],
  [],
  ArchiveTimelineSlice
> {
  return (set, get) => {
    let current = new AbortController();

    return {
      archiveTimeline: { kind: 'unasked' },

      async readArchiveTimeline(text) {
        current.abort();
        current = new AbortController();
        const { signal } = current;
        const { archiveTimelineShown, stackBy, zone } = get().settings;
        if (!archiveTimelineShown) return;
        const asked = archive.facets({ text, clock: clockOf(now(), zone), keys: [], stackBy }, signal);
        const after = await activity.track(
          asked.then(
            ({ total, histogram }): ArchiveTimelineState => ({ kind: 'known', stackBy, total, histogram }),
            (thrown: unknown): ArchiveTimelineState => ({ kind: 'failed', trouble: toFailure(thrown) }),
          ),
        );
        if (!signal.aborted) set({ archiveTimeline: after });
      },
    };
  };
}
