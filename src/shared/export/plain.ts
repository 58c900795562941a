import { type Excerpt, type ExcerptLine, wordsOfLine } from './excerpt';

const INDENT = '    ';

/** Lines as they are quoted in a mail: time, name, words; what goes on over several lines is set in. */
export function asPlainText({ heading, lines }: Excerpt): string {
  return `${[heading, '', ...lines.map(plainLine)].join('\n')}\n`;
}

function plainLine(line: ExcerptLine): string {
  const { who, when, marks } = line;
  const said = marks.length === 0 ? who : `${who} (${marks.join(', ')})`;
  const words = wordsOfLine(line).split(/\r\n|\r|\n/);
  return `${when === '' ? '' : `[${when}] `}${said}: ${words.join(`\n${INDENT}`)}`;
}
