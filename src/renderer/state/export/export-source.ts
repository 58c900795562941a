import type { ConversationKey } from '#shared/domain/keys';
import type { Clock } from '#shared/query/language/calendar';
import type { Archive, OrderKey } from '../../archive/contract/api';

/** Which conversations are exported. */
export type ExportSource =
  | { readonly kind: 'conversation'; readonly key: ConversationKey }
  | { readonly kind: 'selection'; readonly keys: readonly ConversationKey[] }
  | {
      readonly kind: 'found';
      readonly text: string;
      readonly sort: readonly OrderKey[];
      readonly clock: Clock;
      readonly total: number;
    };

const PAGE = 1000;

/**
 * The keys of all of them, in order. They are all looked up before the first is read, so that what changes in the archive
 * meanwhile neither doubles one nor passes one over.
 */
export async function keysOf(
  source: ExportSource,
  archive: Pick<Archive, 'search'>,
  signal: AbortSignal,
): Promise<readonly ConversationKey[]> {
  if (source.kind === 'conversation') return [source.key];
  if (source.kind === 'selection') return source.keys;
  const { text, sort, clock } = source;
  const keys = new Set<ConversationKey>();
  for (let offset = 0; ; offset += PAGE) {
    signal.throwIfAborted();
    const request = { text, sort, clock, offset, limit: PAGE, excerpts: false as const };
    const { hits, total } = await archive.search(request, signal);
    for (const { head } of hits) keys.add(head.key);
    if (hits.length === 0 || offset + PAGE >= total) return [...keys];
  }
}

/** The first of them. */
export async function firstKeyOf(
  source: ExportSource,
  archive: Pick<Archive, 'search'>,
): Promise<ConversationKey | undefined> {
  if (source.kind === 'conversation') return source.key;
  if (source.kind === 'selection') return source.keys[0];
  const { text, sort, clock } = source;
  const { hits } = await archive.search({ text, sort, clock, offset: 0, limit: 1, excerpts: false });
  return hits[0]?.head.key;
}

/** How many there are, as far as it is known before they are looked up. */
export function countOf(source: ExportSource): number {
  switch (source.kind) {
    case 'conversation':
      return 1;
    case 'selection':
      return source.keys.length;
    case 'found':
      return source.total;
  }
}
