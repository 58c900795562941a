import { type Foldable, type FoldRow, isArticle, type MessageRow, type Row, type Rows } from './row';

/**
 * The rows with some kinds folded away: what follows one another becomes one line. `opened` holds the keys of fold
 * lines whose rows are shown nevertheless.
 */
export function foldRows(all: Rows, folded: ReadonlySet<Foldable>, opened: ReadonlySet<string>): Rows {
  if (folded.size === 0) return all;
  const rows: Row[] = [];
  const articles: number[] = [];
  const indexOf = new Map<string, number>();
  let run: Row[] = [];

  for (const row of all.rows) {
    if (isFolded(row)) run.push(row);
    else {
      endRun();
      add(row);
    }
  }
  endRun();
  // events that messages report have no row of their own
  for (const [key, index] of all.indexOf) {
    const row = all.rows[index];
    if (!indexOf.has(key) && row !== undefined) indexOf.set(key, indexOf.get(row.key) ?? 0);
  }
  return { rows, articles, indexOf };

  function isFolded(row: Row): boolean {
    const kind = foldableOf(row);
    return kind !== undefined && folded.has(kind);
  }

  function endRun(): void {
    const [first] = run;
    if (first === undefined) return;
    const key = `fold ${first.key}`;
    if (opened.has(key)) for (const row of run) add(row);
    else {
      for (const row of run) indexOf.set(row.key, rows.length);
      rows.push(foldOf(key, run));
    }
    run = [];
  }

  function add(row: Row): void {
    if (!isArticle(row)) {
      rows.push(row);
      return;
    }
    articles.push(rows.length);
    indexOf.set(row.key, rows.length);
    const position = articles.length;
    rows.push(row.kind === 'message' ? { ...row, position, first: row.first || isAlone(row) } : { ...row, position });
  }

  /** Whether what it was grouped with is folded away. */
  function isAlone(row: MessageRow): boolean {
    const before = rows.at(-1);
    return before?.kind !== 'message' || before.author !== row.author;
  }
}

/** What kind of line it is that could be folded away, if it is one. */
export function foldableOf(row: Row): Foldable | undefined {
  if (row.kind === 'event') return 'reports';
  if (row.kind !== 'message') return undefined;
  if (row.message.audience === 'internal') return 'internal';
  return row.side === 'middle' ? 'reports' : undefined;
}

function foldOf(key: string, run: readonly Row[]): FoldRow {
  const kinds = new Set(run.map(foldableOf));
  const what = kinds.has('reports') ? (kinds.has('internal') ? 'both' : 'reports') : 'internal';
  return { kind: 'fold', key, what, count: run.length };
}
