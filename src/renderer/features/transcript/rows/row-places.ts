import type { ConversationKey, ItemKey } from '#shared/domain/keys';

/**
 * Where the rows of items stand, by the key of a row. Kept by conversation and item, because joining and hashing fifty
 * thousand keys takes longer than everything else about rows.
 */
export class RowPlaces {
  readonly #members: ReadonlyMap<string, Map<string, number>>;
  readonly #maps: readonly Map<string, number>[];

  constructor(conversations: readonly ConversationKey[]) {
    this.#maps = conversations.map(() => new Map());
    this.#members = new Map(conversations.map((key, member) => [key, this.#maps[member] ?? new Map()]));
  }

  set(member: number, item: ItemKey, index: number): void {
    this.#maps[member]?.set(item, index);
  }

  get(key: string): number | undefined {
    const end = key.indexOf(' ');
    return this.#members.get(key.slice(0, end))?.get(key.slice(end + 1));
  }
}
