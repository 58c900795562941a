/** The middle of a list of numbers: what is quoted of a noisy machine. */
export function median(/** @type {readonly number[]} */ values) {
  return percentile(values, 0.5);
}

/** The value below which this share of the others lies. */
export function percentile(/** @type {readonly number[]} */ values, /** @type {number} */ share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Rows as a Markdown table, numbers to the right. */
export function table(/** @type {readonly Record<string, string | number>[]} */ rows) {
  const names = Object.keys(rows[0] ?? {});
  const cells = [names, ...rows.map(row => names.map(name => String(row[name] ?? '')))];
  const widths = names.map((_, column) => Math.max(...cells.map(row => (row[column] ?? '').length)));
  const line = (/** @type {readonly string[]} */ row) =>
    `| ${row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join(' | ')} |`;
  return [
    line(cells[0] ?? []),
    `|${widths.map(width => `${'-'.repeat(width + 1)}:`).join('|')}|`,
    ...cells.slice(1).map(line),
  ].join('\n');
}
