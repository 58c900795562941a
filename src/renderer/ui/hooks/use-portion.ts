import { useState } from 'react';

/** As many rows of a table as can be drawn at once without anybody waiting for it. */
export const PORTION = 200;

/** Shows a long list by portions: how many of its rows to draw, how many are left, and a way to draw more. */
export function usePortion(length: number): {
  readonly shown: number;
  readonly left: number;
  readonly showMore: () => void;
} {
  const [most, setMost] = useState(PORTION);
  const shown = Math.min(length, most);
  return { shown, left: length - shown, showMore: () => setMost(most + PORTION) };
}
