import type { Json } from '../../../base/json';
import { type ConversationKey, conversationKey, type ItemKey, itemKey } from '../../../domain/keys';
import { idOf } from '../../kit/reading';

const DATABASE_ID = /^[\da-f]{24}$/i;

/**
 * The room that joins a contact, its messages and its files, from the members that may name it. `_id` comes last: it
 * is the room in newer dumps and the database's own number in older ones.
 */
export function roomOf(named: readonly (Json | undefined)[], databaseId: Json | undefined): string | undefined {
  for (const value of named) {
    const room = idOf(value);
    if (room !== undefined) return room;
  }
  const id = idOf(databaseId);
  return id === undefined || DATABASE_ID.test(id) ? undefined : id;
}

export function roomKey(room: string): ConversationKey {
  return conversationKey('ctlive', room);
}

export function userKey(id: string): ItemKey {
  return itemKey('user', id);
}

/** The key of a message, which is what `replyTo` and the answer with a file's bytes name it by. */
export function messageKey(id: string): ItemKey {
  return itemKey('message', id);
}
