import type { StateCreator } from 'zustand/vanilla';
import type { Archive } from '../../archive/contract/api';

export interface KeepingSlice {
  /** Whether the browser has promised not to delete the archive when the disk gets full; unknown until it has answered. */
  readonly keeping: 'unknown' | 'kept' | 'refused';
  /** Asks the browser to keep the archive. It may change its mind: the more a page is used, the sooner it promises. */
  askToKeep(): Promise<void>;
}

export function createKeepingSlice(archive: Pick<Archive, 'kept'>): StateCreator<KeepingSlice> {
  return set => ({
    keeping: 'unknown',
    async askToKeep() {
      const isKept = await archive.kept().catch(() => false);
      set({ keeping: isKept ? 'kept' : 'refused' });
    },
  });
}
