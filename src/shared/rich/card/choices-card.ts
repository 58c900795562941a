import { isObject, type Json, type JsonObject, membersExcept } from '../../base/json';
import type { CardNode } from '../../domain/card';
import { plainTextOfCard } from '../plain-text';
import { asText } from './json-values';

export interface ChoicesCard {
  readonly card: CardNode;
  readonly text: string;
}

const DEEPEST = 8;
const TEXTS = ['title', 'header', 'text', 'body', 'question', 'message', 'content', 'caption', 'description', 'footer'];
const TITLES = ['title', 'label', 'text', 'name', 'caption', 'content', 'question', 'value'];

/**
 * A menu, a set of quick replies or a form of a vendor that does not say how it writes them: the titles and texts
 * found in it, and its lists as options. Undefined where neither is found.
 *
 * `replies` draws plain options as quick replies under the text; everything else stands in a column.
 */
export function cardFromChoices(value: JsonObject, look: 'replies' | 'column'): ChoicesCard | undefined {
  const found = nodesOf(value, 0);
  if (found.length === 0) return undefined;
  const texts = found.flatMap(node => (node.kind === 'text' ? [node.text] : []));
  const options = found.filter(node => node.kind === 'button');
  const plain = look === 'replies' && texts.length + options.length === found.length && options.length > 0;
  const card: CardNode = plain
    ? { kind: 'replies', ...(texts.length === 0 ? {} : { prompt: texts.join('\n') }), children: options }
    : { kind: 'column', frame: 'border', children: found };
  return { card, text: plainTextOfCard(card) };
}

function nodesOf(value: JsonObject, depth: number): CardNode[] {
  if (depth > DEEPEST) return [];
  const texts = TEXTS.flatMap((name): CardNode[] => {
    const text = textAt(value, name);
    return text === undefined ? [] : [{ kind: 'text', text }];
  });
  const nested = Object.entries(value).flatMap(([name, member]) => {
    if (Array.isArray(member)) return member.flatMap((option: Json) => optionOf(option, depth + 1));
    if (!isObject(member) || (TEXTS.includes(name) && textAt(value, name) !== undefined)) return [];
    return nodesOf(member, depth + 1);
  });
  return [...texts, ...nested];
}

function optionOf(option: Json, depth: number): readonly CardNode[] {
  const words = wordsOf(option);
  if (words !== undefined) return [{ kind: 'button', title: words, look: 'flat' }];
  if (!isObject(option)) return [];
  if (Object.values(option).some(member => Array.isArray(member))) {
    const title = titleOf(option);
    const heading: CardNode[] = title === undefined ? [] : [{ kind: 'text', text: title.text }];
    const rest = title === undefined ? option : membersExcept(option, new Set([title.name]));
    const children = [...heading, ...nodesOf(rest ?? {}, depth)];
    return children.length === 0 ? [] : [{ kind: 'section', children }];
  }
  const title = titleOf(option);
  // one more object around what can be read, such as {"reply": {"title": "Yes"}}
  if (title === undefined) return depth > DEEPEST ? [] : Object.values(option).flatMap(inner => innerOf(inner, depth));
  const subtitle = title.name === 'description' ? undefined : wordsOf(option.description);
  const extras = membersExcept(option, new Set([title.name, ...(subtitle === undefined ? [] : ['description'])]));
  return [
    {
      kind: 'button',
      title: title.text,
      ...(subtitle === undefined ? {} : { subtitle }),
      look: 'flat',
      ...(extras === undefined ? {} : { extras }),
    },
  ];
}

function innerOf(inner: Json | undefined, depth: number): readonly CardNode[] {
  return isObject(inner) ? optionOf(inner, depth + 1) : [];
}

function titleOf(option: JsonObject): { readonly name: string; readonly text: string } | undefined {
  for (const name of TITLES) {
    const text = wordsOf(option[name]);
    if (text !== undefined) return { name, text };
  }
  return undefined;
}

/** A text member as it is, or one object deeper: `{"header": {"text": "…"}}`. */
function textAt(value: JsonObject, name: string): string | undefined {
  const member = value[name];
  return wordsOf(member) ?? (isObject(member) && onlyWords(member) ? wordsOf(member.text) : undefined);
}

function onlyWords(value: JsonObject): boolean {
  return Object.values(value).every(member => typeof member !== 'object' || member === null);
}

function wordsOf(value: Json | undefined): string | undefined {
  const words = asText(value);
  return words === undefined || words.trim() === '' ? undefined : words;
}
