import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import type { RichBlock, RichMark, RichNode } from '../../domain/rich-text';
import { plainTextOfRich } from '../plain-text';
import { joinTexts, linkOrWords, nodesOfLines, RICH_LIMITS, type RichText } from '../rich-text';
import { pictureAddress, safeLink } from '../safe-url';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

// maps, because a tag may be called `constructor`
const MARKS: ReadonlyMap<string, RichMark> = new Map([
  ...namesOf('b strong', 'bold' as const),
  ...namesOf('i em cite', 'italic' as const),
  ...namesOf('u ins', 'underline' as const),
  ...namesOf('s strike del', 'strike' as const),
  ...namesOf('code kbd samp tt', 'code' as const),
]);

const BLOCKS: ReadonlyMap<string, RichBlock> = new Map([
  ...namesOf(
    'p div section article header footer main aside nav address center figure figcaption form fieldset dl dt dd legend details summary caption li tr option',
    'paragraph' as const,
  ),
  ...namesOf('h1 h2 h3 h4 h5 h6', 'heading' as const),
  ...namesOf('blockquote', 'quote' as const),
  ...namesOf('pre textarea', 'preformatted' as const),
]);

function namesOf<Meaning>(tags: string, meaning: Meaning): readonly (readonly [string, Meaning])[] {
  return tags.split(' ').map(tag => [tag, meaning] as const);
}

// parts whose content is no text for a reader
const UNSEEN = new Set(
  'script style iframe frame frameset object embed applet template svg math canvas noembed noframes head title meta link base'.split(
    ' ',
  ),
);

// the tree keeps 500 nodes, so markup far past that is only text; also keeps hostile nesting from costing minutes
const MOST_TAGS = 1500;

/** Reads a vendor's HTML into the tree of what we show. Any text is accepted; nothing is fetched, nothing runs. */
export function richFromHtml(html: string): RichText {
  if (!html.includes('<')) {
    const nodes = nodesOfLines(decoded(html));
    return { nodes, text: plainTextOfRich(nodes), dropped: 0 };
  }
  const [markup, rest] = splitAfterTags(html, MOST_TAGS);
  const reader = new Reader();
  const nodes = tidy([
    ...reader.readAll(parseFragment(markup, { scriptingEnabled: false }).childNodes, 0, false),
    ...reader.rest(decoded(withoutTags(rest))),
  ]);
  return { nodes, text: plainTextOfRich(nodes), dropped: reader.dropped };
}

class Reader {
  dropped = 0;
  #left: number = RICH_LIMITS.nodes;
  readonly #rest: string[] = [];

  readAll(nodes: readonly Node[], depth: number, verbatim: boolean): RichNode[] {
    return joinTexts(nodes.flatMap(node => this.#read(node, depth, verbatim)));
  }

  /** What was met after the nodes were used up, and what was never parsed, as text. */
  rest(unparsed: string): readonly RichNode[] {
    const text = [...this.#rest, unparsed].join('').trim();
    return text === '' ? [] : [{ kind: 'block', block: 'paragraph', children: [{ kind: 'text', text }] }];
  }

  #read(node: Node, depth: number, verbatim: boolean): readonly RichNode[] {
    if (node.nodeName === '#text' && 'value' in node) return this.#words(node.value, verbatim);
    if (!('tagName' in node)) return [];
    if (UNSEEN.has(node.tagName)) {
      this.dropped += 1;
      return [];
    }
    if (depth >= RICH_LIMITS.depth) return this.#words(this.#textOf(node), true);
    if (this.#left <= 0) {
      this.#rest.push(this.#textOf(node));
      return [];
    }
    return this.#element(node, depth, verbatim);
  }

  #words(value: string, verbatim: boolean): readonly RichNode[] {
    const text = verbatim ? value.replace(/\r\n?/g, '\n') : value.replace(/[ \t\n\r\f]+/g, ' ');
    if (text === '') return [];
    if (this.#left <= 0) {
      this.#rest.push(text);
      return [];
    }
    this.#left -= 1;
    return [{ kind: 'text', text }];
  }

  #element(element: Element, depth: number, verbatim: boolean): readonly RichNode[] {
    const { tagName } = element;
    this.#left -= 1;
    const children = () =>
      this.readAll(element.childNodes, depth + 1, verbatim || BLOCKS.get(tagName) === 'preformatted');

    const mark = MARKS.get(tagName);
    if (mark !== undefined) return [{ kind: 'mark', mark, children: children() }];
    switch (tagName) {
      case 'br':
        return [{ kind: 'break' }];
      case 'hr':
        return [{ kind: 'block', block: 'rule', children: [] }];
      case 'a':
      case 'area':
        return this.#link(element, children());
      case 'img':
        return this.#picture(element);
      case 'input':
        return this.#words(attribute(element, 'value') ?? '', true);
      case 'ul':
      case 'ol':
      case 'menu':
      case 'dir':
        return [this.#list(element, depth, verbatim)];
      case 'table':
        return this.#table(element, depth, verbatim);
      default: {
        const block = BLOCKS.get(tagName);
        return block === undefined ? children() : [{ kind: 'block', block, children: tidy(children()) }];
      }
    }
  }

  #link(element: Element, children: readonly RichNode[]): readonly RichNode[] {
    const address = attribute(element, 'href') ?? '';
    return linkOrWords(safeLink(address), address, children, plainTextOfRich(children));
  }

  #picture(element: Element): readonly RichNode[] {
    const alt = attribute(element, 'alt') ?? attribute(element, 'title') ?? '';
    const source = attribute(element, 'src') ?? '';
    const url = pictureAddress(source);
    if (url !== undefined) return [{ kind: 'image', url, alt }];
    return this.#words(alt === '' ? source : `${alt} (${source})`, true);
  }

  #list(element: Element, depth: number, verbatim: boolean): RichNode {
    const items = element.childNodes
      .map(child => {
        const inside = 'tagName' in child && child.tagName === 'li' ? child.childNodes : [child];
        return tidy(this.readAll(inside, depth + 1, verbatim));
      })
      .filter(item => item.length > 0);
    return { kind: 'list', ordered: element.tagName === 'ol', items };
  }

  #table(element: Element, depth: number, verbatim: boolean): readonly RichNode[] {
    const rows: (readonly RichNode[])[][] = [];
    const around: RichNode[] = [];
    const visit = (parent: Element): void => {
      for (const child of parent.childNodes) {
        if (!('tagName' in child)) continue;
        if (child.tagName === 'thead' || child.tagName === 'tbody' || child.tagName === 'tfoot') visit(child);
        else if (child.tagName === 'tr') rows.push(this.#cells(child, depth, verbatim));
        else around.push(...this.#read(child, depth + 1, verbatim));
      }
    };
    visit(element);
    const filled = rows.filter(row => row.length > 0);
    return filled.length === 0 ? around : [...around, { kind: 'table', rows: filled }];
  }

  #cells(row: Element, depth: number, verbatim: boolean): (readonly RichNode[])[] {
    return row.childNodes
      .filter(cell => 'tagName' in cell)
      .map((cell): readonly RichNode[] => {
        const children = tidy(this.readAll(cell.childNodes, depth + 1, verbatim));
        return cell.tagName === 'th' && children.length > 0 ? [{ kind: 'mark', mark: 'bold', children }] : children;
      });
  }

  /** The visible words of a part whose structure is given up. Not recursive: hostile nesting may be thousands deep. */
  #textOf(element: Element): string {
    const pieces: string[] = [];
    const open: Node[] = [element];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (node.nodeName === '#text' && 'value' in node) pieces.push(node.value.replace(/[ \t\n\r\f]+/g, ' '));
      if (!('tagName' in node)) continue;
      if (UNSEEN.has(node.tagName)) {
        this.dropped += 1;
        continue;
      }
      if (node.tagName === 'br' || BLOCKS.has(node.tagName)) pieces.push('\n');
      if (node.tagName === 'img') pieces.push(attribute(node, 'alt') ?? '');
      open.push(...[...node.childNodes].reverse());
    }
    return pieces.join('');
  }
}

/** Takes out the blanks that lie between blocks and at the ends of lines, which HTML does not show. */
function tidy(nodes: readonly RichNode[]): readonly RichNode[] {
  return nodes.filter((node, index) => {
    if (node.kind !== 'text' || node.text !== ' ') return true;
    return !(isBorder(nodes[index - 1]) || isBorder(nodes[index + 1]));
  });
}

function isBorder(node: RichNode | undefined): boolean {
  return (
    node === undefined ||
    node.kind === 'block' ||
    node.kind === 'list' ||
    node.kind === 'table' ||
    node.kind === 'break'
  );
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find(attr => attr.name === name)?.value;
}

/** Entities as their characters; tags stay what they are. */
function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return parseFragment(text.replaceAll('<', '&lt;'))
    .childNodes.map(node => ('value' in node ? node.value : ''))
    .join('');
}

const TAG_NAME = /^\/?([a-z][a-z0-9]*)/i;

function withoutTags(html: string): string {
  return html
    .replace(/<([^<>]*)>/g, (_, inside: string) => (makesLine(TAG_NAME.exec(inside)?.[1]) ? '\n' : ''))
    .replace(/\n[ \t\n\r\f]*/g, '\n');
}

function makesLine(name = ''): boolean {
  const tag = name.toLowerCase();
  return tag === 'br' || BLOCKS.has(tag);
}

function splitAfterTags(html: string, most: number): readonly [string, string] {
  let at = -1;
  for (let seen = 0; seen <= most; seen += 1) {
    at = html.indexOf('<', at + 1);
    if (at < 0) return [html, ''];
  }
  return [html.slice(0, at), html.slice(at)];
}
