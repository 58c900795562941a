import { canonicalJson, compareText } from '#shared/domain/canonical';
import type { Head } from '#shared/heads/head';
import type { ArchiveQuestions } from '../contract/api';

/**
 * Everything that can be seen of the conversations of an archive, in one spelling: heads, conversations, counts.
 * Two archives with the same dump hold the same, however they came to it; so imports are left out, and how much of it is
 * in the index.
 */
export async function dump(archive: Pick<ArchiveQuestions, 'overview' | 'search' | 'conversation'>): Promise<string> {
  const { imports: _, unindexed: __, ...overview } = await archive.overview();
  const heads: Head[] = [];
  const order: string[] = [];
  for (;;) {
    const page = await archive.search({ text: '', sort: [], offset: heads.length, limit: 500 });
    heads.push(...page.hits.map(({ head }) => head));
    order.push(...page.hits.map(({ head }) => head.key));
    if (page.hits.length === 0) break;
  }
  heads.sort((a, b) => compareText(a.key, b.key));
  const conversations: unknown[] = [];
  for (const { key } of heads) conversations.push(await archive.conversation(key));
  return canonicalJson({ overview, order, heads, conversations });
}
