import type { StateCreator } from 'zustand/vanilla';
import type { ExportOptions } from '#shared/export/options';
import type { ExportedConversation } from '#shared/export/writer';
import type { Archive } from '../../archive/contract/api';
import type { Activity } from '../base/activity';
import { type Failure, toFailure } from '../base/failure';
import type { KeptStorage } from '../base/local-storage';
import { loadChoices, saveChoices } from './export-choices';
import { type ExportSource, firstKeyOf } from './export-source';
import {
  type ExportJob,
  type ExportOutcome,
  type ExportProgress,
  FileTrouble,
  readOne,
  writeExport,
} from './run-export';

/** What is being written, or what came of it. */
export type ExportState =
  | { readonly kind: 'rest' }
  | { readonly kind: 'running'; readonly progress: ExportProgress }
  | { readonly kind: 'done'; readonly outcome: ExportOutcome }
  | { readonly kind: 'cancelled' }
  /** The file could not be written: the disk, not the archive. */
  | { readonly kind: 'file-failed' }
  | { readonly kind: 'failed'; readonly trouble: Failure };

export interface ExportSlice {
  readonly exporting: ExportState;
  readonly exportChoices: ExportOptions;
  chooseExport(change: Partial<ExportOptions>): void;
  /** The first conversation of a source, for a preview; nothing where there is none any more. */
  readFirst(source: ExportSource, withOriginals: boolean): Promise<ExportedConversation | undefined>;
  /** Writes one file; nothing of it is left where it is cancelled or fails. One at a time. */
  runExport(job: ExportJob): Promise<void>;
  cancelExport(): void;
  /** Forgets what came of the last one. */
  settleExport(): void;
}

interface ExportTools {
  readonly archive: Pick<Archive, 'search' | 'conversation' | 'marks' | 'originals'>;
  readonly storage: KeptStorage;
  readonly activity: Activity;
}

export function createExportSlice({ archive, storage, activity }: ExportTools): StateCreator<ExportSlice> {
  return (set, get) => {
    let running: AbortController | undefined;
    return {
      exporting: { kind: 'rest' },
      exportChoices: loadChoices(storage),

      chooseExport(change) {
        const exportChoices = { ...get().exportChoices, ...change };
        set({ exportChoices });
        saveChoices(storage, exportChoices);
      },

      readFirst(source, withOriginals) {
        return activity.track(firstKeyOf(source, archive).then(key => readOne(key, archive, withOriginals)));
      },

      async runExport(job) {
        if (running !== undefined) {
          await job.file.discard();
          return;
        }
        const control = new AbortController();
        running = control;
        set({ exporting: { kind: 'running', progress: { done: 0, bytes: 0 } } });
        const tell = (progress: ExportProgress) => set({ exporting: { kind: 'running', progress } });
        const exporting = await activity.track(
          writeExport(job, archive, tell, control.signal).then(
            (outcome): ExportState => ({ kind: 'done', outcome }),
            (thrown: unknown): ExportState => {
              if (control.signal.aborted) return { kind: 'cancelled' };
              return thrown instanceof FileTrouble
                ? { kind: 'file-failed' }
                : { kind: 'failed', trouble: toFailure(thrown) };
            },
          ),
        );
        running = undefined;
        set({ exporting });
      },

      cancelExport() {
        running?.abort();
      },

      settleExport() {
        if (running === undefined) set({ exporting: { kind: 'rest' } });
      },
    };
  };
}
