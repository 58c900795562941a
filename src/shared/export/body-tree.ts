import { assertNever } from '../base/assert-never';
import type { CardAction, CardNode } from '../domain/card';
import type { Fact } from '../domain/fact';
import type { Body } from '../domain/message';
import type { RichBlock, RichMark, RichNode } from '../domain/rich-text';
import { safeLink } from '../rich/safe-url';
import { visibleText } from '../rich/visible-text';
import { box, element, lines, type PageNode, type PageTag, words } from './tree';

/** The words that rich content is drawn with. They are the interface's, and handed in. */
export interface BodyWords {
  /** What a click would have done, in a sentence; what belongs to it, line by line. */
  action(action: CardAction): string;
  actionLines(action: CardAction): readonly string[];
  pictureName(name: string | undefined): string;
  pictureSource(url: string): string;
  place(latitude: number, longitude: number): string;
  /** What is odd about a link. */
  linkWarning(words: string, address: string): string | undefined;
  fileName(file: FileBody): string;
  fileFacts(file: FileBody, isShown: boolean): readonly string[];
  answer(value: Fact['value']): string;
  notice(what: string): string;
  unknownBody(type: string | undefined): string;
  unknownPart(type: string | undefined): string;
  card(number: number, count: number): string;
  section(number: number): string;
  tab(number: number): string;
  readonly goesTo: string;
  readonly unnamedButton: string;
  readonly disabledButton: string;
  readonly quickReplies: string;
}

export type FileBody = Extract<Body, { readonly kind: 'file' }>;

// the only pictures ever drawn: raster, and inside the record itself
const PREVIEW = /^data:image\/(?:png|jpeg|gif|webp);base64,[a-z0-9+/=\s]+$/i;

/** What was said, of whatever kind, with everything in it open. Nothing in it loads or runs. */
export function bodyTree(body: Body, instead: string, say: BodyWords): readonly PageNode[] {
  switch (body.kind) {
    case 'text':
      return [sentence(body.text.trim() === '' ? instead : body.text)];
    case 'rich':
      return body.nodes.length === 0 ? [sentence(body.text || instead)] : richTree(body.nodes, say);
    case 'card':
      return [
        box('div', 'card', ...cardTree(body.card, say)),
        ...(body.quickReplies === undefined ? [] : [box('div', 'replies', ...cardTree(body.quickReplies, say))]),
      ];
    case 'file':
      return fileTree(body, say);
    case 'link': {
      const said = body.title ?? (body.text === body.url ? '' : body.text);
      return [...(said === '' ? [] : [sentence(said)]), linkTarget(said, body.url, say)];
    }
    case 'location':
      return [placeTree(body.latitude, body.longitude, body.name, say)];
    case 'form':
      return [
        box(
          'div',
          'card',
          ...(body.title ? [words('p', 'title', body.title)] : []),
          pairs(body.fields.map(({ name, value }) => ({ key: name, value: say.answer(value) }))),
        ),
      ];
    case 'notice':
      return [sentence(body.text === '' ? say.notice(body.what) : body.text)];
    case 'unknown':
      return [
        words('p', 'quiet', say.unknownBody(body.type)),
        ...(body.text === '' ? [] : [sentence(body.text)]),
        dataTree(body.value),
      ];
    default:
      return assertNever(body);
  }
}

function sentence(said: string): PageNode {
  return words('p', 'said', said);
}

const MARKS: Readonly<Record<RichMark, PageTag>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  code: 'code',
};
const BLOCKS: Readonly<Record<Exclude<RichBlock, 'rule'>, PageTag>> = {
  paragraph: 'div',
  heading: 'h3',
  quote: 'blockquote',
  preformatted: 'pre',
};

function richTree(nodes: readonly RichNode[], say: BodyWords): readonly PageNode[] {
  const links = linksIn(nodes).filter(
    ({ said, address }) => said !== address || say.linkWarning(said, address) !== undefined,
  );
  return [
    element('div', { class: 'rich', dir: 'auto' }, ...nodes.map(node => richNode(node, say))),
    ...links.map(({ said, address }) => linkTarget(said, address, say)),
  ];
}

function richNode(node: RichNode, say: BodyWords): PageNode {
  const inside = (nodes: readonly RichNode[]) => nodes.map(child => richNode(child, say));
  switch (node.kind) {
    case 'text':
      return element('span', {}, ...lines(node.text));
    case 'break':
      return element('br', {});
    case 'mark':
      return element(MARKS[node.mark], {}, ...inside(node.children));
    case 'block':
      return node.block === 'rule'
        ? element('hr', {})
        : element(BLOCKS[node.block], { dir: 'auto' }, ...inside(node.children));
    case 'list':
      return element(
        node.ordered ? 'ol' : 'ul',
        {},
        ...node.items.map(item => element('li', { dir: 'auto' }, ...inside(item))),
      );
    case 'table':
      return element(
        'table',
        {},
        element(
          'tbody',
          {},
          ...node.rows.map(row =>
            element('tr', {}, ...row.map(cell => element('td', { dir: 'auto' }, ...inside(cell)))),
          ),
        ),
      );
    case 'link':
      return anchor(node.href, node.children.length === 0 ? [node.href] : inside(node.children));
    case 'image':
      return pictureTree(node.url, node.alt, undefined, say);
    default:
      return assertNever(node);
  }
}

function linksIn(nodes: readonly RichNode[]): readonly { readonly said: string; readonly address: string }[] {
  return nodes.flatMap(node => {
    switch (node.kind) {
      case 'link':
        return [{ said: textOf(node.children), address: node.href }];
      case 'mark':
      case 'block':
        return linksIn(node.children);
      case 'list':
        return node.items.flatMap(linksIn);
      case 'table':
        return node.rows.flat().flatMap(linksIn);
      default:
        return [];
    }
  });
}

function textOf(nodes: readonly RichNode[]): string {
  return nodes
    .map(node =>
      node.kind === 'text' ? node.text : node.kind === 'mark' || node.kind === 'link' ? textOf(node.children) : '',
    )
    .join('')
    .trim();
}

function anchor(address: string, children: readonly PageNode[]): PageNode {
  const href = safeLink(address);
  return href === undefined
    ? element('span', {}, ...children)
    : element('a', { href, rel: 'noopener noreferrer nofollow' }, ...children);
}

/** Where a link really goes, and what is odd about it. */
function linkTarget(said: string, address: string, say: BodyWords): PageNode {
  const warning = say.linkWarning(said, address);
  return box(
    'p',
    'target',
    say.goesTo,
    ' ',
    anchor(address, [box('bdi', 'address', visibleText(address))]),
    ...(warning === undefined ? [] : [box('span', 'warning', ' ', warning)]),
  );
}

function pictureTree(url: string, name: string | undefined, caption: string | undefined, say: BodyWords): PageNode {
  return box(
    'figure',
    'picture',
    words('span', 'name', say.pictureName(name)),
    ' ',
    box('span', 'quiet', say.pictureSource(url)),
    ...(caption ? [words('figcaption', 'caption', caption)] : []),
  );
}

function placeTree(latitude: number, longitude: number, name: string | undefined, say: BodyWords): PageNode {
  return box(
    'p',
    'place',
    ...(name ? [words('span', 'name', name), ' '] : []),
    box('span', 'quiet', say.place(latitude, longitude)),
  );
}

function fileTree(file: FileBody, say: BodyWords): readonly PageNode[] {
  const preview = file.preview !== undefined && PREVIEW.test(file.preview) ? file.preview : undefined;
  const name = say.fileName(file);
  return [
    ...(preview === undefined ? [] : [element('img', { class: 'preview', src: preview, alt: name })]),
    box(
      'p',
      'file',
      box('bdi', 'name', name),
      ...say.fileFacts(file, preview !== undefined).flatMap((fact): PageNode[] => [' · ', box('bdi', 'quiet', fact)]),
    ),
    ...(file.caption ? [sentence(file.caption)] : []),
  ];
}

function pairs(of: readonly { readonly key: string; readonly value: string }[]): PageNode {
  return box('dl', 'pairs', ...of.flatMap(({ key, value }) => [words('dt', 'key', key), words('dd', 'value', value)]));
}

function dataTree(value: unknown): PageNode {
  return element('pre', { class: 'data', dir: 'ltr' }, JSON.stringify(value, undefined, 2) ?? '');
}

function cardTree(node: CardNode, say: BodyWords): readonly PageNode[] {
  const size = node.style?.size === undefined ? '' : ` size-${node.style.size}`;
  const weight = `${node.style?.bold === true ? ' bold' : ''}${node.style?.italic === true ? ' italic' : ''}`;
  const direction =
    node.rightToLeft === undefined ? {} : { dir: node.rightToLeft ? ('rtl' as const) : ('ltr' as const) };
  return [
    element(
      'div',
      { class: `part part-${node.kind}${size}${weight}`, ...direction },
      ...partTree(node, say),
      ...(node.kind === 'button' ? [] : actionsTree(node.actions, say)),
    ),
  ];
}

function partTree(node: CardNode, say: BodyWords): readonly PageNode[] {
  const inside = (nodes: readonly CardNode[]) => nodes.flatMap(child => cardTree(child, say));
  switch (node.kind) {
    case 'text':
      return [words('div', 'said', node.text)];
    case 'button': {
      const label = node.title.trim() === '' ? (node.alt ?? node.tooltip ?? say.unnamedButton) : node.title;
      return [
        words('span', 'button', label),
        ...(node.subtitle ? [' ', words('span', 'quiet', node.subtitle)] : []),
        ...(node.disabled === true ? [' ', box('span', 'quiet', say.disabledButton)] : []),
        ...actionsTree(node.actions, say),
      ];
    }
    case 'image':
      return [pictureTree(node.url, node.alt ?? node.tooltip, node.caption, say)];
    case 'map':
      return [placeTree(node.latitude, node.longitude, node.alt ?? node.tooltip, say)];
    case 'link': {
      const title = node.title ?? node.alt ?? '';
      return [...(title === '' ? [] : [words('div', 'title', title)]), linkTarget(title, node.url, say)];
    }
    case 'pairs':
      return [pairs(node.pairs)];
    case 'column':
    case 'section':
      return inside(node.children);
    case 'row':
      return node.children.map(child => box('div', 'cell', ...cardTree(child, say)));
    case 'carousel':
      return node.children.map((child, nth) =>
        box('div', 'slide', box('p', 'quiet', say.card(nth + 1, node.children.length)), ...cardTree(child, say)),
      );
    case 'accordion':
      return node.sections.map(({ title, additional, child }, nth) =>
        box(
          'div',
          'slide',
          words('p', 'title', title === '' ? say.section(nth + 1) : title),
          ...(additional ? [words('p', 'quiet', additional)] : []),
          ...cardTree(child, say),
        ),
      );
    case 'tabs':
      return node.tabs.map(({ label, child }, nth) =>
        box('div', 'slide', words('p', 'title', label === '' ? say.tab(nth + 1) : label), ...cardTree(child, say)),
      );
    case 'checklist':
      return inside(node.items);
    case 'checkbox':
      return [words('span', 'said', `☐ ${node.text}`)];
    case 'replies':
      return [
        box('p', 'quiet', say.quickReplies),
        ...(node.prompt ? [words('p', 'said', node.prompt)] : []),
        ...inside(node.children),
      ];
    case 'unknown':
      return [
        words('p', 'quiet', say.unknownPart(node.type)),
        ...node.texts.map(sentence),
        ...(node.texts.length === 0 ? [dataTree(node.raw)] : []),
      ];
    default:
      return assertNever(node);
  }
}

function actionsTree(actions: readonly CardAction[] | undefined, say: BodyWords): readonly PageNode[] {
  return (actions ?? []).flatMap(action => [
    words('p', 'action', say.action(action)),
    ...say.actionLines(action).map(line => words('p', 'action', line)),
  ]);
}
