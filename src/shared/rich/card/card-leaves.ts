import { isObject, type Json, type JsonObject } from '../../base/json';
import type { CardNode } from '../../domain/card';
import { pictureAddress, safeLink } from '../safe-url';
import { pairsFrom } from './card-actions';
import { commonOf } from './card-parts';
import { asFlag, asList, asNumber, asText, present, textsIn } from './json-values';

/** A part that no element fits: its words, and the part as it is. */
export function unknownPart(raw: Json, type?: string): CardNode {
  return { kind: 'unknown', ...present({ type }), texts: textsIn(raw), raw };
}

/** Reads an element that holds no others; nothing where the type is another's or a needed member is missing. */
export function leafFrom(type: string, value: JsonObject): CardNode | undefined {
  switch (type) {
    case 'text':
      return text(value);
    case 'button':
      return button(value, false);
    case 'submitbutton':
      return button(value, true);
    case 'image':
      return image(value);
    case 'map':
      return map(value);
    case 'linkpreview':
      return linkPreview(value);
    case 'keyvaluepairlist':
    case 'keyvaluepair':
    case 'pair':
      return pairs(value);
    case 'checkbox':
      return checkbox(value);
    default:
      return undefined;
  }
}

function text(value: JsonObject): CardNode | undefined {
  const words = asText(value.text);
  return words === undefined ? undefined : { kind: 'text', text: words, ...commonOf(value, 'text') };
}

function button(value: JsonObject, submits: boolean): CardNode | undefined {
  const title = asText(value.title) ?? (isObject(value.click) ? '' : undefined);
  if (title === undefined) return undefined;
  const look = asText(value.class)?.toLowerCase();
  const known = look === 'button' || look === 'text' || look === undefined ? ['class'] : [];
  return {
    kind: 'button',
    title,
    look: submits || look === 'button' ? 'filled' : 'flat',
    ...present({
      subtitle: asText(value.subtitle),
      submits: submits || value.ref !== undefined ? true : undefined,
      disabled: asFlag(value.disabled),
    }),
    ...commonOf(value, 'title', 'subtitle', 'disabled', ...known),
  };
}

function image(value: JsonObject): CardNode | undefined {
  const address = asText(value.url) ?? (asText(value.caption) === undefined ? undefined : '');
  const url = address === undefined ? undefined : pictureAddress(address);
  if (url === undefined) return undefined;
  return {
    kind: 'image',
    url,
    ...present({ caption: asText(value.caption) }),
    ...commonOf(value, 'url', 'caption'),
  };
}

function map(value: JsonObject): CardNode | undefined {
  const latitude = asNumber(value.la);
  const longitude = asNumber(value.lo);
  if (latitude === undefined || longitude === undefined) return undefined;
  return { kind: 'map', latitude, longitude, ...commonOf(value, 'la', 'lo') };
}

function linkPreview(value: JsonObject): CardNode | undefined {
  const url = safeLink(asText(value.url) ?? '');
  if (url === undefined) return undefined;
  return { kind: 'link', url, ...present({ title: asText(value.title) }), ...commonOf(value, 'url', 'title') };
}

const PAIR_LISTS = ['pairs', 'elements', 'list', 'items', 'data'] as const;

function pairs(value: JsonObject): CardNode | undefined {
  const home = PAIR_LISTS.find(name => Array.isArray(value[name]));
  if (home === undefined) {
    if (asText(value.key) === undefined && asText(value.value) === undefined) return undefined;
    const pair = { key: asText(value.key) ?? '', value: asText(value.value) ?? '' };
    return { kind: 'pairs', pairs: [pair], ...commonOf(value, 'key', 'value') };
  }
  const entries = asList(value[home]).map(entry => (isObject(entry) ? pairMembers(entry) : entry));
  return { kind: 'pairs', pairs: pairsFrom(entries), ...commonOf(value, home) };
}

function pairMembers(entry: JsonObject): JsonObject {
  return entry.key === undefined && entry.value === undefined ? entry : { key: entry.key ?? '', value: entry.value };
}

function checkbox(value: JsonObject): CardNode | undefined {
  const words = asText(value.text);
  if (words === undefined) return undefined;
  const common = commonOf(value, 'text', 'borderLine');
  return { kind: 'checkbox', text: words, divided: asFlag(value.borderLine) ?? false, ...common };
}
