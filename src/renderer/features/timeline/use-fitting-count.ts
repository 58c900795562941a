import { type RefObject, useLayoutEffect, useState } from 'react';

// what says how many more there are
const MORE_WIDTH = 60;

/**
 * How many of the first children of a row fit into it, followed while its width changes. All of `items` are drawn once,
 * to be measured; children that do not fit are replaced by one that leads to them.
 */
export function useFittingCount(row: RefObject<HTMLElement | null>, items: readonly unknown[]): number {
  const [measured, setMeasured] = useState<{ readonly of: readonly unknown[]; readonly ends: readonly number[] }>();
  const [width, setWidth] = useState(Number.POSITIVE_INFINITY);
  const known = measured?.of === items ? measured.ends : undefined;

  useLayoutEffect(() => {
    const element = row.current;
    if (element === null || known !== undefined) return;
    const { left, right } = element.getBoundingClientRect();
    const reversed = getComputedStyle(element).direction === 'rtl';
    const ends = [...element.children].map(child => {
      const box = child.getBoundingClientRect();
      return reversed ? right - box.left : box.right - left;
    });
    setMeasured({ of: items, ends });
  }, [row, items, known]);

  useLayoutEffect(() => {
    const element = row.current;
    if (element === null) return;
    const read = () => setWidth(element.clientWidth);
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, [row]);

  if (known === undefined || (known.at(-1) ?? 0) <= width) return items.length;
  return known.filter(end => end + MORE_WIDTH <= width).length;
}
