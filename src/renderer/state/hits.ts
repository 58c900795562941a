import type { Conversation } from '#shared/domain/conversation';
import type { ItemKey } from '#shared/domain/keys';
import { found, searchable, type Term } from '#shared/text/words';

/** The messages of a conversation in which one of the terms stands, in their order. */
export function hitsIn({ messages }: Pick<Conversation, 'messages'>, terms: readonly Term[]): readonly ItemKey[] {
  if (terms.length === 0) return [];
  return messages
    .filter(({ body }) => {
      const words = searchable(body.text);
      return terms.some(term => found(term, words));
    })
    .map(({ key }) => key);
}

/** The hit after (1) or before (-1) an item, round the end; the first or the last where the item is no message. */
export function nextHit(
  { messages }: Pick<Conversation, 'messages'>,
  hits: readonly ItemKey[],
  from: ItemKey | undefined,
  by: 1 | -1,
): ItemKey | undefined {
  const order = new Map(messages.map(({ key }, index) => [key, index]));
  const here = from === undefined ? undefined : order.get(from);
  const edge = by > 0 ? hits[0] : hits.at(-1);
  if (here === undefined) return edge;
  const place = (key: ItemKey) => order.get(key) ?? 0;
  return (by > 0 ? hits.find(key => place(key) > here) : hits.findLast(key => place(key) < here)) ?? edge;
}
