import type { StateCreator } from 'zustand/vanilla';
import type { Instant } from '#shared/domain/time';
import type { Archive, CheckProgress, CheckReport, RepairReport } from '../../archive/contract/api';
import { type Failure, toFailure } from '../base/failure';
import { type KeptStorage, loadValue, saveValue } from '../base/local-storage';

/** What is being looked for, or repaired, in the archive itself because somebody asked for it; and what came of it. */
export type CheckState =
  | { readonly kind: 'rest' }
  | { readonly kind: 'checking' | 'repairing'; readonly progress?: CheckProgress }
  | { readonly kind: 'checked'; readonly report: CheckReport }
  | { readonly kind: 'repaired'; readonly report: RepairReport }
  | { readonly kind: 'failed'; readonly trouble: Failure };

const FOUND = ['whole', 'damaged', 'repaired'] as const;

/** What the last check came to that was gone through to its end, or the repair after it. */
export interface LastCheck {
  readonly at: Instant;
  readonly found: (typeof FOUND)[number];
  /** Rows. */
  readonly damaged: number;
}

export interface CheckSlice {
  readonly check: CheckState;
  /** Remembered on this machine; absent where there was none yet. */
  readonly lastCheck?: LastCheck;
  /** Reads every row of the archive. */
  checkArchive(): Promise<void>;
  /** Makes again what is damaged. */
  repairArchive(): Promise<void>;
  /** What was repaired so far stays. */
  stopCheck(): void;
}

interface CheckTools {
  readonly archive: Pick<Archive, 'check' | 'repair'>;
  readonly storage: KeptStorage;
  readonly now: () => Instant;
}

const NAME = 'lectern.check';

export function createCheckSlice({ archive, storage, now }: CheckTools): StateCreator<CheckSlice> {
  return set => {
    const held = lastCheckOf(loadValue(storage, NAME));
    const remember = (found: LastCheck['found'], damaged: number) => {
      const lastCheck: LastCheck = { at: now(), found, damaged };
      saveValue(storage, NAME, lastCheck);
      set({ lastCheck });
    };
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
        set({ check: control.signal.aborted ? { kind: 'rest' } : { kind: 'failed', trouble: toFailure(thrown) } });
      } finally {
        running = undefined;
      }
    };
    return {
      check: { kind: 'rest' },
      ...(held && { lastCheck: held }),
      checkArchive: () =>
        run('checking', async (listener, signal) => {
          const report = await archive.check(listener, signal);
          remember(report.damaged === 0 ? 'whole' : 'damaged', report.damaged);
          return { kind: 'checked', report };
        }),
      repairArchive: () =>
        run('repairing', async (listener, signal) => {
          const report = await archive.repair(listener, signal);
          remember('repaired', report.damaged);
          return { kind: 'repaired', report };
        }),
      stopCheck: () => running?.abort(),
    };
  };
}

function lastCheckOf({ at, found, damaged }: Readonly<Record<string, unknown>>): LastCheck | undefined {
  const known = FOUND.find(each => each === found);
  if (known === undefined || typeof at !== 'number' || typeof damaged !== 'number') return undefined;
  return { at: at as Instant, found: known, damaged };
}
