/** A piece of a line for colouring. `mark` is a stretch that was searched for. */
export interface CodeToken {
  readonly kind: 'name' | 'string' | 'number' | 'word' | 'sign';
  readonly from: number;
  readonly until: number;
}

const PIECE = /"(?:[^"\\]|\\.)*"?(\s*:)?|-?\d[\d.eE+-]*|[A-Za-z_$][\w$]*|[^\s"\w$-]+|\S/g;

/** Takes a line of JSON apart. Blanks are left out; what is no JSON is a sign. */
export function tokensOf(line: string): readonly CodeToken[] {
  const tokens: CodeToken[] = [];
  for (const match of line.matchAll(PIECE)) {
    const [piece, colon] = match;
    const from = match.index;
    const until = from + piece.length;
    if (colon !== undefined) {
      const colonAt = until - 1;
      tokens.push({ kind: 'name', from, until: from + piece.length - colon.length });
      tokens.push({ kind: 'sign', from: colonAt, until });
    } else {
      tokens.push({ kind: kindOf(piece), from, until });
    }
  }
  return tokens;
}

function kindOf(piece: string): CodeToken['kind'] {
  if (piece.startsWith('"')) return 'string';
  if (/^-?\d/.test(piece)) return 'number';
  return /^[A-Za-z_$]/.test(piece) ? 'word' : 'sign';
}
