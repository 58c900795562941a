import type { StateCreator } from 'zustand/vanilla';
import type { Instant } from '#shared/domain/time';
import type { Host } from '#shared/host';
import { printMarksFile } from '#shared/marks/marks-file';
import type { Archive, BackedUp, BackupProgress } from '../../archive/contract/api';
import type { Activity } from '../base/activity';
import { type Failure, toFailure } from '../base/failure';
import { type KeptStorage, loadValue, saveValue } from '../base/local-storage';
import type { MarksSlice } from '../marks/marks-slice';
import type { SavedSearchesSlice } from '../search/saved-searches-slice';
import type { SettingsSlice } from '../window/settings-slice';
import type { ViewSlice } from '../window/view-slice';

/** A backup that is written because somebody asked for it, and what came of it. */
export type BackupState =
  | { readonly kind: 'rest' }
  | { readonly kind: 'writing'; readonly progress?: BackupProgress }
  /** It was read again from where it was written, and is what was meant; one that a browser downloads is its own affair. */
  | { readonly kind: 'written'; readonly held: BackedUp; readonly isDownload: boolean }
  | { readonly kind: 'failed'; readonly trouble: Failure };

export interface BackupSlice {
  readonly backup: BackupState;
  /** Of the last backup that was made here. */
  readonly lastBackup?: Instant;
  /** There are marks, no backup for a month, and the reminder is on. */
  readonly backupDue: boolean;
  /** Asks for a place and writes everything there. An empty password is none. */
  backUp(password: string): Promise<void>;
  /** Nothing is left of the file then. */
  stopBackup(): void;
  /** Puts away what became of the last one. */
  closeBackup(): void;
  /** Looks whether it is time for a backup. */
  watchBackups(): void;
  /** Saves own marks and saved searches alone, as a small file. */
  saveMarks(): Promise<void>;
}

interface BackupTools {
  readonly archive: Pick<Archive, 'writeBackup' | 'allMarks'>;
  readonly createFile: Host['createFile'];
  readonly activity: Activity;
  readonly storage: KeptStorage;
  readonly now: () => Instant;
}

type Parts = BackupSlice & ViewSlice & SavedSearchesSlice & Pick<MarksSlice, 'markCounts'> & SettingsSlice;

const NAME = 'lectern.backup';
const MONTH_MS = 30 * 86_400_000;

export function createBackupSlice({
  archive,
  createFile,
  activity,
  storage,
  now,
}: BackupTools): StateCreator<Parts, [], [], BackupSlice> {
  return (set, get) => {
    let stop = new AbortController();
    const kept = () => keptOf(loadValue(storage, NAME));
    const { at: lastBackup } = kept();

    return {
      backup: { kind: 'rest' },
      ...(lastBackup !== undefined && { lastBackup }),
      backupDue: false,

      async backUp(password) {
        if (get().backup.kind === 'writing') return;
        stop = new AbortController();
        const { signal } = stop;
        const at = now();
        // a place is asked for while the press is still being answered
        const file = await createFile(`Lectern ${dayOf(at)}.lectern`);
        if (file === 'cancelled') return;
        if (file === 'failed') return set({ backup: { kind: 'failed', trouble: { code: 'backup/not-written' } } });
        set({ backup: { kind: 'writing' } });
        let isRefused = false;
        const write = (piece: Uint8Array) =>
          file.write(piece).catch((thrown: unknown) => {
            isRefused = true;
            throw thrown;
          });
        const searches = get().saved.map(({ name, text }) => ({ name, text }));
        const listen = (progress: BackupProgress) => {
          if (get().backup.kind === 'writing') set({ backup: { kind: 'writing', progress } });
        };
        try {
          const held = await activity.track(
            archive.writeBackup(write, { password, searches, now: at }, listen, signal).then(async written => {
              isRefused = true;
              await file.finish();
              return written;
            }),
          );
          saveValue(storage, NAME, { ...kept(), at });
          set({ backup: { kind: 'written', held, isDownload: file.isDownload === true }, lastBackup: at });
          get().watchBackups();
        } catch (thrown) {
          await file.discard().catch(() => undefined);
          const trouble: Failure = isRefused ? { code: 'backup/not-written' } : toFailure(thrown);
          set({ backup: signal.aborted ? { kind: 'rest' } : { kind: 'failed', trouble } });
        }
      },

      stopBackup: () => stop.abort(),

      closeBackup() {
        if (get().backup.kind !== 'writing') set({ backup: { kind: 'rest' } });
      },

      watchBackups() {
        const { markCounts, settings } = get();
        const isMarked = (markCounts?.marked ?? 0) > 0;
        const { at, marksSince } = kept();
        // the month begins with the first marks where there never was a backup
        if (isMarked && at === undefined && marksSince === undefined)
          saveValue(storage, NAME, { ...kept(), marksSince: now() });
        const since = at ?? marksSince;
        const isDue = since !== undefined && now() - since > MONTH_MS;
        set({ backupDue: isMarked && isDue && settings.remindOfBackups });
      },

      async saveMarks() {
        const at = now();
        const file = await createFile(`Lectern marks ${dayOf(at)}.json`);
        if (file === 'cancelled') return;
        try {
          if (file === 'failed') throw Object.assign(new Error('no file'), { code: 'backup/not-written' });
          const marks = await activity.track(archive.allMarks());
          const searches = get().saved.map(({ name, text }) => ({ name, text }));
          await file.write(new TextEncoder().encode(printMarksFile({ at, marks, searches })));
          await file.finish();
          get().showDialog({
            kind: 'marks-file',
            told: { kind: 'saved', marked: marks.length, searches: searches.length },
          });
        } catch (thrown) {
          if (file !== 'failed') await file.discard().catch(() => undefined);
          const { code, facts } = toFailure(thrown);
          const trouble =
            code === 'page/unexpected' ? { code: 'backup/not-written' } : { code, ...(facts && { facts }) };
          get().showDialog({ kind: 'marks-file', told: { kind: 'failed', trouble } });
        }
      },
    };
  };
}

function dayOf(at: Instant): string {
  return new Date(at).toISOString().slice(0, 10);
}

function keptOf({ at, marksSince }: Readonly<Record<string, unknown>>): {
  readonly at?: Instant;
  readonly marksSince?: Instant;
} {
  return {
    ...(typeof at === 'number' && { at: at as Instant }),
    ...(typeof marksSince === 'number' && { marksSince: marksSince as Instant }),
  };
}
