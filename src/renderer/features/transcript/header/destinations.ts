import type { DayRow, EventRow, GapRow, Row, Rows, SeamRow } from '../rows/row';

/** A place worth jumping to: the row it is named after, and the article that is selected there. */
export interface Destination {
  readonly kind: 'first' | 'last' | 'day' | 'transfer' | 'wait' | 'untimed';
  readonly row: Row;
  readonly key: string;
}

const MOST_DAYS = 100;

/** Beginning and end, each day, the first line after each transfer, the longest wait, what has no time. */
export function destinationsIn({ rows, articles }: Rows): readonly Destination[] {
  const found: Destination[] = [];
  let days = 0;
  let wait: { readonly row: GapRow; readonly index: number } | undefined;
  for (const [index, row] of rows.entries()) {
    if (isDay(row) && days < MOST_DAYS) {
      days++;
      add('day', row, index + 1);
    } else if (isTransfer(row)) add('transfer', row, index + 1);
    else if (row.kind === 'shelf') add('untimed', row, index + 1);
    else if (row.kind === 'gap' && row.gap !== 'silence' && row.ms > (wait?.row.ms ?? 0)) wait = { row, index };
  }
  if (wait !== undefined) add('wait', wait.row, wait.index + 1);
  const [first, last] = [articles[0], articles.at(-1)];
  if (first === undefined || last === undefined || first === last) return found;
  return [at('first', first), ...found, at('last', last)].filter(each => each !== undefined);

  function add(kind: Destination['kind'], row: Row, from: number): void {
    const key = articleKeyFrom(rows, from);
    const last = found.at(-1);
    // a transfer is told by both of its sides and by the seam between: the seam says most
    if (kind === 'transfer' && last?.kind === 'transfer' && last.key === key) {
      if (row.kind === 'seam') found[found.length - 1] = { kind, row, key };
    } else if (key !== undefined) found.push({ kind, row, key });
  }

  function at(kind: Destination['kind'], index: number): Destination | undefined {
    const row = rows[index];
    return row && { kind, row, key: row.key };
  }
}

function isDay(row: Row): row is DayRow {
  return row.kind === 'day';
}

function isTransfer(row: Row): row is EventRow | SeamRow {
  if (row.kind === 'seam') return row.transferred;
  return row.kind === 'event' && (row.event.kind === 'transferred' || row.event.kind === 'escalated');
}

function articleKeyFrom(rows: readonly Row[], from: number): string | undefined {
  for (let index = from; index < rows.length; index++) {
    const row = rows[index];
    if (row?.kind === 'message' || (row?.kind === 'event' && index === rows.length - 1)) return row.key;
  }
  return undefined;
}
