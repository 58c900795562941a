import type { StateCreator } from 'zustand/vanilla';
import type { Archive, RebuildProgress } from '../archive/api';
import { text } from '../i18n/text';
import { type Trouble, troubleOf } from './trouble';
import type { ViewSlice } from './view-slice';

/** What is being done for the search index because somebody asked for it. */
type IndexWork =
  | { readonly kind: 'rest' }
  | { readonly kind: 'working'; readonly progress?: RebuildProgress }
  | { readonly kind: 'failed'; readonly trouble: Trouble };

export interface IndexSlice {
  readonly indexWork: IndexWork;
  /** Looks the search index through, and builds again what is damaged or missing. */
  rebuildIndex(): Promise<void>;
  /** What was built so far stays; the rest is built while nothing else is asked for. */
  stopRebuilding(): void;
}

export function createIndexSlice(
  archive: Pick<Archive, 'rebuildIndex'>,
): StateCreator<IndexSlice & Pick<ViewSlice, 'say'>, [], [], IndexSlice> {
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
          set({ indexWork: { kind: 'rest' } });
          get().say(text('index.whole'));
        } catch (thrown) {
          const trouble = troubleOf(thrown);
          set({ indexWork: control.signal.aborted ? { kind: 'rest' } : { kind: 'failed', trouble } });
        } finally {
          running = undefined;
        }
      },

      stopRebuilding() {
        running?.abort();
      },
    };
  };
}
