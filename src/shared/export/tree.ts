import { escapeHtml } from './html';

/**
 * A page as a small tree, from which both the file and the preview of it are made. Texts are escaped where the file is
 * written, and there is no way to put markup into one.
 */
export type PageNode = string | PageElement;

export interface PageElement {
  readonly tag: PageTag;
  readonly attributes: PageAttributes;
  readonly children: readonly PageNode[];
}

/** Nothing here runs, loads or sends anything: no script, style, frame, form or object. */
export const PAGE_TAGS = [
  ...([
    'section',
    'header',
    'footer',
    'article',
    'div',
    'p',
    'span',
    'bdi',
    'h1',
    'h2',
    'h3',
    'dl',
    'dt',
    'dd',
  ] as const),
  ...(['b', 'strong', 'em', 'u', 's', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'hr', 'br', 'a', 'img'] as const),
  ...(['figure', 'figcaption', 'table', 'tbody', 'tr', 'td', 'time'] as const),
] as const;
export type PageTag = (typeof PAGE_TAGS)[number];

export interface PageAttributes {
  readonly class?: string;
  readonly dir?: 'auto' | 'ltr' | 'rtl';
  readonly lang?: string;
  /** As `safeLink` gives it. */
  readonly href?: string;
  readonly rel?: string;
  /** A raster picture that is in the file itself. */
  readonly src?: string;
  readonly alt?: string;
  readonly title?: string;
  readonly datetime?: string;
}

const EMPTY: ReadonlySet<PageTag> = new Set(['br', 'hr', 'img']);

export function element(tag: PageTag, attributes: PageAttributes, ...children: readonly PageNode[]): PageElement {
  return { tag, attributes, children };
}

/** An element without attributes but a class. */
export function box(tag: PageTag, className: string, ...children: readonly PageNode[]): PageElement {
  return { tag, attributes: { class: className }, children };
}

/** Words in the direction of their own letters. */
export function words(tag: PageTag, className: string, said: string): PageElement {
  return { tag, attributes: { class: className, dir: 'auto' }, children: lines(said) };
}

/** Line breaks stay line breaks. */
export function lines(said: string): readonly PageNode[] {
  const [first = '', ...others] = said.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/);
  return [first, ...others.flatMap(line => [element('br', {}), line])];
}

export function openingTag({ tag, attributes }: Pick<PageElement, 'tag' | 'attributes'>): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`);
  return `<${tag}${written.join('')}>`;
}

export function htmlOfPage(node: PageNode): string {
  if (typeof node === 'string') return escapeHtml(clean(node));
  const opening = openingTag(node);
  return EMPTY.has(node.tag) ? opening : `${opening}${node.children.map(htmlOfPage).join('')}</${node.tag}>`;
}

// no parser takes them as they are: zero ends a text for some, half a character cannot be written as UTF-8
const UNWRITABLE = /[\0\p{Surrogate}]/gu;

function clean(text: string): string {
  return text.replace(UNWRITABLE, '\uFFFD');
}
