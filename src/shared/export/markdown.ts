import { assertNever } from '../base/assert-never';
import type { RichMark, RichNode } from '../domain/rich-text';
import { withoutOuterLines } from '../rich/plain-text';
import { safeLink } from '../rich/safe-url';
import { type Excerpt, type ExcerptLine, oneLine, wordsOfLine } from './excerpt';

/** Lines as Markdown: a name and a time, and below them the words as a quote. Signs that would mean something are escaped. */
export function asMarkdown({ heading, lines }: Excerpt): string {
  return `${[escapeMarkdown(oneLine(heading)), ...lines.map(markdownLine)].join('\n\n')}\n`;
}

/** A line as a paragraph and a quote, without the break at its end. */
export function markdownLine(line: ExcerptLine): string {
  const { body } = line;
  const [who = '', ...about] = [line.who, line.when, ...line.marks].map(oneLine);
  const facts = about.filter(fact => fact !== '').map(escapeMarkdown);
  const words =
    body.kind === 'rich' && body.nodes.length > 0 ? markdownOf(body.nodes) : markdownWords(wordsOfLine(line));
  const quoted = withoutOuterLines(words)
    .split('\n')
    .map(each => (each === '' ? '>' : `> ${each}`));
  return `**${escapeMarkdown(who)}**${facts.map(fact => ` · ${fact}`).join('')}\n\n${quoted.join('\n')}`;
}

const MEANINGFUL = /[\\`*_{}[\]<>#+!|~&]/g;
// signs that only mean something where a line begins
const LINE_START = /^(\s*)([-=:.)]|\d+(?=[.)]))/;

/** Every sign that Markdown could take for markup gets a backslash before it. */
export function escapeMarkdown(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map(line =>
      line
        .replace(MEANINGFUL, sign => `\\${sign}`)
        .replace(LINE_START, (_, blank: string, sign: string) =>
          /\d/.test(sign) ? `${blank.trim()}${sign}\\` : `\\${sign}`,
        )
        .trim(),
    )
    .join('\n');
}

/** Line breaks stay line breaks. */
function markdownWords(text: string): string {
  return escapeMarkdown(text).replace(/(?<!\n)\n(?!\n|$)/g, '  \n');
}

function markdownOf(nodes: readonly RichNode[]): string {
  return nodes
    .map(markdownNode)
    .join('')
    .replace(/\n{3,}/g, '\n\n');
}

function markdownNode(node: RichNode): string {
  switch (node.kind) {
    case 'text':
      return node.text.replace(MEANINGFUL, sign => `\\${sign}`);
    case 'break':
      return '  \n';
    case 'mark':
      return marked(node.mark, markdownOf(node.children));
    case 'block':
      if (node.block === 'rule') return '\n\n---\n\n';
      if (node.block === 'quote') return `\n\n${quoted(markdownOf(node.children))}\n\n`;
      return `\n\n${markdownOf(node.children).trim()}\n\n`;
    case 'list':
      return `\n\n${node.items
        .map((item, index) => `${node.ordered ? `${index + 1}.` : '-'} ${setIn(markdownOf(item).trim())}`)
        .join('\n')}\n\n`;
    case 'table':
      return `\n\n${node.rows.map(row => row.map(cell => markdownOf(cell).replaceAll('\n', ' ').trim()).join(' · ')).join('  \n')}\n\n`;
    case 'link': {
      const url = safeLink(node.href);
      const inner = markdownOf(node.children).trim();
      const words = inner === '' ? escapeMarkdown(node.href) : inner;
      // an address may hold brackets, which would end the target
      return url === undefined ? words : `[${words}](<${url.replace(/[<>\s\\]/g, encodeURIComponent)}>)`;
    }
    case 'image':
      return escapeMarkdown(node.alt);
    default:
      return assertNever(node);
  }
}

/** Blanks at the ends stay outside of the signs, where Markdown wants them. */
function marked(mark: RichMark, words: string): string {
  const inner = words.trim();
  const start = words.length - words.trimStart().length;
  const [before, after] = [words.slice(0, start), words.slice(start + inner.length)];
  const sign = SIGNS[mark];
  return inner === '' || sign === '' ? words : `${before}${sign}${inner}${sign}${after}`;
}

const SIGNS: Readonly<Record<RichMark, string>> = { bold: '**', italic: '*', underline: '', strike: '~~', code: '' };

function quoted(text: string): string {
  return text
    .trim()
    .split('\n')
    .map(line => `> ${line}`)
    .join('\n');
}

function setIn(text: string): string {
  return text.replaceAll('\n', '\n   ');
}
