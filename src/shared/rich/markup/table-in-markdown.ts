/** A table among the lines of a paragraph: its cells as Markdown, the head first, and what stands before it. */
export interface TableInMarkdown {
  readonly before: string;
  readonly rows: readonly (readonly string[])[];
}

const DASHES = /^:?-+:?$/;
const MOST_CELLS = 500;

/**
 * Finds a table (as GitHub writes them) in the lines of one paragraph: a row of heads, a row of dashes with as many
 * cells, and every line after them. Rows are filled or cut to the number of heads. Nothing where there is none, or one
 * of more than five hundred cells.
 */
export function tableInMarkdown(paragraph: string): TableInMarkdown | undefined {
  if (!paragraph.includes('|')) return undefined;
  const lines = paragraph.split(/\r\n|\r|\n/);
  const dashes = lines.findIndex(
    (line, index) => index > 0 && isDelimiter(line) && cellsOf(line).length === cellsOf(lines[index - 1] ?? '').length,
  );
  if (dashes < 0) return undefined;
  const heads = cellsOf(lines[dashes - 1] ?? '');
  const width = heads.length;
  const body = lines.slice(dashes + 1).map(line => {
    const cells = cellsOf(line);
    return Array.from({ length: width }, (_, column) => cells[column] ?? '');
  });
  if (width * (body.length + 1) > MOST_CELLS) return undefined;
  return { before: lines.slice(0, dashes - 1).join('\n'), rows: [heads, ...body] };
}

function isDelimiter(line: string): boolean {
  if (!line.includes('|')) return false;
  const cells = cellsOf(line);
  return cells.length > 0 && cells.every(cell => DASHES.test(cell));
}

/** The cells of a line: between bars that are not escaped, the outer ones left out. */
function cellsOf(line: string): readonly string[] {
  const cells = line.trim().split(/(?<!\\)\|/);
  if (cells[0]?.trim() === '') cells.shift();
  if (cells.at(-1)?.trim() === '') cells.pop();
  return cells.map(cell => cell.trim().replaceAll('\\|', '|'));
}
