import { allVersions } from '#shared/domain/version';
import { fold, foldWithMap } from '#shared/text/fold';
import type { Range } from '#shared/text/ranges';
import { eventText } from '../../../i18n/event-text';
import type { Member } from '../rows/article-props';
import type { Row } from '../rows/row';

/** Rows with their words ready to be looked through: folded once, when somebody first looks for something. */
export class RowTexts {
  readonly #rows: readonly Row[];
  readonly #members: readonly Member[];
  #folded: readonly string[] | undefined;

  constructor(rows: readonly Row[], members: readonly Member[]) {
    this.#rows = rows;
    this.#members = members;
  }

  /** The rows in which the words stand, in their order: anywhere, whatever their case and accents. */
  find(wanted: string): readonly number[] {
    const needle = needleOf(wanted);
    if (needle === '') return [];
    this.#folded ??= this.#rows.map(row => fold(this.#wordsOf(row)));
    const found: number[] = [];
    for (const [index, words] of this.#folded.entries()) if (words.includes(needle)) found.push(index);
    return found;
  }

  #wordsOf(row: Row): string {
    if (row.kind === 'message')
      return allVersions(row.message)
        .map(({ body }) => body.text)
        .join('\n');
    const member = row.kind === 'event' ? this.#members[row.member] : undefined;
    return row.kind === 'event' && member !== undefined ? eventText(row.event, member.telling) : '';
  }
}

/** Where the words stand in a text, in UTF-16 units of it. */
export function findStretches(text: string, wanted: string): readonly Range[] {
  const needle = needleOf(wanted);
  if (needle === '') return [];
  const { text: folded, starts } = foldWithMap(text);
  const ranges: Range[] = [];
  for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + needle.length)) {
    const start = starts[at] ?? 0;
    const end = starts[at + needle.length] ?? text.length;
    if (end > start && start >= (ranges.at(-1)?.end ?? 0)) ranges.push({ start, end });
  }
  return ranges;
}

function needleOf(wanted: string): string {
  return fold(wanted.trim());
}
