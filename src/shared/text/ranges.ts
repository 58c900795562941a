/** A stretch of text in UTF-16 units, end excluded. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Ranges as one list: sorted, those that overlap as one. */
export function joinedRanges(ranges: readonly Range[]): readonly Range[] {
  const result: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = result.at(-1);
    if (last === undefined || range.start >= last.end) result.push(range);
    else if (range.end > last.end) result[result.length - 1] = { start: last.start, end: range.end };
  }
  return result;
}
