/**
 * A line of the viewer: the stretch `[from, until)` of the text, `indent` levels in. A line that opens an object or
 * array says on which line it ends (`closes`), so that what is between can be folded. `goesOn` marks a piece of a line
 * that was too long for one.
 */
export interface CodeLine {
  readonly from: number;
  readonly until: number;
  readonly indent: number;
  readonly closes?: number;
  readonly goesOn?: boolean;
}

const LONGEST = 2000;

/** The text as it is, line by line. */
export function rawLines(text: string): readonly CodeLine[] {
  const lines: CodeLine[] = [];
  let from = 0;
  while (from <= text.length) {
    const end = text.indexOf('\n', from);
    const until = end < 0 ? text.length : end;
    pushCut(lines, { from, until, indent: 0 });
    if (end < 0) break;
    from = end + 1;
  }
  return lines;
}

/**
 * JSON with a line for each member. It only says where lines begin and end: no number is read and no character is
 * changed, so digits, spelling and order stay those of the file. Any text is taken, however broken.
 */
export function jsonLines(text: string): readonly CodeLine[] {
  const lines: MutableLine[] = [];
  const openers: number[] = [];
  let from = 0;
  let indent = 0;
  let at = 0;

  const flush = (until: number, level = indent) => {
    const [start, end] = trimmed(text, from, until);
    if (end > start) pushCut(lines, { from: start, until: end, indent: level });
    from = until;
  };

  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at);
    } else if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
      const close = nextSolid(text, at + 1);
      const closing = text.charCodeAt(close);
      if (closing === code + 2) {
        at = close + 1;
        continue;
      }
      at += 1;
      flush(at);
      openers.push(lines.length - 1);
      indent += 1;
    } else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) {
      flush(at);
      indent = Math.max(0, indent - 1);
      at += 1;
      if (text.charCodeAt(nextSolid(text, at)) === COMMA) at = nextSolid(text, at) + 1;
      flush(at);
      const opener = lines[openers.pop() ?? -1];
      if (opener !== undefined) opener.closes = lines.length - 1;
    } else if (code === COMMA) {
      at += 1;
      flush(at);
    } else {
      at += 1;
    }
  }
  flush(text.length);
  return lines;
}

interface MutableLine extends CodeLine {
  closes?: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;
const COMMA = 0x2c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += 1;
    else if (code === QUOTE) return at + 1;
    // a string never goes over the end of a line: a quote is missing
    else if (code === NEWLINE) return at;
  }
  return text.length;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === NEWLINE || code === 0x0d || code === 0x09;
}

function nextSolid(text: string, start: number): number {
  let at = start;
  while (at < text.length && isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

function trimmed(text: string, from: number, until: number): readonly [number, number] {
  let end = until;
  while (end > from && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return [Math.min(nextSolid(text, from), end), end];
}

function pushCut(lines: MutableLine[], line: CodeLine): void {
  let from = line.from;
  do {
    const until = Math.min(line.until, from + LONGEST);
    lines.push({ ...line, from, until, ...(from > line.from ? { goesOn: true } : {}) });
    from = until;
  } while (from < line.until);
}

/** The line that holds a place of the text; the nearest before it where the place is between two. */
export function lineAt(lines: readonly CodeLine[], place: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lines[middle]?.from ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The lines to show when some are folded: of a folded one only itself, up to the line that closes it. */
export function unfolded(lines: readonly CodeLine[], folded: ReadonlySet<number>): readonly number[] {
  const shown: number[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    shown.push(index);
    const closes = lines[index]?.closes;
    if (closes !== undefined && folded.has(index)) index = closes;
  }
  return shown;
}
