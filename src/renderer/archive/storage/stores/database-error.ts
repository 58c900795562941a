import Dexie from 'dexie';

export function isOfDatabase(error: unknown): boolean {
  const isCancelled = error instanceof DOMException && error.name === 'AbortError';
  return (error instanceof Dexie.DexieError || error instanceof DOMException) && !isCancelled;
}
