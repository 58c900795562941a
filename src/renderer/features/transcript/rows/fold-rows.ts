import { beginningsOf } from './beginnings';
import { type Foldable, type FoldRow, isArticle, type MessageRow, type Row, type Rows } from './row';
import { RowPlaces } from './row-places';

/**
 * The rows with some kinds folded away: what follows one another becomes one line. `opened` holds the keys of fold
 * lines whose rows are shown nevertheless. What happened before the first message is one line, too, unless something in
 * it was found.
 */
export function foldRows(
  all: Rows,
  folded: ReadonlySet<Foldable>,
  opened: ReadonlySet<string>,
  found: ReadonlySet<string> = NOTHING,
): Rows {
  // where reports are folded away, these are among them
  const beginnings = folded.has('reports') ? [] : beginningsOf(all);
  if (folded.size === 0 && beginnings.length === 0) return all;
  const rows: Row[] = [];
  const articles: number[] = [];
  const indexOf = new RowPlaces(all.members);
  let run: Row[] = [];

  let next = 0;
  for (const [index, row] of all.rows.entries()) {
    const beginning = beginnings[next];
    if (beginning !== undefined && index === beginning.from) {
      endRun();
      const begun = all.rows.slice(beginning.from, beginning.until);
      const isOpen = opened.has(beginning.key) || begun.some(({ key }) => found.has(key));
      if (!isOpen) for (const each of begun) place(each);
      rows.push({
        kind: 'beginning',
        key: beginning.key,
        member: isArticle(row) ? row.member : 0,
        isOpen,
        rows: begun,
      });
      if (isOpen) for (const each of begun) add(each);
    }
    if (beginning !== undefined && index >= beginning.from) {
      if (index === beginning.until - 1) next++;
      continue;
    }
    if (isFolded(row)) run.push(row);
    else {
      endRun();
      add(row);
    }
  }
  endRun();
  return { rows, articles, indexOf, members: all.members };

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
      for (const row of run) place(row);
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
    place(row);
    const position = articles.length;
    rows.push(row.kind === 'message' ? { ...row, position, first: row.first || isAlone(row) } : { ...row, position });
  }

  function place(row: Row): void {
    if (!isArticle(row)) return;
    indexOf.set(row.member, row.item, rows.length);
    if (row.kind === 'message' && row.event !== undefined) indexOf.set(row.member, row.event.key, rows.length);
  }

  /** Whether what it was grouped with is folded away. */
  function isAlone(row: MessageRow): boolean {
    const before = rows.at(-1);
    return before?.kind !== 'message' || before.author !== row.author;
  }
}

const NOTHING: ReadonlySet<string> = new Set();

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
