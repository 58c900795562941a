import { isObject, type Json, type JsonObject } from '../../base/json';
import type { CardFrame, CardNode } from '../../domain/card';
import { plainTextOfCard } from '../plain-text';
import { leafFrom, unknownPart } from './card-leaves';
import { commonOf, frameFrom, selectFrom, sharesFrom, withoutSize } from './card-parts';
import { sizeFrom } from './card-style';
import { asFlag, asList, asNumber, asText, nestingOf, present } from './json-values';

/** Past these the rest of a card is kept as it is, with the words found in it. */
export const CARD_LIMITS = { nodes: 500, depth: 20 } as const;

// deeper text is no card and would overflow whoever walks it
const DEEPEST_JSON = 200;

/**
 * Reads LivePerson structured content: an element, or the JSON text of one, also quoted twice. Never throws and never
 * drops: what cannot be read is `unknown`.
 */
export function cardFromJson(value: Json): { readonly card: CardNode; readonly text: string } {
  const card = new Reader().read(unquoted(value), 0, 'border');
  return { card, text: plainTextOfCard(card) };
}

/** The same from the text of a file; text that is no JSON is the content as a vendor may have put it into a message. */
export function cardFromText(text: string): { readonly card: CardNode; readonly text: string } {
  try {
    return cardFromJson(JSON.parse(text) as Json);
  } catch (error) {
    if (error instanceof SyntaxError) return cardFromJson(text);
    throw error;
  }
}

function unquoted(value: Json): Json {
  return parsed(parsed(value));
}

function parsed(value: Json): Json {
  if (typeof value !== 'string' || !/^\s*["[{]/.test(value) || nestingOf(value) > DEEPEST_JSON) return value;
  try {
    return JSON.parse(value) as Json;
  } catch (error) {
    if (error instanceof SyntaxError) return value;
    throw error;
  }
}

class Reader {
  #left: number = CARD_LIMITS.nodes;

  read(value: Json, depth: number, frame: CardFrame): CardNode {
    this.#left -= 1;
    if (depth >= CARD_LIMITS.depth) return unknownPart(value);
    // text where an element should be: the whole card could not be parsed, or the words stand bare in a list
    if (typeof value === 'string') return depth === 0 ? unknownPart(value) : { kind: 'text', text: value };
    if (Array.isArray(value)) return { kind: 'column', frame, children: this.#readAll(value, depth, 'borderless') };
    if (!isObject(value)) return unknownPart(value);

    const type = typeof value.type === 'string' && value.type !== '' ? value.type : guessedType(value);
    return this.#element(type.toLowerCase(), value, depth, frame) ?? unknownPart(value, type === '' ? undefined : type);
  }

  #readAll(value: Json | undefined, depth: number, frame: CardFrame): readonly CardNode[] {
    const given = asList(value);
    const read: CardNode[] = [];
    for (const [index, child] of given.entries()) {
      if (this.#left <= 0) return [...read, unknownPart(given.slice(index))];
      read.push(this.read(child, depth + 1, frame));
    }
    return read;
  }

  #element(type: string, value: JsonObject, depth: number, frame: CardFrame): CardNode | undefined {
    switch (type) {
      case 'vertical':
      case 'list':
        return this.#column(value, depth, frame);
      case 'sectionlist':
        return {
          kind: 'column',
          frame: 'borderless',
          children: this.#children(value, depth),
          ...commonOf(value, 'elements'),
        };
      case 'horizontal':
      case 'buttonlist':
        return this.#row(value, depth);
      case 'carousel':
        return isEmpty(value.elements)
          ? undefined
          : {
              kind: 'carousel',
              ...present({ padding: paddingFrom(value.padding) }),
              children: this.#cards(value, depth),
              ...commonOf(value, 'elements', 'padding'),
            };
      case 'carouselselect':
        if (isEmpty(value.elements)) return undefined;
        return {
          kind: 'carousel',
          select: selectFrom(value.selectMode),
          ...present({ padding: paddingFrom(value.padding) }),
          children: this.#cards(value, depth),
          ...commonOf(value, 'elements', 'padding', 'selectMode'),
        };
      case 'accordionselect':
        return this.#accordion(value, depth);
      case 'tabs':
        return this.#tabs(value, depth);
      case 'section':
        return {
          kind: 'section',
          ...present({ id: asText(value.sectionID) }),
          children: this.#children(value, depth),
          ...commonOf(value, 'elements', 'sectionID'),
        };
      case 'checklist':
        return { kind: 'checklist', items: this.#children(value, depth), ...commonOf(value, 'elements') };
      case 'quickreplies':
        return this.#quickReplies(value, depth);
      case 'template':
        return olderReplies(value);
      default:
        return leafFrom(type, value);
    }
  }

  #children(value: JsonObject, depth: number): readonly CardNode[] {
    return this.#readAll(value.elements, depth, 'borderless');
  }

  #cards(value: JsonObject, depth: number): readonly CardNode[] {
    return this.#readAll(value.elements, depth, 'border');
  }

  #column(value: JsonObject, depth: number, frame: CardFrame): CardNode | undefined {
    if (isEmpty(value.elements)) return undefined;
    const scrolls = asText(value.scroll)?.toLowerCase() === 'enable';
    const common = commonOf(value, 'elements', 'border', 'scroll');
    return {
      kind: 'column',
      frame: frameFrom(value.border, frame),
      ...(scrolls && { scroll: sizeFrom(isObject(value.style) ? value.style.size : undefined) ?? 'medium' }),
      children: this.#children(value, depth),
      ...(scrolls ? withoutSize(common) : common),
    };
  }

  #row(value: JsonObject, depth: number): CardNode | undefined {
    if (isEmpty(value.elements)) return undefined;
    const children = this.#children(value, depth);
    return {
      kind: 'row',
      frame: frameFrom(value.border, 'borderless'),
      divided: asFlag(value.borderLine) ?? false,
      shares: sharesFrom(value.percentages, children.length),
      children,
      ...commonOf(value, 'elements', 'border', 'borderLine', 'percentages'),
    };
  }

  #accordion(value: JsonObject, depth: number): CardNode | undefined {
    if (isEmpty(value.elements) && isEmpty(value.titles)) return undefined;
    const titles = asList(value.titles);
    const children = this.#readAll(value.elements, depth, 'borderless');
    // a title without a card is still something the customer saw
    const missing = titles.slice(children.length).map((): CardNode => ({ kind: 'text', text: '' }));
    const sections = [...children, ...missing].map((child, index) => ({ ...sectionTitle(titles[index]), child }));
    const common = commonOf(value, 'elements', 'titles', 'selectMode');
    return { kind: 'accordion', select: selectFrom(value.selectMode), sections, ...common };
  }

  #tabs(value: JsonObject, depth: number): CardNode | undefined {
    if (isEmpty(value.elements)) return undefined;
    const tabs = this.#children(value, depth).map(child => ({
      label: child.kind === 'unknown' ? '' : (child.tag ?? ''),
      child,
    }));
    return { kind: 'tabs', tabs, ...commonOf(value, 'elements') };
  }

  #quickReplies(value: JsonObject, depth: number): CardNode | undefined {
    if (isEmpty(value.replies)) return undefined;
    const perRow = asNumber(value.itemsPerRow);
    return {
      kind: 'replies',
      ...present({ perRow: perRow !== undefined && perRow >= 1 && perRow <= 24 ? Math.trunc(perRow) : undefined }),
      children: this.#readAll(value.replies, depth, 'borderless'),
      ...commonOf(value, 'itemsPerRow', 'replies'),
    };
  }
}

/** Whether a part that holds others holds none, so that there is nothing to draw of it. */
function isEmpty(value: Json | undefined): boolean {
  return asList(value).length === 0;
}

const WIDEST_PADDING = 40;

/** Pixels; the vendor allows 0 to 10. */
function paddingFrom(value: Json | undefined): number | undefined {
  const pixels = asNumber(value);
  return pixels === undefined || pixels < 0 ? undefined : Math.min(pixels, WIDEST_PADDING);
}

function sectionTitle(value: Json | undefined): { readonly title: string; readonly additional?: string } {
  if (!isObject(value)) return { title: asText(value) ?? '' };
  return {
    title: asText(value.name) ?? asText(value.title) ?? '',
    ...present({ additional: asText(value.additional) }),
  };
}

/** The older quick replies: a question and answers that are plain words. */
function olderReplies(value: JsonObject): CardNode | undefined {
  const given = asList(value.resp);
  if (given.length === 0 && asText(value.title) === undefined) return undefined;
  return {
    kind: 'replies',
    ...present({ prompt: asText(value.title) }),
    children: [
      ...given.slice(0, CARD_LIMITS.nodes).map(olderReply),
      ...(given.length > CARD_LIMITS.nodes ? [unknownPart(given.slice(CARD_LIMITS.nodes))] : []),
    ],
    ...commonOf(value, 'title', 'resp'),
  };
}

function olderReply(reply: Json): CardNode {
  const text = asText(reply);
  if (text === undefined) return unknownPart(reply);
  return { kind: 'button', title: text, look: 'flat', actions: [{ kind: 'publishText', text }] };
}

/** The type an element would have, told by its members; an empty word where nothing fits. */
function guessedType(value: JsonObject): string {
  const has = (name: string) => value[name] !== undefined && value[name] !== null;
  if (Array.isArray(value.replies)) return 'quickReplies';
  if (Array.isArray(value.resp)) return 'template';
  if (has('sectionID')) return 'section';
  if (Array.isArray(value.elements)) return has('percentages') ? 'horizontal' : 'vertical';
  if (has('la') && has('lo')) return 'map';
  if (has('url')) return has('title') && !has('caption') ? 'linkPreview' : 'image';
  if (has('title') && has('click')) return 'button';
  if (has('text')) return 'text';
  return has('key') && has('value') ? 'keyValuePair' : '';
}
