import { isClose } from '../../text/close';
import type { Range } from '../../text/ranges';
import { compareBytes } from '../bytes';
import { APART } from '../documents/documents';
import { tokenize } from '../terms/tokens';
import type { Phrase } from './matcher';
import { type Places, placesOf } from './places';

/** A text taken apart once, to be looked through for several phrases. */
export interface PlacedTerms {
  /** For each piece that `APART` divides, its terms in order. */
  readonly pieces: readonly (readonly PlacedTerm[])[];
  readonly places: Places;
}

/** A term and where its characters stand in the composed text. */
interface PlacedTerm extends Range {
  readonly term: Uint8Array;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function placedTerms(text: string): PlacedTerms {
  const places = placesOf(text);
  const pieces: PlacedTerm[][] = [];
  let offset = 0;
  for (const piece of places.composed.split(APART)) {
    const bytes = encoder.encode(piece);
    const ascii = bytes.length === piece.length;
    const units = ascii ? undefined : unitsOfBytes(piece, bytes.length);
    const terms: PlacedTerm[] = [];
    const shift = offset;
    tokenize(bytes, 0, bytes.length, (buffer, length, _, from, until) => {
      const start = shift + (units?.[from] ?? from);
      const end = shift + (units?.[until] ?? until);
      terms.push({ term: buffer.slice(0, length), start, end });
    });
    pieces.push(terms);
    offset += piece.length + APART.length;
  }
  return { pieces, places };
}

/**
 * Where a phrase stands in a text: what the index finds, place by place, in UTF-16 units of what was given. A word that
 * goes on is marked as far as it was typed, and what is drawn as one sign is marked whole.
 */
export function marksOf({ terms: wanted, open, close }: Phrase, { pieces, places }: PlacedTerms): readonly Range[] {
  const marks: Range[] = [];
  const last = wanted.length - 1;
  if (last < 0) return marks;
  const spelled = close ? wanted.map(term => decoder.decode(term)) : [];
  for (const terms of pieces) {
    for (let first = 0; first + last < terms.length; first++) {
      const fits = wanted.every((term, offset) => {
        const held = terms[first + offset]?.term as Uint8Array;
        if (close) return isClose(spelled[offset] as string, decoder.decode(held));
        return open && offset === last ? startsWith(held, term) : compareBytes(held, term) === 0;
      });
      if (!fits) continue;
      const end = terms[first + last] as PlacedTerm;
      const typed = (wanted[last] as Uint8Array).length;
      const goesOn = open && typed < end.term.length;
      marks.push(
        places.given({
          start: (terms[first] as PlacedTerm).start,
          end: goesOn ? endOfBeginning(places.composed, end, typed) : end.end,
        }),
      );
    }
  }
  return marks;
}

/** Where the characters end that give the first `length` bytes of a term. */
function endOfBeginning(text: string, { start, end }: Range, length: number): number {
  let at = start;
  for (const character of text.slice(start, end)) {
    at += character.length;
    const bytes = encoder.encode(text.slice(start, at));
    let reached = false;
    tokenize(bytes, 0, bytes.length, (_, termLength) => {
      reached ||= termLength >= length;
    });
    if (reached) return at;
  }
  return end;
}

function startsWith(term: Uint8Array, beginning: Uint8Array): boolean {
  if (beginning.length > term.length) return false;
  for (let index = 0; index < beginning.length; index++) if (term[index] !== beginning[index]) return false;
  return true;
}

/** For each place in the UTF-8 of a text where a character begins, and for its end, the place in UTF-16 units. */
function unitsOfBytes(text: string, length: number): Uint32Array {
  const places = new Uint32Array(length + 1);
  let byte = 0;
  let unit = 0;
  for (const character of text) {
    places[byte] = unit;
    const code = character.codePointAt(0) as number;
    byte += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    unit += character.length;
  }
  places[length] = unit;
  return places;
}
