import type { Conversation } from '#shared/domain/conversation';
import type { ItemKey } from '#shared/domain/keys';
import type { Range } from '#shared/text/ranges';

const LONG = 10_000;

/**
 * Finds stretches of messages again in what is drawn of them: a plain message is drawn as it is, of others the same
 * words are looked for in each piece.
 */
export function placedRanges(
  { messages }: Pick<Conversation, 'messages'>,
  places: ReadonlyMap<ItemKey, readonly Range[]>,
): (drawn: string) => readonly Range[] {
  const plain = new Map<string, readonly Range[]>();
  const pieces = new Set<string>();
  for (const { key, body } of messages) {
    const ranges = places.get(key);
    if (ranges === undefined) continue;
    if (body.kind === 'text') plain.set(body.text, ranges);
    else for (const { start, end } of ranges) pieces.add(body.text.slice(start, end));
  }
  return drawn => {
    const exact = plain.get(drawn);
    if (exact !== undefined) return exact;
    // of a message that is too long to be drawn at once there may be only the beginning
    if (drawn.length >= LONG) for (const [text, ranges] of plain) if (text.startsWith(drawn)) return ranges;
    return [...pieces].flatMap(piece => everyPlace(drawn, piece));
  };
}

function everyPlace(text: string, piece: string): readonly Range[] {
  const ranges: Range[] = [];
  if (piece.trim() === '') return ranges;
  for (let start = text.indexOf(piece); start >= 0; start = text.indexOf(piece, start + piece.length))
    ranges.push({ start, end: start + piece.length });
  return ranges;
}
