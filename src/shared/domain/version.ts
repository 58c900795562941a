import { z } from 'zod';
import { place } from './finding';
import type { ItemKey } from './keys';

/**
 * What some copies say of an item where copies contradict each other: the members that differ, and the records that
 * say so. The first version of an item is what the item itself says, and is chosen by the rank of contributions, never
 * by when they were imported.
 *
 * A version with a `key` of its own is an item beside this one: vendors without message ids name a line by its words, so
 * other words are another line, and that both are versions of one is only likely.
 */
export function versionOf<Shape extends z.ZodRawShape>(item: z.ZodObject<Shape>) {
  return item.partial().extend({ places: z.array(place) });
}

/** What an item may carry besides what its file says of it. */
export interface Versioned<Version> {
  readonly versions?: readonly Version[] | undefined;
}

/** What other copies say instead of what an item says; without those that are items of their own. */
export function otherVersions<Version extends { readonly key?: ItemKey | undefined }>({
  versions,
}: Versioned<Version>): readonly Version[] {
  return versions === undefined ? [] : versions.slice(1).filter(({ key }) => key === undefined);
}

/** An item as each of its copies tells it, the shown one first. */
export function allVersions<Item extends Versioned<{ readonly key?: ItemKey | undefined }>>(
  item: Item,
): readonly Item[] {
  return [item, ...otherVersions(item).map(version => ({ ...item, ...version }))];
}
