import { isRecord, type KeptStorage, loadValue, saveValue } from './local-storage';

/** An import that was begun and never answered for itself. */
export interface InterruptedImport {
  /** The name of its first file, and how many there were. */
  readonly first: string;
  readonly count: number;
}

/** Remembers that an import is running, over the end of the page. */
export interface ImportTrace {
  begin(names: readonly string[]): void;
  end(): void;
  /** What was interrupted, told once; nothing while another window imports. */
  takeInterrupted(): Promise<InterruptedImport | undefined>;
}

const NAME = 'lectern.importing';

/** `locks` tells an import that was interrupted from one that runs in another window. */
export function createImportTrace(storage: KeptStorage, locks: Pick<LockManager, 'request'> | undefined): ImportTrace {
  let release: (() => void) | undefined;
  return {
    begin(names) {
      saveValue(storage, NAME, { first: names[0] ?? '', count: names.length });
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
  if (!isRecord(kept) || typeof kept.first !== 'string' || typeof kept.count !== 'number') return undefined;
  return { first: kept.first, count: kept.count };
}
