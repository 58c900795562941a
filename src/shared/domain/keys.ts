import type { Brand } from '../base/brand';
import type { Instant } from './time';

/** `source:account?:vendorId`, each part percent-encoded. Stable over every export of the same conversation. */
export type ConversationKey = Brand<string, 'ConversationKey'>;

/** Names a participant, message, event, survey or attribute inside its conversation. */
export type ItemKey = Brand<string, 'ItemKey'>;

export function conversationKey(source: string, ...ids: readonly (string | number)[]): ConversationKey {
  return [source, ...ids.map(encoded)].join(':') as ConversationKey;
}

export function itemKey(...parts: readonly (string | number)[]): ItemKey {
  return parts.map(encoded).join('/') as ItemKey;
}

/**
 * Names the items of a vendor that gives them no id.
 *
 * Two lines by one author at one instant are two items, so the nth of them gets the nth key. A longer copy of
 * the same conversation gives the old lines their old keys. The text is left out: keys end up in logs.
 */
export function countingKeys(kind: string): (who: string, at: Instant | undefined) => ItemKey {
  // few people write many lines: each name is encoded once, and times are counted as the numbers they are
  const writers = new Map<string, { readonly beginning: ItemKey; readonly counts: Map<Instant | undefined, number> }>();
  return (who, at) => {
    let writer = writers.get(who);
    if (writer === undefined) {
      writer = { beginning: itemKey(kind, who), counts: new Map() };
      writers.set(who, writer);
    }
    const nth = writer.counts.get(at) ?? 0;
    writer.counts.set(at, nth + 1);
    const moment = `${writer.beginning}/${at ?? 'no-time'}`;
    return (nth === 0 ? moment : `${moment}/${nth}`) as ItemKey;
  };
}

const LONE_SURROGATE = /\p{Surrogate}/gu;

/** Half a character, which JSON may hold, has no percent-encoding: it becomes the replacement character. */
function encoded(part: string | number): string {
  const text = String(part);
  try {
    return encodeURIComponent(text);
  } catch {
    return encodeURIComponent(text.replace(LONE_SURROGATE, '\uFFFD'));
  }
}
