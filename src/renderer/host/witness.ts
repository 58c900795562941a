import type { WitnessPlace } from '#shared/ledger/witness';

const NAME = 'lectern.witness';

/**
 * The witness of the archive among what the page keeps of itself: Chromium deletes databases and files when it makes room,
 * but not this.
 */
export function createWitness(storage: Pick<Storage, 'getItem' | 'setItem'>): WitnessPlace {
  return {
    read() {
      try {
        return storage.getItem(NAME) ?? undefined;
      } catch {
        return undefined;
      }
    },
    write(text) {
      try {
        storage.setItem(NAME, text);
      } catch {
        // forbidden or full: there is no witness then
      }
    },
  };
}
