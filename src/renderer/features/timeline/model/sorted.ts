/** Index of the first item whose value is not below `least`, in a list that is sorted by that value. */
export function firstFrom<Item>(items: readonly Item[], measure: (item: Item) => number, least: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (measure(items[middle] as Item) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
