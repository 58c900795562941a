import { isRecord, type KeptStorage, loadValue, saveValue } from './local-storage';

/** An import that was begun and never answered for itself. */
export interface InterruptedImport {
  /** How many files there were. Their names, which may be a customer's, are not written down here. */
  readonly count: number;
}

/** Remembers that an import is running, over the end of the page. */
export interface ImportTrace {
  begin(files: number): void;
  end(): void;
  /** What was interrupted, told once; nothing while another window imports. */
  takeInterrupted(): Promise<InterruptedImport | undefined>;
}

const NAME = 'lectern.importing';

/** `locks` tells an import that was interrupted from one that runs in another window. */
export function createImportTrace(storage: KeptStorage, locks: Pick<LockManager, 'request'> | undefined): ImportTrace {
  let release: (() => void) | undefined;
  return {
    begin(files) {
      saveValue(storage, NAME, { count: files });
      const ended = new Promise<void>(done => {
        release = done;
      });
      void locks?.request(NAME, () => ended);
    },

    end() {
      saveValue(storage, NAME, {});
      release?.();
      release = undefined;
    },

    async takeInterrupted() {
      const found = interruptedIn(loadValue(storage, NAME));
      if (found === undefined || locks === undefined) return undefined;
      return locks.request(NAME, { ifAvailable: true }, lock => {
        if (lock === null) return undefined;
        saveValue(storage, NAME, {});
        return found;
      });
    },
  };
}

function interruptedIn(kept: unknown): InterruptedImport | undefined {
  return isRecord(kept) && typeof kept.count === 'number' ? { count: kept.count } : undefined;
}
