import type { CardNode } from '../domain/card';
import type { Body } from '../domain/message';
import type { RichNode } from '../domain/rich-text';
import { childrenOf } from '../rich/card/card-walk';

/** Whether a message leads anywhere: by an address among its words, a formatted link, or a card that would open one. */
export function holdsLink(body: Body): boolean {
  if (body.kind === 'link' || ADDRESS.test(body.text)) return true;
  if (body.kind === 'rich') return body.nodes.some(isLink);
  if (body.kind !== 'card') return false;
  return leads(body.card) || (body.quickReplies !== undefined && leads(body.quickReplies));
}

const ADDRESS = /(?<![\p{L}\p{N}])https?:\/\/[^\s/]/iu;

function isLink(node: RichNode): boolean {
  switch (node.kind) {
    case 'link':
      return true;
    case 'mark':
    case 'block':
      return node.children.some(isLink);
    case 'list':
      return node.items.some(item => item.some(isLink));
    case 'table':
      return node.rows.some(row => row.some(cell => cell.some(isLink)));
    default:
      return false;
  }
}

function leads(node: CardNode): boolean {
  return (
    node.kind === 'link' || (node.actions ?? []).some(action => action.kind === 'link') || childrenOf(node).some(leads)
  );
}
