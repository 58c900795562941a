import type { StateCreator } from 'zustand/vanilla';
import type { Archive, ImportRecord, Overview } from '../../archive/contract/api';
import type { Activity } from '../base/activity';
import { type Failure, toFailure } from '../base/failure';
import { createLatest } from '../base/latest';

/** What the archive holds as a whole. Old content stays while newer is asked for. */
type LibraryState =
  | { readonly kind: 'unasked' }
  | { readonly kind: 'known'; readonly overview: Overview; readonly imports: readonly ImportRecord[] }
  | { readonly kind: 'failed'; readonly trouble: Failure };

export interface LibrarySlice {
  readonly library: LibraryState;
  /** Asks again what there is: at the start and after every change of the archive. */
  refreshLibrary(): Promise<void>;
}

export function createLibrarySlice(
  archive: Pick<Archive, 'overview' | 'imports'>,
  activity: Activity,
): StateCreator<LibrarySlice> {
  return set => {
    const latest = createLatest(activity);
    return {
      library: { kind: 'unasked' },

      refreshLibrary: () =>
        latest.ask(
          () => Promise.all([archive.overview(), archive.imports()]),
          ([overview, imports]) => set({ library: { kind: 'known', overview, imports } }),
          thrown => set({ library: { kind: 'failed', trouble: toFailure(thrown) } }),
        ),
    };
  };
}
