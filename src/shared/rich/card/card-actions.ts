import { isObject, type Json, type JsonObject, membersExcept } from '../../base/json';
import type { CardAction } from '../../domain/card';
import { safeLink } from '../safe-url';
import { asList, asNumber, asText, present } from './json-values';

interface ReadClick {
  readonly actions?: readonly CardAction[];
  readonly metadata: readonly Json[];
  /** Members without a home; a whole action where one of its members has none. */
  readonly rest?: Json;
}

const KNOWN = new Set(['actions', 'metadata']);

/** Reads what a click would have done. An action nobody knows, or that lacks what it needs, is kept as `other`. */
export function readClick(value: Json | undefined): ReadClick {
  if (!isObject(value)) return value === undefined || value === null ? { metadata: [] } : { metadata: [], rest: value };
  const given = asList(value.actions);
  const unhomed = given.filter(hasUnhomed);
  const rest: JsonObject = {
    ...membersExcept(value, KNOWN),
    ...(unhomed.length > 0 && { actions: unhomed }),
  };
  return present({
    actions: given.length === 0 ? undefined : given.map(actionFrom),
    metadata: asList(value.metadata),
    rest: Object.keys(rest).length === 0 ? undefined : rest,
  });
}

const MEMBERS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    link: ['type', 'uri', 'name'],
    navigate: ['type', 'la', 'lo', 'name'],
    publishtext: ['type', 'text'],
    addtocart: ['type', 'items'],
    custom: ['type', 'data'],
    datepicker: ['type', 'class', 'title', 'minDate', 'maxDate'],
    // its slots have ids and pictures that are not shown, so the whole is kept
    scheduleslotlist: ['type', 'title'],
    checked: ['type', 'publishText'],
    submitastext: ['type', 'submit'],
  }),
);

function hasUnhomed(value: Json): boolean {
  if (!isObject(value)) return false;
  const members = MEMBERS.get(asText(value.type)?.toLowerCase() ?? '');
  return members !== undefined && membersExcept(value, new Set(members)) !== undefined;
}

/** Reads one action of a click. */
export function actionFrom(value: Json): CardAction {
  if (!isObject(value)) return { kind: 'other', type: '', raw: value };
  const type = asText(value.type) ?? '';
  return known(type.toLowerCase(), value) ?? { kind: 'other', type, raw: value };
}

function known(type: string, value: JsonObject): CardAction | undefined {
  switch (type) {
    case 'link':
      return link(value);
    case 'navigate':
      return navigate(value);
    case 'publishtext':
      return withText(asText(value.text), text => ({ kind: 'publishText', text }));
    case 'addtocart':
      return { kind: 'addToCart', items: asList(value.items).flatMap(cartItem) };
    case 'custom':
      return { kind: 'custom', data: pairsFrom(value.data) };
    case 'datepicker':
      return {
        kind: 'datePicker',
        range: asText(value.class)?.toLowerCase() === 'range',
        ...present({ title: asText(value.title), from: moment(value.minDate), until: moment(value.maxDate) }),
      };
    case 'scheduleslotlist':
      return {
        kind: 'scheduleSlots',
        ...present({ title: asText(value.title) }),
        slots: asList(value.slots).flatMap(slot),
      };
    case 'checked':
      return withText(asText(value.publishText), text => ({ kind: 'checked', text }));
    case 'submitastext':
      return { kind: 'submit' };
    default:
      return undefined;
  }
}

function withText(text: string | undefined, make: (text: string) => CardAction): CardAction | undefined {
  return text === undefined ? undefined : make(text);
}

function link(value: JsonObject): CardAction | undefined {
  const platforms = ['web', 'ios', 'android'].map(name => {
    const platform = value[name];
    return isObject(platform) ? platform.uri : undefined;
  });
  const uri = [value.uri, ...platforms].map(asText).find(address => address !== undefined && address !== '');
  const safe = uri === undefined ? undefined : safeLink(uri);
  return safe === undefined ? undefined : { kind: 'link', uri: safe, ...present({ name: asText(value.name) }) };
}

function navigate(value: JsonObject): CardAction | undefined {
  const latitude = asNumber(value.la);
  const longitude = asNumber(value.lo);
  if (latitude === undefined || longitude === undefined) return undefined;
  return { kind: 'navigate', latitude, longitude, ...present({ name: asText(value.name) }) };
}

function cartItem(value: Json): readonly { readonly productId: string; readonly quantity: string }[] {
  if (!isObject(value)) return asText(value) === undefined ? [] : [{ productId: String(value), quantity: '' }];
  return [{ productId: asText(value.productId) ?? '', quantity: asText(value.quantity) ?? '' }];
}

/** Key and value, as `[{key, value}]` or as an object of them. What is neither is written as JSON. */
export function pairsFrom(value: Json | undefined): readonly { readonly key: string; readonly value: string }[] {
  return asList(value).flatMap(entry => {
    if (!isObject(entry)) return [{ key: '', value: written(entry) }];
    if (entry.key !== undefined) return [{ key: written(entry.key), value: written(entry.value) }];
    return Object.entries(entry).map(([key, member]) => ({ key, value: written(member) }));
  });
}

function written(value: Json | undefined): string {
  return value === undefined ? '' : (asText(value) ?? JSON.stringify(value));
}

function slot(value: Json): readonly { readonly title: string; readonly from?: number; readonly until?: number }[] {
  if (!isObject(value)) return [];
  const title = [value.title, value.description].map(asText).filter(text => text !== undefined && text !== '');
  return [
    {
      title: title.join(' · ') || (asText(value.id) ?? ''),
      ...present({ from: moment(value.start), until: moment(value.end) }),
    },
  ];
}

const LATEST_DATE = 8.64e15;

/**
 * Milliseconds since 1970 from an epoch number whose unit the vendor does not state: told by its size.
 * Not held to the years of `asInstant`, because a date of birth may be asked for.
 */
function moment(value: Json | undefined): number | undefined {
  const number = asNumber(value);
  if (number === undefined || number === 0) return undefined;
  const size = Math.abs(number);
  const ms = size < 1e11 ? number * 1000 : size < 1e14 ? number : number / 1000;
  return Math.abs(ms) <= LATEST_DATE ? Math.trunc(ms) : undefined;
}
