import * as at from './byte-view';
import type { ByteWindow } from './byte-window';
import { isSameOpening, type Opening, openingAt } from './record-opening';

const NOWHERE = Number.POSITIVE_INFINITY;

/**
 * Looks out for where the next record begins, while a record that may never end is followed. No string is needed for
 * that: what it looks for cannot stand in a valid one.
 */
export class BoundaryResync {
  /** Where the next record begins at the latest, once that is known. */
  limit = NOWHERE;
  #searched = 0;
  #openings: readonly Opening[] | undefined;

  begin(start: number): void {
    this.limit = NOWHERE;
    this.#searched = start + 1;
    this.#openings = undefined;
  }

  /** The window let go of so many bytes. */
  shift(by: number): void {
    this.limit -= by;
    this.#searched -= by;
  }

  /**
   * How far the record at `start` may be followed: up to the next of its kind, or as far as that has been looked for.
   * `heads` are the beginnings of the pages around it.
   */
  reach(window: ByteWindow, start: number, heads: readonly Uint8Array[]): number {
    if (this.limit < NOWHERE) return this.limit;
    const until = window.last ? window.length : window.length - at.REACH;
    if (until <= start) return start;
    this.#openings ??= [
      openingAt(window.bytes, start, window.length),
      ...heads.map(head => openingAt(head, 0, head.length)),
    ].filter(opening => opening !== undefined);

    for (let next = Math.max(this.#searched, start + 1); next < until; next++) {
      next = window.bytes.indexOf(at.OPEN_BRACE, next);
      if (next < 0 || next >= until) break;
      if (followsEmptyLine(window, next, start) || this.#isOfItsKind(window, next, start)) {
        this.limit = next;
        return next;
      }
    }
    this.#searched = Math.max(this.#searched, until);
    return this.#searched;
  }

  #isOfItsKind({ bytes, length }: ByteWindow, here: number, start: number): boolean {
    const opening = openingAt(bytes, here, length);
    if (opening === undefined || !this.#openings?.some(known => isSameOpening(known, opening))) return false;
    const previous = at.previousNonSpace(bytes, here, start);
    return previous < 0 || bytes[previous] !== at.COLON;
  }
}

/** At the left edge after an empty line: documents in a page of prose or in a log stand like that. */
function followsEmptyLine(window: ByteWindow, here: number, start: number): boolean {
  const { bytes } = window;
  if (bytes[here - 1] !== at.LINE_FEED) return false;
  const before = bytes[here - 2] === at.RETURN ? here - 3 : here - 2;
  return before > start && bytes[before] === at.LINE_FEED && at.startsObject(window, here, false) === 'yes';
}
