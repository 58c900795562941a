/** A value of a table. Numbers are numbers in every form; what is not known is an empty cell. */
export type Cell = string | number | undefined;

/** UTF-8 with this before it is what spreadsheets take for UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** A row as RFC 4180 has it. A text that a spreadsheet would take for a formula gets an apostrophe before it. */
export function csvRow(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const text = withoutFormula(cell.replace(UNWRITABLE, '\uFFFD'));
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const UNWRITABLE = /[\0\p{Surrogate}]/gu;
const NEEDS_QUOTES = /[",\r\n\t;]|^\s|\s$/;
// the signs by which spreadsheets know formulas, their wide forms, and what some of them skip before one
const FORMULA = /^[\s\u00A0\u200B\u2060\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

/** The same words, and no formula in any spreadsheet. */
export function withoutFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
