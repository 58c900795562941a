import { type Excerpt, type ExcerptLine, LINE_BREAKS, oneLine, wordsOfLine } from './excerpt';

const INDENT = '    ';

/** Lines as they are quoted in a mail: time, name, words; what goes on over several lines is set in. */
export function asPlainText({ heading, lines }: Excerpt): string {
  return `${[oneLine(heading), '', ...lines.map(plainLine)].join('\n')}\n`;
}

/** One line, without the break at its end. */
export function plainLine(line: ExcerptLine): string {
  const [who = '', when = '', ...marks] = [line.who, line.when, ...line.marks].map(oneLine);
  const said = marks.length === 0 ? who : `${who} (${marks.join(', ')})`;
  const words = wordsOfLine(line).split(LINE_BREAKS);
  return `${when === '' ? '' : `[${when}] `}${said}: ${words.join(`\n${INDENT}`)}`;
}
