/** What several copies list, each once: of those with one name the first. */
export function uniteBy<Item>(copies: readonly (readonly Item[])[], name: (item: Item) => string): Item[] {
  if (copies.length === 1) return [...(copies[0] as readonly Item[])];
  const united = new Map<string, Item>();
  for (const items of copies) {
    for (const item of items) {
      const key = name(item);
      if (!united.has(key)) united.set(key, item);
    }
  }
  return [...united.values()];
}
