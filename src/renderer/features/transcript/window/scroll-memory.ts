import type { ConversationKey } from '#shared/domain/keys';

/** Where the reader was: which row, and how many pixels of it were above the edge of the pane. */
export interface ReadingPlace {
  readonly key: string;
  readonly inset: number;
}

const MOST = 100;
const places = new Map<ConversationKey, ReadingPlace>();

/** Places are kept while the window lives, those of the conversations read last. */
export function rememberPlace(key: ConversationKey, place: ReadingPlace): void {
  places.delete(key);
  places.set(key, place);
  const oldest = places.size > MOST ? places.keys().next().value : undefined;
  if (oldest !== undefined) places.delete(oldest);
}

export function rememberedPlace(key: ConversationKey): ReadingPlace | undefined {
  return places.get(key);
}
