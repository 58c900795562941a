import type { Range } from '../../text/ranges';
import { composed } from '../terms/tokens';

/** A text as the tokenizer takes it, with the way back to the text that was given. */
export interface Places {
  readonly composed: string;
  /** The stretch of the given text that a stretch of the composed one stands for, widened to whole signs. */
  given(range: Range): Range;
}

export function placesOf(text: string): Places {
  const result = composed(text);
  if (result === text) return { composed: text, given: range => wholeSigns(text, range) };
  const { starts, ends } = unitsOf(text, result);
  return {
    composed: result,
    given: ({ start, end }) =>
      wholeSigns(text, { start: starts[start] ?? 0, end: end > start ? (ends[end - 1] ?? text.length) : 0 }),
  };
}

// what may become one character with what stands before it: marks, parts of Korean syllables and half-width voicing marks
const COMPOSED_TOGETHER = /.[\p{M}\u1100-\u11ff\u3131-\u318e\uff9e-\uffdc\u{16d67}]*/gsu;

/** For each unit of a composed text, where in the given one its characters begin and end. */
function unitsOf(
  text: string,
  result: string,
): { readonly starts: readonly number[]; readonly ends: readonly number[] } {
  const starts: number[] = [];
  const ends: number[] = [];
  const pieces: string[] = [];
  for (const { 0: piece, index } of text.matchAll(COMPOSED_TOGETHER)) {
    const plain = piece.normalize('NFKC');
    pieces.push(plain);
    for (let unit = 0; unit < plain.length; unit++) {
      starts.push(index);
      ends.push(index + piece.length);
    }
  }
  // no such case is known: rather too much is marked than something else
  if (pieces.join('') !== result) return { starts: [], ends: [] };
  return { starts, ends };
}

// from here on there are characters that are drawn together with their neighbours
const FIRST_JOINED = 0x300;

let segmenter: Intl.Segmenter | undefined;

/** Signs that are drawn as one are never cut: a letter keeps its accent, a family stays together. */
function wholeSigns(text: string, { start, end }: Range): Range {
  return { start: signAt(text, start)?.start ?? start, end: endOfSign(text, end) };
}

function endOfSign(text: string, end: number): number {
  return end < text.length && end > 0 ? (signAt(text, end)?.end ?? end) : end;
}

/** The sign of several characters in the middle of which a place lies; nothing where it lies between two. */
function signAt(text: string, at: number): Range | undefined {
  if (at <= 0 || at >= text.length) return undefined;
  if (text.charCodeAt(at - 1) < FIRST_JOINED && text.charCodeAt(at) < FIRST_JOINED) return undefined;
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const sign = segmenter.segment(text).containing(at);
  if (sign === undefined || sign.index === at) return undefined;
  return { start: sign.index, end: sign.index + sign.segment.length };
}
