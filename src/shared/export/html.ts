import { assertNever } from '../base/assert-never';
import type { RichBlock, RichMark, RichNode } from '../domain/rich-text';
import { safeLink } from '../rich/safe-url';
import { type Excerpt, type ExcerptLine, wordsOfLine } from './excerpt';

/** A fragment of HTML for the clipboard: a handful of tags without scripts, styles and pictures; every text is escaped. */
export function asHtml({ heading, lines }: Excerpt): string {
  return `<p>${escapeHtml(heading)}</p>\n${lines.map(htmlLine).join('\n')}\n`;
}

function htmlLine(line: ExcerptLine): string {
  const { who, when, marks, body } = line;
  const facts = [when, ...marks].filter(fact => fact !== '').map(escapeHtml);
  const words = body.kind === 'rich' && body.nodes.length > 0 ? htmlOf(body.nodes) : htmlWords(wordsOfLine(line));
  return `<p><b>${escapeHtml(who)}</b>${facts.length === 0 ? '' : ` <small>${facts.join(' · ')}</small>`}</p>\n<blockquote>${words}</blockquote>`;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, sign => ENTITIES[sign] ?? sign);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function htmlWords(text: string): string {
  return escapeHtml(text).replace(/\r\n|\r|\n/g, '<br>');
}

function htmlOf(nodes: readonly RichNode[]): string {
  return nodes.map(htmlNode).join('');
}

function htmlNode(node: RichNode): string {
  switch (node.kind) {
    case 'text':
      return escapeHtml(node.text);
    case 'break':
      return '<br>';
    case 'mark':
      return `<${MARKS[node.mark]}>${htmlOf(node.children)}</${MARKS[node.mark]}>`;
    case 'block':
      return node.block === 'rule' ? '<hr>' : `<${BLOCKS[node.block]}>${htmlOf(node.children)}</${BLOCKS[node.block]}>`;
    case 'list': {
      const tag = node.ordered ? 'ol' : 'ul';
      return `<${tag}>${node.items.map(item => `<li>${htmlOf(item)}</li>`).join('')}</${tag}>`;
    }
    case 'table': {
      const rows = node.rows.map(row => `<tr>${row.map(cell => `<td>${htmlOf(cell)}</td>`).join('')}</tr>`);
      return `<table>${rows.join('')}</table>`;
    }
    case 'link': {
      const url = safeLink(node.href);
      const words = node.children.length === 0 ? escapeHtml(node.href) : htmlOf(node.children);
      return url === undefined ? words : `<a href="${escapeHtml(url)}">${words}</a>`;
    }
    case 'image':
      return escapeHtml(node.alt);
    default:
      return assertNever(node);
  }
}

const MARKS: Readonly<Record<RichMark, string>> = { bold: 'b', italic: 'i', underline: 'u', strike: 's', code: 'code' };

const BLOCKS: Readonly<Record<Exclude<RichBlock, 'rule'>, string>> = {
  paragraph: 'p',
  heading: 'h4',
  quote: 'blockquote',
  preformatted: 'pre',
};
