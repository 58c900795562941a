import type { Json } from '../../base/json';
import { isObject } from '../../base/json';
import type { CardAction, CardNode } from '../../domain/card';
import type { Body, Delivery } from '../../domain/message';
import type { RichNode } from '../../domain/rich-text';
import { childrenOf } from '../../rich/card/card-walk';

/**
 * What comes with a message and is not among its words: alternative texts of pictures, what buttons say and where they
 * and links lead, names of places and files, ids in metadata, and why it could not be delivered.
 */
export function contentTexts(body: Body, delivery: Delivery | undefined): readonly string[] {
  const texts = [...textsOf(body), ...(delivery?.reason === undefined ? [] : [delivery.reason])];
  return texts.filter((text, nth) => text !== '' && !body.text.includes(text) && texts.indexOf(text) === nth);
}

function textsOf(body: Body): readonly string[] {
  switch (body.kind) {
    case 'card':
      return [...textsOfCard(body.card), ...(body.quickReplies === undefined ? [] : textsOfCard(body.quickReplies))];
    case 'rich':
      return body.nodes.flatMap(textsOfNode);
    case 'file':
      return [body.name, body.caption, fileName(body.reference)].filter(isSome);
    case 'link':
      return [body.url];
    case 'location':
      return [body.name].filter(isSome);
    default:
      return [];
  }
}

function textsOfCard(node: CardNode): readonly string[] {
  return [
    ...[node.alt, node.tooltip].filter(isSome),
    ...(node.kind === 'link' ? [node.url] : []),
    ...(node.actions ?? []).flatMap(textsOfAction),
    ...(node.metadata ?? []).flatMap(textsOfMetadata),
    ...childrenOf(node).flatMap(textsOfCard),
  ];
}

function textsOfAction(action: CardAction): readonly string[] {
  switch (action.kind) {
    case 'link':
      return [action.uri, action.name].filter(isSome);
    case 'navigate':
      return [action.name].filter(isSome);
    case 'publishText':
    case 'checked':
      return [action.text];
    case 'addToCart':
      return action.items.map(({ productId }) => productId);
    case 'custom':
      return action.data.map(({ value }) => value);
    case 'datePicker':
      return [action.title].filter(isSome);
    case 'scheduleSlots':
      return [action.title, ...action.slots.map(({ title }) => title)].filter(isSome);
    default:
      return [];
  }
}

/** `type` says what kind of metadata it is, which is the same in every message. */
function textsOfMetadata(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsOfMetadata);
  return isObject(value)
    ? Object.entries(value).flatMap(([name, member]) => (name === 'type' ? [] : textsOfMetadata(member)))
    : [];
}

function textsOfNode(node: RichNode): readonly string[] {
  switch (node.kind) {
    case 'link':
      return [node.href, ...node.children.flatMap(textsOfNode)];
    case 'image':
      return [node.alt];
    case 'mark':
    case 'block':
      return node.children.flatMap(textsOfNode);
    case 'list':
      return node.items.flat().flatMap(textsOfNode);
    case 'table':
      return node.rows.flat(2).flatMap(textsOfNode);
    default:
      return [];
  }
}

/** The last part of an address or a path. */
function fileName(reference: string | undefined): string | undefined {
  const name = reference?.split(/[?#]/, 1)[0]?.split('/').at(-1);
  if (name === undefined) return undefined;
  try {
    return decodeURIComponent(name);
  } catch (error) {
    if (error instanceof URIError) return name;
    throw error;
  }
}

function isSome(text: string | undefined): text is string {
  return text !== undefined;
}
