/** What can be masked, in the order in which it is told. */
export const MASK_KINDS = [
  'customer',
  'agent',
  'email',
  'phone',
  'card',
  'account',
  'network',
  'link',
  'id',
  'place',
  'detail',
  'own',
] as const;
/**
 * `network` is an IP address, `link` what an address of the web carries besides its host and path, `id` a number the
 * vendor or the company knows the customer by, `place` where somebody is, `detail` what else is recorded of the
 * customer (age, balance), `own` what the user's own patterns find.
 */
export type MaskKind = (typeof MASK_KINDS)[number];

/** A stretch of a text that tells of a person, end excluded. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly kind: MaskKind;
  /** Who or what it is, where the words alone do not say: all names of one person have one. */
  readonly identity?: string;
  /** What the user calls it. */
  readonly label?: string;
}

/** One list, sorted: what overlaps becomes one stretch, of the kind of its longest part, so that no rest is left. */
export function joinFound(found: readonly Found[]): readonly Found[] {
  const joined: { whole: Found; longest: Found }[] = [];
  for (const each of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = joined.at(-1);
    if (last === undefined || each.start >= last.whole.end) {
      joined.push({ whole: each, longest: each });
      continue;
    }
    if (each.end - each.start > last.longest.end - last.longest.start) last.longest = each;
    last.whole = { ...last.longest, start: last.whole.start, end: Math.max(last.whole.end, each.end) };
  }
  return joined.map(({ whole }) => whole);
}
