import { assertNever } from '../base/assert-never';
import type { CardAction, CardNode } from '../domain/card';
import type { Body } from '../domain/message';
import type { RichNode } from '../domain/rich-text';
import { kindOf } from '../import/kit/reading';
import { maskFact } from './mask-fact';
import { maskJson, maskMembers } from './mask-json';
import type { TextMask } from './text-mask';

/** What was said, in every form in which it is kept. */
export function maskBody(body: Body, mask: TextMask): Body {
  switch (body.kind) {
    case 'text':
      return { kind: 'text', text: mask.text(body.text) };
    case 'rich': {
      const text = mask.text(body.text);
      // a vendor's markup may stand in the middle of a number: the plain words take its place
      return { kind: 'rich', text, nodes: mask.uncounted(() => maskNodes(body.nodes, mask)), source: text };
    }
    case 'card':
      return {
        kind: 'card',
        text: mask.text(body.text),
        card: mask.uncounted(() => maskCard(body.card, mask)),
        ...(body.quickReplies === undefined ? {} : { quickReplies: maskReplies(body.quickReplies, mask) }),
      };
    case 'file': {
      // nobody knows what a picture shows: it is left out
      const { preview: _, media, ...texts } = body;
      return { ...maskStrings(texts, mask), kind: 'file', text: mask.text(body.text), media };
    }
    case 'link':
      return { ...maskStrings(body, mask), kind: 'link', text: mask.text(body.text), url: mask.text(body.url) };
    case 'location': {
      if (!mask.masks('place')) return { ...maskStrings(body, mask), ...body, text: mask.text(body.text) };
      // what is no place any more has no coordinates: the words say that there was one
      return { kind: 'text', text: mask.whole(`${body.latitude}, ${body.longitude}`, 'place') };
    }
    case 'form':
      return {
        kind: 'form',
        text: mask.text(body.text),
        ...(body.title === undefined ? {} : { title: mask.text(body.title) }),
        fields: body.fields.map(field => maskFact(field, mask, 'customer')),
      };
    case 'notice':
      return { kind: 'notice', text: mask.text(body.text), what: mask.text(body.what) };
    case 'unknown':
      return {
        kind: 'unknown',
        text: mask.text(body.text),
        ...(body.type === undefined ? {} : { type: mask.text(body.type) }),
        value: maskJson(body.value, mask),
      };
    default:
      return assertNever(body);
  }
}

function maskReplies(replies: CardNode, mask: TextMask): CardNode {
  return mask.uncounted(() => maskCard(replies, mask));
}

/** Every text directly in an object but what is skipped; a member nobody thought of is masked like any other. */
export function maskStrings<Members extends object>(
  members: Members,
  mask: TextMask,
  skip: ReadonlySet<string> = NOTHING,
): Members {
  const masked: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(members)) {
    masked[name] = typeof value === 'string' && !skip.has(name) ? mask.text(value) : value;
  }
  return masked as Members;
}

const NOTHING: ReadonlySet<string> = new Set();

/** Formatted words: what runs across bold words or links is found as if it were not formatted. */
export function maskNodes(nodes: readonly RichNode[], mask: TextMask): RichNode[] {
  const pieces: string[] = [];
  collectPieces(nodes, pieces);
  const masked = mask.pieces(pieces);
  let nth = 0;
  return nodes.map(rebuilt);

  // in the order of `collectPieces`
  function rebuilt(node: RichNode): RichNode {
    switch (node.kind) {
      case 'text':
        return { kind: 'text', text: masked[nth++] ?? '' };
      case 'break':
        nth += 1;
        return node;
      case 'mark':
        return { ...node, children: node.children.map(rebuilt) };
      case 'link':
        return { kind: 'link', href: mask.text(node.href), children: node.children.map(rebuilt) };
      case 'block': {
        nth += 1;
        const block = { ...node, children: node.children.map(rebuilt) };
        nth += 1;
        return block;
      }
      case 'list':
        return { ...node, items: node.items.map(part) };
      case 'table':
        return { kind: 'table', rows: node.rows.map(row => row.map(part)) };
      case 'image':
        nth += 1;
        return { kind: 'image', url: mask.text(node.url), alt: mask.text(node.alt) };
      default:
        return assertNever(node);
    }
  }

  function part(children: readonly RichNode[]): RichNode[] {
    nth += 1;
    return children.map(rebuilt);
  }
}

const BORDER = '\n';

function collectPieces(nodes: readonly RichNode[], pieces: string[]): void {
  for (const node of nodes) {
    switch (node.kind) {
      case 'text':
        pieces.push(node.text);
        break;
      case 'mark':
      case 'link':
        collectPieces(node.children, pieces);
        break;
      case 'break':
      case 'image':
        pieces.push(BORDER);
        break;
      case 'block':
        pieces.push(BORDER);
        collectPieces(node.children, pieces);
        pieces.push(BORDER);
        break;
      case 'list':
      case 'table':
        for (const item of node.kind === 'list' ? node.items : node.rows.flat()) {
          pieces.push(BORDER);
          collectPieces(item, pieces);
        }
        break;
      default:
        assertNever(node);
    }
  }
}

/** A card with all its parts: labels, values, where buttons lead, alternative texts, and what nobody has a home for. */
export function maskCard(node: CardNode, mask: TextMask): CardNode {
  const { actions, metadata, extras, style: _, display: __, ...own } = node;
  const common = {
    ...(node.style === undefined ? {} : { style: node.style }),
    ...(node.display === undefined ? {} : { display: node.display }),
    ...(actions === undefined ? {} : { actions: actions.map(action => maskAction(action, mask)) }),
    ...(metadata === undefined ? {} : { metadata: metadata.map(value => maskJson(value, mask)) }),
    ...(extras === undefined ? {} : { extras: maskMembers(extras, mask) }),
  };
  const inner = (children: readonly CardNode[]) => children.map(child => maskCard(child, mask));
  // the kind and what says how it is drawn are words of our own
  const texts = { ...maskStrings(own, mask), kind: node.kind, ...common };
  switch (node.kind) {
    case 'text':
    case 'image':
    case 'link':
    case 'checkbox':
      return texts as CardNode;
    case 'button':
      return { ...texts, look: node.look } as CardNode;
    case 'map':
      return mask.masks('place')
        ? { kind: 'text', text: mask.whole(`${node.latitude}, ${node.longitude}`, 'place'), ...common }
        : (texts as CardNode);
    case 'pairs':
      return { ...texts, pairs: node.pairs.map(pair => maskPair(pair, mask)) } as CardNode;
    case 'column':
      return {
        ...texts,
        frame: node.frame,
        ...(node.scroll === undefined ? {} : { scroll: node.scroll }),
        children: inner(node.children),
      } as CardNode;
    case 'row':
      return { ...texts, frame: node.frame, children: inner(node.children) } as CardNode;
    case 'carousel':
    case 'section':
    case 'replies':
      return { ...texts, ...selectOf(node, mask), children: inner(node.children) } as CardNode;
    case 'accordion':
      return {
        ...texts,
        ...selectOf(node, mask),
        sections: node.sections.map(({ child, ...words }) => ({
          ...maskStrings(words, mask),
          child: maskCard(child, mask),
        })),
      } as CardNode;
    case 'tabs':
      return {
        ...texts,
        tabs: node.tabs.map(({ label, child }) => ({ label: mask.text(label), child: maskCard(child, mask) })),
      } as CardNode;
    case 'checklist':
      return { ...texts, items: inner(node.items) } as CardNode;
    case 'unknown':
      return { ...texts, texts: node.texts.map(text => mask.text(text)), raw: maskJson(node.raw, mask) } as CardNode;
    default:
      return assertNever(node);
  }
}

function selectOf(node: CardNode, mask: TextMask): object {
  const select = 'select' in node ? node.select : undefined;
  return select === undefined ? {} : { select: maskStrings(select, mask) };
}

function maskPair({ key, value }: { readonly key: string; readonly value: string }, mask: TextMask) {
  const { name, value: masked } = maskFact({ name: key, value, kind: kindOf(key, value) }, mask, 'customer');
  return { key: name, value: String(masked) };
}

function maskAction(action: CardAction, mask: TextMask): CardAction {
  switch (action.kind) {
    case 'link':
    case 'publishText':
    case 'checked':
    case 'datePicker':
      return { ...maskStrings(action, mask), kind: action.kind } as CardAction;
    case 'navigate':
      return mask.masks('place')
        ? {
            kind: 'other',
            type: 'navigate',
            raw: mask.whole([action.latitude, action.longitude].join(', '), 'place'),
          }
        : ({ ...maskStrings(action, mask), kind: 'navigate' } as CardAction);
    case 'addToCart':
      return { kind: 'addToCart', items: action.items.map(item => maskStrings(item, mask)) };
    case 'custom':
      return { kind: 'custom', data: action.data.map(pair => maskPair(pair, mask)) };
    case 'scheduleSlots':
      return {
        ...maskStrings(action, mask),
        kind: 'scheduleSlots',
        slots: action.slots.map(slot => maskStrings(slot, mask)),
      };
    case 'submit':
      return action;
    case 'other':
      return { kind: 'other', type: mask.text(action.type), raw: maskJson(action.raw, mask) };
    default:
      return assertNever(action);
  }
}
