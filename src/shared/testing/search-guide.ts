import { readFileSync } from 'node:fs';

const guide = readFileSync(new URL('../../../docs/liveperson-search.md', import.meta.url), 'utf8');

/** First and last cell of each row of the guide's table under a heading, without the signs for code. */
export function rowsUnder(heading: string): readonly (readonly [string, string])[] {
  const section = guide.split(/^## /m).find(one => one.startsWith(heading)) ?? '';
  return section
    .split('\n')
    .filter(line => /^\| (?!LivePerson|---)/.test(line))
    .map(line => {
      const cells = line.split('|').map(cell => cell.trim().replaceAll('`', ''));
      return [cells[1] ?? '', cells[3] ?? ''];
    });
}
