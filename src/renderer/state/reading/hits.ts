import type { Conversation } from '#shared/domain/conversation';
import type { ItemKey } from '#shared/domain/keys';

/**
 * The hit after (1) or before (-1) an item; the first or the last where nothing is selected. Nothing where the
 * conversation has no further one.
 */
export function hitBeside(
  { messages }: Pick<Conversation, 'messages'>,
  hits: readonly ItemKey[],
  from: ItemKey | undefined,
  by: 1 | -1,
): ItemKey | undefined {
  const here = from === undefined ? -1 : hits.indexOf(from);
  if (here >= 0) return hits[here + by];
  const order = new Map(messages.map(({ key }, index) => [key, index]));
  const place = from === undefined ? undefined : order.get(from);
  if (place === undefined) return by > 0 ? hits[0] : hits.at(-1);
  const isBeyond = (key: ItemKey) => {
    const other = order.get(key);
    return other !== undefined && (by > 0 ? other > place : other < place);
  };
  return by > 0 ? hits.find(isBeyond) : hits.findLast(isBeyond);
}
