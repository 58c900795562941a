import type { Body, Message } from '#shared/domain/message';
import type { MessageRow, Row } from '../rows/row';
import { RowHeights } from './row-heights';

const LINE = 20;
const BUBBLE_PADDING = 10;
const HEADER = 16;
const REPLY = 34;
const GAP = { first: 6, next: 3 } as const;
// mean width of a letter in the text size
const LETTER_WIDTH = 7;
const BUBBLE_SHARE = 0.78;
const BUBBLE_MOST = 704;

export function heightsOf(rows: readonly Row[], paneWidth: number): RowHeights {
  return new RowHeights(Float64Array.from(rows, row => estimatedHeight(row, paneWidth)));
}

/** How high a row will be, in pixels, before it was drawn: near enough that jumps land close. */
export function estimatedHeight(row: Row, paneWidth: number): number {
  switch (row.kind) {
    case 'day':
      return 44;
    case 'gap':
      return 22;
    case 'shelf':
      return 36;
    case 'note':
      return 110;
    case 'seam':
      return 64;
    case 'beginning':
      return 34;
    case 'fold':
      return 34;
    case 'event':
      return 22;
    case 'message':
      return messageHeight(row, paneWidth);
  }
}

function messageHeight({ message, side, first, quoted }: MessageRow, paneWidth: number): number {
  const width = Math.max(120, Math.min(BUBBLE_MOST, (paneWidth - 100) * BUBBLE_SHARE));
  if (side === 'middle') return 14 + linesOf(message.body.text, width) * LINE;
  return (
    (first ? GAP.first + HEADER : GAP.next) +
    BUBBLE_PADDING +
    (quoted === undefined ? 0 : REPLY) +
    bodyHeight(message.body, width) +
    versionsHeight(message, width)
  );
}

function versionsHeight({ versions }: Message, width: number): number {
  if (versions === undefined) return 0;
  return versions.slice(1).reduce((sum, { body }) => sum + 2 * LINE + (body ? bodyHeight(body, width) : 0), LINE);
}

function bodyHeight(body: Body, width: number): number {
  switch (body.kind) {
    case 'card':
      return 60 + linesOf(body.text, 260) * 32;
    case 'file':
      return body.preview === undefined ? 56 : 220;
    case 'location':
      return 140;
    case 'form':
      return 24 + body.fields.length * LINE;
    case 'link':
      return 2 * LINE;
    default:
      return linesOf(body.text, width) * LINE;
  }
}

function linesOf(text: string, width: number): number {
  const perLine = Math.max(8, Math.floor(width / LETTER_WIDTH));
  let lines = 0;
  let start = 0;
  // no pieces are cut: this is asked of every row of a long transcript
  while (start <= text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    lines += Math.max(1, Math.ceil(((end - start) * letterShare(text, start, end)) / perLine));
    start = end + 1;
  }
  return lines;
}

/** 2 for scripts of wide letters, told from the first one; 1 for all others. */
function letterShare(text: string, start: number, end: number): number {
  const code = start < end ? text.charCodeAt(start) : 0;
  return (code >= 0x1100 && code <= 0x11ff) || (code >= 0x2e80 && code <= 0xd7af) || code >= 0xff00 ? 2 : 1;
}
