import { assertNever } from '../../base/assert-never';
import type { CardNode } from '../../domain/card';

/** The parts directly inside a part of a card, in the order they are drawn. */
export function childrenOf(node: CardNode): readonly CardNode[] {
  switch (node.kind) {
    case 'column':
    case 'row':
    case 'carousel':
    case 'section':
    case 'replies':
      return node.children;
    case 'checklist':
      return node.items;
    case 'accordion':
      return node.sections.map(({ child }) => child);
    case 'tabs':
      return node.tabs.map(({ child }) => child);
    case 'text':
    case 'button':
    case 'image':
    case 'map':
    case 'link':
    case 'pairs':
    case 'checkbox':
    case 'unknown':
      return [];
    default:
      return assertNever(node);
  }
}

/** How many parts of a card are of no kind that can be drawn. */
export function unknownPartsIn(node: CardNode): number {
  const own = node.kind === 'unknown' ? 1 : 0;
  return childrenOf(node).reduce((sum, child) => sum + unknownPartsIn(child), own);
}
