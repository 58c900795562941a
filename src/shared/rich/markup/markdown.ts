import { fromMarkdown } from 'mdast-util-from-markdown';
import type { RichNode } from '../../domain/rich-text';
import { plainTextOfRich } from '../plain-text';
import { joinTexts, linkOrWords, nodesOfLines, RICH_LIMITS, type RichText } from '../rich-text';
import { pictureAddress, safeLink } from '../safe-url';
import { type TableInMarkdown, tableInMarkdown } from './table-in-markdown';

type Root = ReturnType<typeof fromMarkdown>;
type Node = Root['children'][number];

// the parser's time grows with the square of the lines, of the marks and of the nesting; nobody chats like that
const LONGEST = 20_000;
const MOST_LINES = 400;
const MOST_MARKS = 1500;
const MARK = /[[\]!*_`~<&]/g;
const LINE = /\r\n?|\n/g;
const TOO_NESTED = /^[ \t]*(?:(?:>|[-+*]|\d{1,9}[.)])[ \t]*){20}|[[\]!*_`~]{200}/m;

/**
 * Reads Markdown (CommonMark, and tables) into the tree of what we show. HTML inside it is text. Any text is accepted;
 * one that is `beyondMarkdown` stays the text it is.
 */
export function richFromMarkdown(markdown: string): RichText {
  const nodes = beyondMarkdown(markdown) ? nodesInOne(markdown) : read(markdown);
  return { nodes, text: plainTextOfRich(nodes), dropped: 0 };
}

/** Whether a text holds so much markup that to take it apart would cost more than it is worth. */
export function beyondMarkdown(markdown: string): boolean {
  return (
    markdown.length > LONGEST ||
    countOf(LINE, markdown) > MOST_LINES ||
    countOf(MARK, markdown) > MOST_MARKS ||
    TOO_NESTED.test(markdown)
  );
}

function countOf(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}

function nodesInOne(markdown: string): readonly RichNode[] {
  return markdown === '' ? [] : [{ kind: 'text', text: markdown.replace(/\r\n?/g, '\n') }];
}

function read(markdown: string): readonly RichNode[] {
  const root = fromMarkdown(markdown);
  return new Reader(markdown, definitionsOf(root), { left: RICH_LIMITS.nodes }).readAll(root.children, 0);
}

/** How many nodes may still be read, of the message as a whole. */
interface Budget {
  left: number;
}

interface Definition {
  readonly url: string;
}

function definitionsOf(root: Root): ReadonlyMap<string, Definition> {
  const found = new Map<string, Definition>();
  for (const node of root.children) {
    if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, { url: node.url });
  }
  return found;
}

class Reader {
  readonly #markdown: string;
  readonly #definitions: ReadonlyMap<string, Definition>;
  readonly #budget: Budget;

  constructor(markdown: string, definitions: ReadonlyMap<string, Definition>, budget: Budget) {
    this.#markdown = markdown;
    this.#definitions = definitions;
    this.#budget = budget;
  }

  readAll(nodes: readonly Node[], depth: number): readonly RichNode[] {
    const read: RichNode[] = [];
    for (const node of nodes) {
      if (depth >= RICH_LIMITS.depth || this.#budget.left <= 0)
        return joinTexts([...read, ...this.#verbatim(node, nodes.at(-1))]);
      this.#budget.left -= 1;
      read.push(...this.#read(node, depth));
    }
    return joinTexts(read);
  }

  #read(node: Node, depth: number): readonly RichNode[] {
    const inside = (children: readonly Node[]) => this.readAll(children, depth + 1);
    switch (node.type) {
      case 'text':
        return nodesOfLines(node.value);
      case 'html':
        return nodesOfLines(node.value);
      case 'break':
        return [{ kind: 'break' }];
      case 'paragraph': {
        const table = tableInMarkdown(this.#sourceOf(node, node));
        if (table !== undefined) return this.#table(table, depth);
        return [{ kind: 'block', block: 'paragraph', children: inside(node.children) }];
      }
      case 'heading':
        return [{ kind: 'block', block: 'heading', children: inside(node.children) }];
      case 'blockquote':
        return [{ kind: 'block', block: 'quote', children: inside(node.children) }];
      case 'thematicBreak':
        return [{ kind: 'block', block: 'rule', children: [] }];
      case 'code':
        return [{ kind: 'block', block: 'preformatted', children: [{ kind: 'text', text: node.value }] }];
      case 'inlineCode':
        return [{ kind: 'mark', mark: 'code', children: [{ kind: 'text', text: node.value }] }];
      case 'emphasis':
        return [{ kind: 'mark', mark: 'italic', children: inside(node.children) }];
      case 'strong':
        return [{ kind: 'mark', mark: 'bold', children: inside(node.children) }];
      case 'delete':
        return [{ kind: 'mark', mark: 'strike', children: inside(node.children) }];
      case 'list':
        return [
          { kind: 'list', ordered: node.ordered === true, items: node.children.map(item => inside(item.children)) },
        ];
      case 'link':
        return link(node.url, inside(node.children));
      case 'linkReference':
        return link(this.#definitions.get(node.identifier)?.url ?? '', inside(node.children));
      case 'image':
        return picture(node.url, node.alt ?? '');
      case 'imageReference':
        return picture(this.#definitions.get(node.identifier)?.url ?? '', node.alt ?? '');
      case 'definition':
        return [];
      default:
        return this.#verbatim(node, node);
    }
  }

  #table({ before, rows }: TableInMarkdown, depth: number): readonly RichNode[] {
    const cells = rows.map((row, index) =>
      row.map(cell => {
        const words = this.#inCell(cell, depth);
        return index === 0 && words.length > 0 ? [{ kind: 'mark', mark: 'bold', children: words } as const] : words;
      }),
    );
    const opening = before.trim() === '' ? [] : this.#inCell(before, depth);
    return [
      ...(opening.length === 0 ? [] : [{ kind: 'block', block: 'paragraph', children: opening } as const]),
      { kind: 'table', rows: cells },
    ];
  }

  /** The words of a cell, or of lines before a table, with the marks and links in them. */
  #inCell(markdown: string, depth: number): readonly RichNode[] {
    const [only, ...others] = fromMarkdown(markdown).children;
    if (only?.type !== 'paragraph' || others.length > 0) return nodesOfLines(markdown);
    return new Reader(markdown, this.#definitions, this.#budget).readAll(only.children, depth + 1);
  }

  /** The source from one node to another, where the structure is given up or unknown. */
  #verbatim(first: Node, last: Node | undefined): readonly RichNode[] {
    const text = this.#sourceOf(first, last);
    return text.trim() === '' ? [] : [{ kind: 'text', text }];
  }

  #sourceOf(first: Node, last: Node | undefined): string {
    return this.#markdown.slice(first.position?.start.offset, last?.position?.end.offset);
  }
}

function link(address: string, children: readonly RichNode[]): readonly RichNode[] {
  return linkOrWords(safeLink(address), address, children, plainTextOfRich(children));
}

function picture(address: string, alt: string): readonly RichNode[] {
  const url = pictureAddress(address);
  if (url !== undefined) return [{ kind: 'image', url, alt }];
  return [{ kind: 'text', text: alt === '' ? address : `${alt} (${address})` }];
}
