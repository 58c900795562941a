import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  addEventListener('resize', listener);
  return () => removeEventListener('resize', listener);
}

const rem = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

/** The root's font size in pixels: what is laid out by number follows the user's text size with it. */
export function useRem(): number {
  return useSyncExternalStore(subscribe, rem);
}
