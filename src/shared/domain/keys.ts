import type { Brand } from '../base/brand';
import { hashText } from '../base/hash';
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
 * Names the items of a vendor that gives them no id: by who, when and which words. The words are there as a hash,
 * because keys end up in logs. Two lines by one author at one instant with the same words are two items, so the nth of
 * them gets the nth key. Another copy of the same conversation gives the same lines the same keys, whichever of them it
 * has; a line with other words is another line there (`unite-messages.ts` says when it is likely the same one).
 *
 * `words` is left out where author and instant name an item well enough.
 */
export function countingKeys(kind: string): (who: string, at: Instant | undefined, words?: string) => ItemKey {
  // few people write many lines: each name is encoded once
  const beginnings = new Map<string, ItemKey>();
  const counts = new Map<string, number>();
  return (who, at, words) => {
    let beginning = beginnings.get(who);
    if (beginning === undefined) {
      beginning = itemKey(kind, who);
      beginnings.set(who, beginning);
    }
    const moment = `${beginning}/${at ?? 'no-time'}`;
    const name = words === undefined ? moment : `${moment}/~${hashText(words).toString(36)}`;
    const nth = counts.get(name) ?? 0;
    counts.set(name, nth + 1);
    return (nth === 0 ? name : `${name}/${nth}`) as ItemKey;
  };
}

/** Whether a key was made by `countingKeys` from the words of its item. */
export function isNamedByWords(key: ItemKey): boolean {
  return NAMED_BY_WORDS.test(key);
}

const NAMED_BY_WORDS = /\/(?:-?\d+|no-time)\/~[\da-z]+(?:\/\d+)?$/;

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
