import { BoundaryResync } from './boundary-resync';
import * as at from './byte-view';
import { ByteWindow } from './byte-window';
import type { FramedRecord, FramingListener, FramingOptions, OpenPage } from './framing-listener';

/** How deep inside its document a page's array of records may stand: some dumps wrap pages. */
const PAGE_DEPTH = 4;
const KEPT_OF_TOO_LARGE = 65_536;

/**
 * Finds where records begin and end in bytes that come in pieces of any size: bare records, arrays, JSON Lines, documents
 * one after the other, pages (`pages` names the member to step into), and any of these inside prose.
 *
 * It follows strings, escapes and brackets and reads no value. It holds no more than the unfinished record. When
 * brackets do not match, it goes back to the start of the record and from there on also stops at whatever begins like
 * that record (`careful`), so that a broken record costs itself and not the next ones.
 */
export class RecordScanner {
  readonly #listener: FramingListener;
  readonly #pageNames: readonly Uint8Array[];
  readonly #recordBytes: number;
  readonly #window = new ByteWindow();
  /** Next byte to look at. */
  #next = 0;

  readonly #arrays: (OpenPage | 'array')[] = [];
  /** The pages among them. */
  readonly #pages: OpenPage[] = [];
  #startsLine = true;
  #afterRecord = false;

  /** Start of the record in progress, or -1 between records. */
  #start = -1;
  #place = { line: 1, column: 1 };
  /** The page whose rest is in progress in place of a record. */
  #rest: OpenPage | undefined;
  #inString = false;
  #depth = 0;
  #deepest = 0;
  #members = 0;
  #longDigits = false;
  #brackets = new Uint8Array(256);
  #commentEnd = 0;

  readonly #searched = new at.Searched();
  #careful = false;
  readonly #lookOut = new BoundaryResync();
  /** Of a record that became too large, what is kept. */
  #beginning: Uint8Array | undefined;

  constructor(listener: FramingListener, { pages, recordBytes }: FramingOptions) {
    this.#listener = listener;
    this.#recordBytes = recordBytes;
    const encoder = new TextEncoder();
    this.#pageNames = pages.map(name => encoder.encode(name));
  }

  /** Takes the next bytes; they are copied. Pieces of about a megabyte are best. */
  push(piece: Uint8Array): void {
    this.#window.append(piece);
    this.#scan();
    this.#forget();
  }

  /** Says that no bytes follow. */
  end(): void {
    this.#window.last = true;
    this.#scan();
    if (this.#arrays.length > 0) this.#listener.unfinishedArray();
    for (const page of this.#pages.reverse()) this.#listener.pageEnd(page, new Uint8Array(0), false);
  }

  /** Lets go of what no record in progress needs. A record that became too large keeps only its beginning. */
  #forget(): void {
    let from = this.#start < 0 ? this.#next : this.#start;
    if (this.#beginning !== undefined) from = Math.max(from, this.#next - at.REACH);
    if (from === 0) return;
    this.#window.drop(from);
    this.#lookOut.shift(from);
    this.#searched.shift(from);
    this.#next -= from;
    this.#commentEnd -= from;
    if (this.#start >= 0) this.#start = Math.max(0, this.#start - from);
  }

  #scan(): void {
    while (this.#start < 0 ? this.#findRecord() : this.#followRecord()) {
      // each turn ends a record, begins one, or starts one over
    }
  }

  /** Goes on to the next record. False where more bytes are needed. */
  #findRecord(): boolean {
    const { bytes, length } = this.#window;
    while (this.#next < length) {
      const here = this.#next;
      const byte = bytes[here] as number;
      if (byte === at.LINE_FEED) {
        this.#startsLine = true;
        this.#next++;
        continue;
      }
      if (at.isSpace(byte) || (byte === at.COMMA && this.#arrays.length > 0)) {
        this.#next++;
        continue;
      }
      const step = this.#stepBetween(byte, here);
      if (step === 'wait') return false;
      if (step === 'record') return true;
      if (step === 'on') this.#startsLine = false;
    }
    return false;
  }

  #stepBetween(byte: number, here: number): 'on' | 'blank' | 'record' | 'wait' {
    const plain = this.#startsLine || this.#arrays.length > 0;
    if (byte === at.OPEN_BRACE || byte === at.OPEN_BRACKET) {
      const starts = (byte === at.OPEN_BRACE ? at.startsObject : at.startsArray)(this.#window, here, plain);
      if (starts === 'wait') return 'wait';
      if (starts === 'yes' && byte === at.OPEN_BRACE) {
        this.#begin(here);
        return 'record';
      }
      if (starts === 'yes') {
        this.#arrays.push('array');
        this.#next++;
        return 'on';
      }
    }
    const top = this.#arrays.at(-1);
    if (byte === at.CLOSE_BRACKET && top !== undefined) {
      this.#arrays.pop();
      this.#next++;
      if (top === 'array') return 'on';
      this.#pages.pop();
      this.#beginRest(top);
      return 'record';
    }
    if (byte === at.CLOSE_BRACE && top !== undefined && top !== 'array') {
      const next = at.nextNonSpace(this.#window, here + 1);
      if (next === -2) return 'wait';
      const goesOn =
        next >= 0 && (this.#window.bytes[next] === at.COMMA || this.#window.bytes[next] === at.CLOSE_BRACKET);
      if (!goesOn) {
        // the array of records was never closed, its page is
        this.#arrays.pop();
        this.#pages.pop();
        this.#beginRest(top);
        return 'record';
      }
    }
    if (byte === at.QUOTE && this.#arrays.length > 0) return this.#skipString(here);
    return this.#skipText(byte, here);
  }

  #skipText(byte: number, here: number): 'on' | 'blank' | 'wait' {
    if (byte === 0xef || byte === 0xc2) {
      const width = byte === 0xef ? 3 : 2;
      if (here + width > this.#window.length && !this.#window.last) return 'wait';
      const [, second, third] = this.#window.bytes.subarray(here, Math.min(this.#window.length, here + width));
      if (byte === 0xef ? second === 0xbb && third === 0xbf : second === 0xa0) {
        this.#next += width;
        return 'blank';
      }
    }
    const { line, column } = this.#window.placeOf(here);
    const closes = byte === at.CLOSE_BRACE || byte === at.CLOSE_BRACKET;
    if (closes && this.#afterRecord) this.#listener.strayBracket(line, column);
    else {
      this.#afterRecord = false;
      this.#listener.text(line, column);
    }
    this.#next++;
    return 'on';
  }

  /** A text in an array of records is no record, and its brackets are none. It ends with its line at the latest. */
  #skipString(here: number): 'on' | 'wait' {
    let end = here + 1;
    while (end < this.#window.length) {
      const byte = this.#window.bytes[end];
      if (byte === at.QUOTE || byte === at.LINE_FEED) break;
      end += byte === at.BACKSLASH ? 2 : 1;
    }
    if (end >= this.#window.length && !this.#window.last && end - here < KEPT_OF_TOO_LARGE) return 'wait';
    this.#skipText(at.QUOTE, here);
    this.#next = Math.min(end + 1, this.#window.length);
    return 'on';
  }

  #begin(here: number): void {
    this.#rest = undefined;
    this.#start = here;
    this.#place = this.#window.placeOf(here);
    this.#lookOut.begin(here);
    this.#beginning = undefined;
    this.#restart();
  }

  #beginRest(page: OpenPage): void {
    this.#begin(this.#next);
    this.#rest = page;
    this.#restart();
  }

  #restart(): void {
    this.#next = this.#start;
    this.#searched.forget();
    this.#inString = false;
    this.#members = 0;
    this.#longDigits = false;
    this.#commentEnd = 0;
    this.#depth = this.#rest === undefined ? 0 : this.#rest.brackets.length;
    this.#deepest = this.#depth;
    if (this.#rest !== undefined) this.#brackets.set(this.#rest.brackets, 1);
  }

  /** Something does not fit: the record is read again, and its next of kin is looked out for. */
  #readCarefully(): boolean {
    this.#careful = true;
    this.#restart();
    return true;
  }

  /** How far the record may be followed before it meets the next one. */
  #reach(): number {
    const heads = [...this.#pages, ...(this.#rest === undefined ? [] : [this.#rest])].map(({ head }) => head);
    return this.#lookOut.reach(this.#window, this.#start, heads);
  }

  /** Follows the record to its end. False where more bytes are needed. */
  #followRecord(): boolean {
    const bytes = this.#window.bytes;
    const isStructure = at.IS_STRUCTURE;
    const end = this.#careful ? this.#reach() : this.#window.length;
    let next = this.#next;
    let depth = this.#depth;
    let inString = this.#inString;
    let deepest = this.#deepest;
    let members = this.#members;

    while (next < end) {
      if (inString) {
        let byte = 0;
        while (next < end) {
          byte = bytes[next] as number;
          if (byte === at.QUOTE || byte === at.BACKSLASH || byte === at.LINE_FEED) break;
          next++;
        }
        if (next >= end) break;
        if (byte === at.QUOTE) {
          inString = false;
          next++;
        } else if (byte === at.BACKSLASH) {
          if (next + 1 >= end) break;
          next += 2;
        } else {
          const structure = at.structureFollows(this.#window, next + 1, this.#searched);
          if (structure === 'wait') break;
          inString = structure === 'no';
          next++;
        }
        continue;
      }

      const from = next;
      while (next < end && isStructure[bytes[next] as number] === 0) next++;
      if (next - from >= at.LONG_DIGITS && at.mayHoldLongDigits(bytes, from, next)) this.#longDigits = true;
      if (next >= end) {
        // the digits that end here may go on in the next piece
        if (next - from < at.REACH) next = from;
        break;
      }
      const byte = bytes[next] as number;
      if (byte === at.QUOTE) {
        inString = true;
        next++;
      } else if (byte === at.COLON) {
        members++;
        next++;
      } else if (byte === at.OPEN_BRACE || byte === at.OPEN_BRACKET) {
        if (depth > 0 && this.#brackets[depth] === at.OPEN_BRACE) {
          if (this.#isOutOfPlace(next)) {
            if (!this.#careful) return this.#readCarefully();
            return this.#finish(next, 'unclosed', deepest, members);
          }
          if (byte === at.OPEN_BRACKET && depth <= PAGE_DEPTH && this.#rest === undefined && this.#opensPage(next)) {
            if (!this.#isTooLarge(next)) return this.#enterPage(next, depth);
            if (!this.#careful) return this.#readCarefully();
          }
        }
        depth++;
        if (depth > deepest) deepest = depth;
        if (depth >= this.#brackets.length) this.#growBrackets();
        this.#brackets[depth] = byte;
        next++;
      } else if (byte === at.CLOSE_BRACE || byte === at.CLOSE_BRACKET) {
        const opener = byte - 2;
        if (this.#brackets[depth] !== opener) {
          if (!this.#careful) return this.#readCarefully();
          depth = this.#brackets.lastIndexOf(opener, depth);
          if (depth < 1) return this.#finish(next, 'unclosed', deepest, members);
        }
        depth--;
        next++;
        if (depth === 0) return this.#finish(next, 'whole', deepest, members);
      } else {
        const literalEnd = this.#endOfLiteral(byte, next);
        if (literalEnd < 0) break;
        if (byte === at.SLASH) this.#commentEnd = literalEnd;
        next = literalEnd;
      }
    }

    this.#next = next;
    this.#depth = depth;
    this.#inString = inString;
    this.#deepest = deepest;
    this.#members = members;
    return this.#settle(end, deepest, members);
  }

  /** The bytes in sight are used up, and the record goes on. */
  #settle(end: number, deepest: number, members: number): boolean {
    if (end === this.#lookOut.limit) return this.#finish(end, 'unclosed', deepest, members);
    if (this.#window.last) {
      if (!this.#careful) return this.#readCarefully();
      return this.#finish(this.#window.length, 'cut-off', deepest, members);
    }
    if (this.#beginning === undefined && this.#isTooLarge(this.#next)) {
      if (!this.#careful) return this.#readCarefully();
      this.#beginning = this.#window.bytes.slice(
        this.#start,
        this.#start + Math.min(KEPT_OF_TOO_LARGE, this.#recordBytes),
      );
    }
    return false;
  }

  #finish(end: number, outcome: FramedRecord['outcome'], depth: number, members: number): boolean {
    const size = end - this.#start;
    const tooLarge = this.#isTooLarge(end);
    if (tooLarge && !this.#careful) return this.#readCarefully();
    const kept = tooLarge ? Math.min(KEPT_OF_TOO_LARGE, this.#recordBytes) : size;
    const bytes = this.#beginning ?? this.#window.bytes.subarray(this.#start, this.#start + kept);
    const rest = this.#rest;
    this.#next = end;
    this.#start = -1;
    this.#rest = undefined;
    this.#beginning = undefined;
    this.#startsLine = false;
    this.#afterRecord = true;
    if (rest !== undefined) {
      this.#listener.pageEnd(rest, bytes, outcome === 'whole' && !tooLarge);
      return true;
    }
    const page = this.#pages.at(-1);
    if (page !== undefined) page.records++;
    this.#listener.record({
      bytes,
      ...this.#place,
      outcome: tooLarge ? 'too-large' : outcome,
      depth,
      members,
      longDigits: this.#longDigits,
      page,
    });
    return true;
  }

  #isTooLarge(end: number): boolean {
    return this.#beginning !== undefined || end - this.#start > this.#recordBytes;
  }

  #opensPage(here: number): boolean {
    return at.isMemberNamed(this.#pageNames, this.#window.bytes, here, this.#start);
  }

  #enterPage(here: number, depth: number): boolean {
    const page: OpenPage = {
      head: this.#window.bytes.slice(this.#start, here + 1),
      brackets: this.#brackets.slice(1, depth + 1),
      ...this.#place,
      records: 0,
    };
    this.#arrays.push(page);
    this.#pages.push(page);
    this.#start = -1;
    this.#next = here + 1;
    this.#afterRecord = false;
    this.#startsLine = false;
    return true;
  }

  /** Whether an opening bracket in an object cannot be the value of a member. */
  #isOutOfPlace(here: number): boolean {
    const bytes = this.#window.bytes;
    const previous = at.previousNonSpace(bytes, here, this.#start);
    if (previous < 0) return this.#rest !== undefined;
    if (previous < this.#commentEnd) return false;
    const byte = bytes[previous] as number;
    if (byte === at.COMMA || byte === at.OPEN_BRACE || byte === at.CLOSE_BRACE || byte === at.CLOSE_BRACKET)
      return true;
    return at.isWordByte(byte) && bytes.subarray(previous, here).includes(at.LINE_FEED);
  }

  #endOfLiteral(byte: number, here: number): number {
    if (byte === at.SLASH) return at.endOfSlash(this.#window, here, this.#start, this.#searched);
    if (byte === at.APOSTROPHE) return at.endOfApostrophes(this.#window, here, this.#searched);
    return at.endOfTypographic(this.#window, here);
  }

  #growBrackets(): void {
    const grown = new Uint8Array(this.#brackets.length * 2);
    grown.set(this.#brackets);
    this.#brackets = grown;
  }
}
