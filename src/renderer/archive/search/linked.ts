import type { Conversation, Link } from '#shared/domain/conversation';
import type { Head } from '#shared/heads/head';
import { Bitset } from '#shared/index/bitset';
import type { LinkedHead } from '../contract/api';
import type { ViewIndex } from '../index/indexes';
import type { ArchiveView } from '../snapshot/view';
import { findWords } from './word-hits';

/** Of a customer with more conversations than this, the newest are told. */
export const MOST_LINKED = 60;

// what says most about two conversations comes first
const REASONS = ['visit', 'thread', 'ticket', 'contact', 'customer'] as const satisfies readonly Link['reason'][];

/** The live heads whose words hold the value of one of the links: candidates, because a value may stand for other things too. */
export async function candidatesFor(
  { links }: Pick<Conversation, 'links'>,
  view: ArchiveView,
  index: ViewIndex,
): Promise<readonly number[]> {
  const { numbers } = view;
  const found = new Bitset(numbers.size);
  for (const { value } of links) {
    const words = { kind: 'words', text: value, quoted: true, key: 'id' } as const;
    found.or((await findWords(index, numbers.size, words)).heads);
  }
  return [...found.and(numbers.live).members()];
}

/** What two conversations have in common, the strongest reason first; nothing where they have nothing. */
export function linkedBy(of: Conversation, other: Conversation, head: Head): LinkedHead | undefined {
  if (of.key === other.key) return undefined;
  const shared = other.links.filter(link =>
    of.links.some(({ reason, value }) => reason === link.reason && value === link.value),
  );
  if (shared.length === 0) return undefined;
  const sequence = shared.find(({ reason }) => reason === 'visit')?.sequence;
  return {
    head,
    reasons: REASONS.filter(each => shared.some(({ reason }) => reason === each)),
    ...(sequence === undefined ? {} : { sequence }),
  };
}

/** The newest first; those without a time last. */
export function newestFirst(heads: readonly Head[]): readonly Head[] {
  return [...heads].sort((a, b) => (b.startedAt ?? -1) - (a.startedAt ?? -1));
}
