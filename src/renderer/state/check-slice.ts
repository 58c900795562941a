import type { StateCreator } from 'zustand/vanilla';
import type { Archive, CheckProgress, CheckReport, RepairReport } from '../archive/api';
import { type Trouble, troubleOf } from './trouble';

/** What is being looked for, or repaired, in the archive itself because somebody asked for it; and what came of it. */
export type CheckState =
  | { readonly kind: 'rest' }
  | { readonly kind: 'checking' | 'repairing'; readonly progress?: CheckProgress }
  | { readonly kind: 'checked'; readonly report: CheckReport }
  | { readonly kind: 'repaired'; readonly report: RepairReport }
  | { readonly kind: 'failed'; readonly trouble: Trouble };

export interface CheckSlice {
  readonly check: CheckState;
  /** Reads every row of the archive. */
  checkArchive(): Promise<void>;
  /** Makes again what is damaged. */
  repairArchive(): Promise<void>;
  /** What was repaired so far stays. */
  stopCheck(): void;
}

export function createCheckSlice(
  archive: Pick<Archive, 'check' | 'repair'>,
): StateCreator<CheckSlice, [], [], CheckSlice> {
  return set => {
    let running: AbortController | undefined;
    const run = async (
      kind: 'checking' | 'repairing',
      work: (listener: (progress: CheckProgress) => void, signal: AbortSignal) => Promise<CheckState>,
    ) => {
      if (running !== undefined) return;
      const control = new AbortController();
      running = control;
      set({ check: { kind } });
      try {
        set({ check: await work(progress => set({ check: { kind, progress } }), control.signal) });
      } catch (thrown) {
        set({ check: control.signal.aborted ? { kind: 'rest' } : { kind: 'failed', trouble: troubleOf(thrown) } });
      } finally {
        running = undefined;
      }
    };
    return {
      check: { kind: 'rest' },
      checkArchive: () =>
        run('checking', async (listener, signal) => ({
          kind: 'checked',
          report: await archive.check(listener, signal),
        })),
      repairArchive: () =>
        run('repairing', async (listener, signal) => ({
          kind: 'repaired',
          report: await archive.repair(listener, signal),
        })),
      stopCheck: () => running?.abort(),
    };
  };
}
