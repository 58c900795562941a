import type { ConversationKey, ItemKey } from '#shared/domain/keys';

/** Names an item among those of several conversations. Neither part holds a space: both are percent-encoded. */
export function rowKey(conversation: ConversationKey, item: ItemKey): string {
  return `${conversation} ${item}`;
}
