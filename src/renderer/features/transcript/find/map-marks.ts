import type { ConversationEvent } from '#shared/domain/event';
import type { Row, Rows } from '../rows/row';
import type { RowHeights } from '../window/row-heights';

/** What is worth seeing from afar, the least worth first: where two share a place, the later one is shown. */
export const MAP_KINDS = ['internal', 'wait', 'transfer', 'found'] as const;
export type MapKind = (typeof MAP_KINDS)[number];

/** A row that shows on the map, and the article that a press on its mark leads to. */
export interface MapMark {
  readonly kind: MapKind;
  readonly row: number;
  readonly key: string;
}

/** Marks of one kind that lie so close that they are one stroke: from and to a share of the whole height. */
export interface MapStroke {
  readonly kind: MapKind;
  readonly from: number;
  readonly until: number;
  readonly marks: readonly MapMark[];
}

/** Hits, lines for agents only, waits and transfers, in the order of the rows. */
export function mapMarks({ rows }: Rows, found: ReadonlySet<string>): readonly MapMark[] {
  const marks: MapMark[] = [];
  for (const [index, row] of rows.entries()) {
    const kind = kindOf(row, found);
    const key = kind && articleKeyFrom(rows, index);
    if (kind !== undefined && key !== undefined) marks.push({ kind, row: index, key });
  }
  return marks;
}

function kindOf(row: Row, found: ReadonlySet<string>): MapKind | undefined {
  switch (row.kind) {
    case 'message':
      if (found.has(row.key)) return 'found';
      if (isTransfer(row.event)) return 'transfer';
      return row.message.audience === 'internal' ? 'internal' : undefined;
    case 'event':
      if (found.has(row.key)) return 'found';
      return isTransfer(row.event) ? 'transfer' : undefined;
    case 'seam':
      return row.transferred ? 'transfer' : undefined;
    case 'gap':
      return row.gap === 'customer' ? 'wait' : undefined;
    default:
      return undefined;
  }
}

function isTransfer(event: ConversationEvent | undefined): boolean {
  return event?.kind === 'transferred' || event?.kind === 'escalated';
}

function articleKeyFrom(rows: readonly Row[], from: number): string | undefined {
  for (let index = from; index < rows.length; index++) {
    const row = rows[index];
    if (row?.kind === 'message' || row?.kind === 'event') return row.key;
  }
  return undefined;
}

/** The strokes of a map that is so many places high: each place shows one kind, and places alike are one stroke. */
export function mapStrokes(marks: readonly MapMark[], heights: RowHeights, places: number): readonly MapStroke[] {
  const shown: (MapMark[] | undefined)[] = [];
  for (const mark of marks) {
    const share = (heights.topOf(mark.row) + heights.heightOf(mark.row) / 2) / Math.max(1, heights.total);
    const place = Math.min(places - 1, Math.max(0, Math.floor(share * places)));
    const held = shown[place];
    if (held?.[0] === undefined || rankOf(mark) > rankOf(held[0])) shown[place] = [mark];
    else if (rankOf(mark) === rankOf(held[0])) held.push(mark);
  }
  const strokes: MapStroke[] = [];
  for (const [place, held] of shown.entries()) {
    const kind = held?.[0]?.kind;
    if (held === undefined || kind === undefined) continue;
    const last = strokes.at(-1);
    const from = place / places;
    const until = (place + 1) / places;
    if (last?.kind === kind && last.until === from) {
      strokes[strokes.length - 1] = { ...last, until, marks: [...last.marks, ...held] };
    } else strokes.push({ kind, from, until, marks: held });
  }
  return strokes;
}

function rankOf({ kind }: MapMark): number {
  return MAP_KINDS.indexOf(kind);
}
