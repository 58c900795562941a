import type { Brand } from '../base/brand';
import type { Instant } from './time';

/** `source:account?:vendorId`, each part percent-encoded. Stable over every export of the same conversation. */
export type ConversationKey = Brand<string, 'ConversationKey'>;

/** Names a participant, message, event, survey or attribute inside its conversation. */
export type ItemKey = Brand<string, 'ItemKey'>;

export function conversationKey(source: string, ...ids: readonly (string | number)[]): ConversationKey {
  return [source, ...ids.map(id => encodeURIComponent(String(id)))].join(':') as ConversationKey;
}

export function itemKey(...parts: readonly (string | number)[]): ItemKey {
  return parts.map(part => encodeURIComponent(String(part))).join('/') as ItemKey;
}

/**
 * Names the items of a vendor that gives them no id.
 *
 * Two lines by one author at one instant are two items, so the nth of them gets the nth key. A longer copy of
 * the same conversation gives the old lines their old keys. The text is left out: keys end up in logs.
 */
export function countingKeys(kind: string): (who: string, at: Instant | undefined) => ItemKey {
  const counts = new Map<string, number>();
  return (who, at) => {
    const moment = itemKey(kind, who, at ?? 'no-time');
    const nth = counts.get(moment) ?? 0;
    counts.set(moment, nth + 1);
    return (nth === 0 ? moment : `${moment}/${nth}`) as ItemKey;
  };
}
