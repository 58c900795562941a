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

interface PaneSize {
  readonly width: number;
  readonly height: number;
}

const pane: { width: number; height: number } = { width: 560, height: 560 };

/** The size the next transcript most likely has: that of the one before. */
export function likelyPane(): PaneSize {
  return pane;
}

/** A pane that is not laid out yet has no size to be remembered. */
export function rememberPane({ width, height }: { readonly [Side in keyof PaneSize]?: number | undefined }): void {
  if (width) pane.width = width;
  if (height) pane.height = height;
}
