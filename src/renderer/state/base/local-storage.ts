/** Where the page keeps small things between two starts; `localStorage` in the page. */
export interface KeptStorage {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
}

/** What was kept under a name, as a record of unknown members; an empty one where there is none or it cannot be read. */
export function loadValue(storage: KeptStorage, name: string): Readonly<Record<string, unknown>> {
  try {
    return parseKept(storage.getItem(name));
  } catch {
    // forbidden as a whole: as if nothing had been kept
    return {};
  }
}

/** The same of what another window has kept. */
export function parseKept(written: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(written ?? '{}');
    return isRecord(value) ? value : {};
  } catch {
    // written by something else
    return {};
  }
}

export function saveValue(storage: KeptStorage, name: string, value: object): void {
  try {
    storage.setItem(name, JSON.stringify(value));
  } catch {
    // forbidden or full: it holds until the window closes
    return;
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
