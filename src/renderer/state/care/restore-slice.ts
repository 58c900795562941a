import type { StateCreator } from 'zustand/vanilla';
import { readMarksFile } from '#shared/marks/marks-file';
import type {
  Archive,
  BackupFile,
  BackupProblem,
  BackupProgress,
  BackupSummary,
  RestoredBackup,
} from '../../archive/contract/api';
import type { Activity } from '../base/activity';
import { type Failure, toFailure } from '../base/failure';
import type { MarksFileTold } from '../base/marks-file-told';
import type { SavedSearchesSlice } from '../search/saved-searches-slice';
import type { ViewSlice } from '../window/view-slice';

/** A file that was given as a backup. */
export interface NamedBackup extends BackupFile {
  readonly name: string;
}

/** Where a backup that was opened stands. */
export type RestoreState =
  | { readonly kind: 'rest' }
  | { readonly kind: 'opening'; readonly file: NamedBackup }
  | { readonly kind: 'locked'; readonly file: NamedBackup; readonly wasWrong: boolean }
  | {
      readonly kind: 'described';
      readonly file: NamedBackup;
      readonly password: string;
      readonly summary: BackupSummary;
    }
  | { readonly kind: 'restoring'; readonly file: NamedBackup; readonly progress?: BackupProgress }
  | { readonly kind: 'restored'; readonly file: NamedBackup; readonly restored: RestoredBackup }
  | { readonly kind: 'failed'; readonly file: NamedBackup; readonly trouble: Failure };

export interface RestoreSlice {
  readonly openedBackup: RestoreState;
  /** Looks at the beginning of a backup; nothing is written. */
  openBackup(file: NamedBackup): Promise<void>;
  unlockBackup(password: string): Promise<void>;
  /** Adds what the backup holds. */
  restoreBackup(): Promise<void>;
  stopRestore(): void;
  closeRestore(): void;
  /** Takes in searches that came with a backup, perhaps before the last start. */
  takeRestoredSearches(): Promise<void>;
  /** Adds marks and searches of a file to those there are. */
  loadMarks(file: NamedBackup): Promise<void>;
}

interface RestoreTools {
  readonly archive: Pick<
    Archive,
    'describeBackup' | 'restoreBackup' | 'restoredSearches' | 'searchesKept' | 'mergeMarks'
  >;
  readonly activity: Activity;
}

const MOST_MARKS_BYTES = 256_000_000;

export function createRestoreSlice({
  archive,
  activity,
}: RestoreTools): StateCreator<RestoreSlice & SavedSearchesSlice & ViewSlice, [], [], RestoreSlice> {
  return (set, get) => {
    let stop = new AbortController();

    const describe = async (file: NamedBackup, password: string) => {
      const fail = (trouble: Failure) => set({ openedBackup: { kind: 'failed', file, trouble } });
      const watched = watch(file);
      try {
        const found = await activity.track(archive.describeBackup(watched.file, password));
        if (found.kind === 'backup') {
          set({ openedBackup: { kind: 'described', file, password, summary: found.summary } });
        } else if (found.problem === 'needs-password' || found.problem === 'wrong-password') {
          set({ openedBackup: { kind: 'locked', file, wasWrong: found.problem === 'wrong-password' } });
        } else fail(failureOf(found.problem));
      } catch (thrown) {
        fail(watched.failureOf(thrown));
      }
    };

    return {
      openedBackup: { kind: 'rest' },

      async openBackup(file) {
        if (get().openedBackup.kind === 'restoring') return;
        get().showDialog({ kind: 'restore' });
        set({ openedBackup: { kind: 'opening', file } });
        await describe(file, '');
      },

      async unlockBackup(password) {
        const { openedBackup: restore } = get();
        if (restore.kind !== 'locked') return;
        set({ openedBackup: { kind: 'opening', file: restore.file } });
        await describe(restore.file, password);
      },

      async restoreBackup() {
        const { openedBackup: restore } = get();
        if (restore.kind !== 'described') return;
        const { file, password } = restore;
        stop = new AbortController();
        const { signal } = stop;
        set({ openedBackup: { kind: 'restoring', file } });
        const watched = watch(file);
        const listen = (progress: BackupProgress) => {
          if (get().openedBackup.kind === 'restoring') set({ openedBackup: { kind: 'restoring', file, progress } });
        };
        try {
          const outcome = await activity.track(archive.restoreBackup(watched.file, password, listen, signal));
          if (outcome.kind === 'cancelled') return set({ openedBackup: restore });
          if (outcome.kind === 'refused')
            return set({ openedBackup: { kind: 'failed', file, trouble: failureOf(outcome.problem) } });
          await get().takeRestoredSearches();
          set({ openedBackup: { kind: 'restored', file, restored: outcome.restored } });
        } catch (thrown) {
          if (signal.aborted) set({ openedBackup: restore });
          else set({ openedBackup: { kind: 'failed', file, trouble: watched.failureOf(thrown) } });
        }
      },

      stopRestore: () => stop.abort(),

      closeRestore() {
        if (get().openedBackup.kind !== 'restoring') set({ openedBackup: { kind: 'rest' } });
      },

      async takeRestoredSearches() {
        const take = async () => {
          const searches = await archive.restoredSearches();
          if (searches.length === 0) return;
          await get().addSearches(searches);
          await archive.searchesKept();
        };
        // they wait in the archive until they are kept
        await activity.track(take().catch(() => undefined));
      },

      async loadMarks(file) {
        const tell = (told: MarksFileTold) => get().showDialog({ kind: 'marks-file', told });
        try {
          const bytes = file.bytes > MOST_MARKS_BYTES ? new Uint8Array() : await file.read(0, file.bytes);
          const read = readMarksFile(new TextDecoder().decode(bytes));
          if (!read.ok) {
            const code = read.problem === 'newer' ? 'backup/newer' : 'backup/not-marks';
            return tell({ kind: 'failed', trouble: { code } });
          }
          const { marks, searches } = read.value;
          const merged = await activity.track(archive.mergeMarks(marks));
          await get().addSearches(searches);
          tell({ kind: 'loaded', merged, searches: searches.length });
        } catch (thrown) {
          tell({ kind: 'failed', trouble: toFailure(thrown) });
        }
      },
    };
  };
}

/** The archive cannot tell a file that it cannot read from its own troubles. */
function watch(file: NamedBackup) {
  let isUnreadable = false;
  const read: BackupFile['read'] = (from, length) =>
    file.read(from, length).catch((thrown: unknown) => {
      isUnreadable = true;
      throw thrown;
    });
  return {
    file: { bytes: file.bytes, read },
    failureOf: (thrown: unknown): Failure => (isUnreadable ? { code: 'backup/not-read' } : toFailure(thrown)),
  };
}

function failureOf(problem: BackupProblem): Failure {
  switch (problem) {
    case 'not-a-backup':
      return { code: 'backup/not-a-backup' };
    case 'newer':
      return { code: 'backup/newer' };
    case 'needs-password':
    case 'wrong-password':
      return { code: 'backup/wrong-password' };
    case 'damaged':
      return { code: 'backup/damaged' };
  }
}
