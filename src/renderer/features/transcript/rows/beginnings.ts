import { isArticle, type Row, type Rows } from './row';

/** What happened before the first message of a conversation: rows `from` to `until` (excluded), told in one line. */
export interface Beginning {
  readonly from: number;
  readonly until: number;
  /** That of the line that stands for them. */
  readonly key: string;
  holds(key: string): boolean;
}

const LEAST = 2;

/** The stretches before the first word of each conversation in the feed, where more than one thing happened in them. */
export function beginningsOf({ rows }: Pick<Rows, 'rows'>): readonly Beginning[] {
  const beginnings: Beginning[] = [];
  let member = -1;
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    if (!isArticle(row) || row.member === member) continue;
    member = row.member;
    const until = endOfReports(rows, index);
    const next = rows.findIndex((each, at) => at >= until && isWord(each));
    const speaks = next >= 0 && memberAt(rows, next) === member;
    if (speaks && until - index >= LEAST) {
      const from = index;
      beginnings.push({
        from,
        until,
        key: `fold ${row.key}`,
        holds: key => rows.slice(from, until).some(each => each.key === key),
      });
    }
  }
  return beginnings;
}

/** The first row from here on that is no report. */
function endOfReports(rows: readonly Row[], from: number): number {
  let at = from;
  for (let row = rows[at]; isReport(row); row = rows[++at]);
  return at;
}

function isReport(row: Row | undefined): boolean {
  return (
    row?.kind === 'event' || (row?.kind === 'message' && row.side === 'middle' && row.message.audience === 'everyone')
  );
}

function isWord(row: Row): boolean {
  return row.kind === 'message' && row.side !== 'middle';
}

function memberAt(rows: readonly Row[], index: number): number | undefined {
  const row = rows[index];
  return isArticle(row) ? row.member : undefined;
}
