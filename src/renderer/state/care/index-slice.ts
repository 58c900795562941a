import type { StateCreator } from 'zustand/vanilla';
import type { Archive, RebuildProgress } from '../../archive/contract/api';
import { toFailure } from '../base/failure';
import type { NoticeSlice } from '../window/notice-slice';

/** What is being done for the search index because somebody asked for it. */
type IndexWork = { readonly kind: 'rest' } | { readonly kind: 'working'; readonly progress?: RebuildProgress };

export interface IndexSlice {
  readonly indexWork: IndexWork;
  /** Looks the search index through, and builds again what is damaged or missing. */
  rebuildIndex(): Promise<void>;
  /** What was built so far stays; the rest is built while nothing else is asked for. */
  stopRebuilding(): void;
}

export function createIndexSlice(
  archive: Pick<Archive, 'rebuildIndex'>,
): StateCreator<IndexSlice & NoticeSlice, [], [], IndexSlice> {
  return (set, get) => {
    let running: AbortController | undefined;
    return {
      indexWork: { kind: 'rest' },

      async rebuildIndex() {
        if (running !== undefined) return;
        const control = new AbortController();
        running = control;
        set({ indexWork: { kind: 'working' } });
        try {
          await archive.rebuildIndex(progress => set({ indexWork: { kind: 'working', progress } }), control.signal);
          get().tell({ kind: 'index-whole' });
        } catch (thrown) {
          if (!control.signal.aborted) get().tell({ kind: 'index-failed', trouble: toFailure(thrown) });
        } finally {
          running = undefined;
          set({ indexWork: { kind: 'rest' } });
        }
      },

      stopRebuilding() {
        running?.abort();
      },
    };
  };
}
