/** What is known of a database without opening it for good. */
export interface Probe {
  readonly exists: boolean;
  /** Whether the browser threw away a damaged store to be able to open it. */
  readonly dataLoss: boolean;
}

/**
 * Looks for a database and makes none. It must be the first to touch the store: only the first opening is told that the
 * browser threw it away, and asking for a list of databases would be an opening nobody hears of.
 */
export function probeDatabase(name: string, factory: IDBFactory = indexedDB): Promise<Probe> {
  return new Promise((found, fail) => {
    const request = factory.open(name);
    let missing: Probe | undefined;
    request.onupgradeneeded = event => {
      missing = { exists: false, dataLoss: isLoss(event) };
      // leaves nothing behind
      request.transaction?.abort();
    };
    request.onsuccess = () => {
      request.result.close();
      found(missing ?? { exists: true, dataLoss: false });
    };
    request.onerror = event => {
      event.preventDefault();
      if (missing === undefined) fail(request.error);
      else found(missing);
    };
  });
}

/** Chromium's own word, which no standard knows. */
function isLoss(event: IDBVersionChangeEvent): boolean {
  return 'dataLoss' in event && event.dataLoss === 'total';
}
