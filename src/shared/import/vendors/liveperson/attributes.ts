import { emptyObject, isObject, type Json, type JsonObject, membersExcept } from '../../../base/json';
import type { Attribute, Product } from '../../../domain/attribute';
import { canonicalJson } from '../../../domain/canonical';
import type { ConversationEvent } from '../../../domain/event';
import type { Fact } from '../../../domain/fact';
import { countingKeys, type ItemKey } from '../../../domain/keys';
import type { Timestamp } from '../../../domain/time';
import { type FactKind, factsOf, flagOf, labelOf, listOf, stated, textOf } from '../../kit/reading';
import { readTime } from '../../kit/vendor-time';

/** One name for kinds that are written in two ways. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['viewProduct', 'viewedProduct'],
  ['formFillingError', 'visitorError'],
]);

/** Members of an event beside the attribute that it carries. */
const ENVELOPE: ReadonlySet<string> = new Set([
  ...['sdeType', 'serverTimeStamp', 'serverTimestamp', 'originalTimeStamp', 'originalTimestamp', 'isAuthenticated'],
]);
const TOLD_ELSEWHERE: ReadonlySet<string> = new Set([...ENVELOPE, 'products', 'cart.products']);
const TOLD_BUT_TIMES: ReadonlySet<string> = new Set(['sdeType', 'isAuthenticated', 'products', 'cart.products']);

const ELEMENT: ReadonlySet<string> = new Set(['quantity', 'product']);
const PRODUCT: ReadonlySet<string> = new Set(['name', 'category', 'sku', 'price', 'quantity']);

const KINDS: ReadonlyMap<string, ReadonlyMap<string, FactKind>> = new Map([
  ['personalInfo', memberIs('name', 'name')],
  ['customerInfo', memberIs('imei', 'id')],
  ['lead', memberIs('value', 'money')],
]);

/** Shown after everything else where it has no time. */
const ORDER = 2e9;

export interface Attributes {
  readonly attributes: readonly Attribute[];
  readonly events: readonly ConversationEvent[];
  readonly unread: readonly Json[];
}

/** What the page and the vendor recorded of the customer's doings: each an attribute, and an event about it. */
export function readAttributes(section: Json, customer: ItemKey): Attributes {
  const list = isObject(section) ? listOf(section.events) : listOf(section);
  const pointer = isObject(section) ? '/sdes/events' : '/sdes';
  const nameOf = countingKeys('attribute');
  const attributes: Attribute[] = [];
  const unread: Json[] = [];
  list.forEach((event, index) => {
    if (!isObject(event)) {
      unread.push(event);
      return;
    }
    for (const [member, payload] of payloadsOf(event)) {
      const type = TYPES.get(member) ?? member;
      const at = timeOf(payload, event);
      // the vendor's clock counts milliseconds; without a time only the content tells two of them apart
      const key = nameOf(type, at?.at, at === undefined ? canonicalJson(payload) : undefined);
      attributes.push(attributeOf(type, event, payload, { key, at, pointer: `${pointer}/${index}` }));
    }
  });
  const eventNameOf = countingKeys('attribute-event');
  const events = attributes.map((attribute, index) => ({
    ...eventAbout(attribute, customer),
    key: eventNameOf(attribute.type, attribute.at?.at, attribute.at === undefined ? attribute.key : undefined),
    order: ORDER + index,
  }));
  return { attributes, events, unread };
}

/** The attributes of an event by kind. One without any is still told, under its `sdeType`. */
function payloadsOf(event: JsonObject): (readonly [string, JsonObject])[] {
  const payloads: (readonly [string, JsonObject])[] = [];
  for (const member in event) {
    const value = event[member];
    if (!ENVELOPE.has(member) && isObject(value)) payloads.push([member, withoutNest(member, value)]);
  }
  if (payloads.length > 0) return payloads;
  const named = Object.keys(event).find(member => !ENVELOPE.has(member));
  return [[named ?? camelCase(labelOf(event.sdeType) ?? 'unknown'), {}]];
}

/** Most kinds wrap their members in an object of the same name: its members are the attribute's own. */
function withoutNest(member: string, payload: JsonObject): JsonObject {
  const inner = [member, TYPES.get(member) ?? member].find(name => isObject(payload[name]));
  const nested = inner === undefined ? undefined : payload[inner];
  if (inner === undefined || !isObject(nested)) return payload;
  const flat = membersExcept(payload, new Set([inner])) ?? emptyObject();
  for (const name in nested) {
    const value = nested[name];
    if (value === undefined || value === null) continue;
    const taken = Object.hasOwn(flat, name) && flat[name] !== null;
    flat[taken ? `${inner}.${name}` : name] = value;
  }
  return flat;
}

/** The vendor's server clock; the clock of the customer's machine, which may be months off, is kept beside it. */
function timeOf(payload: JsonObject, event: JsonObject): Timestamp | undefined {
  const server = [payload.serverTimeStamp, payload.serverTimestamp, event.serverTimeStamp, event.serverTimestamp];
  const original = [
    ...[payload.originalTimeStamp, payload.originalTimestamp],
    ...[event.originalTimeStamp, event.originalTimestamp],
  ];
  const given = (value: Json | undefined) => readTime(value) !== undefined;
  return readTime(server.find(given), original.find(given), 'originalTimeStamp');
}

function attributeOf(
  type: string,
  event: JsonObject,
  payload: JsonObject,
  { key, at, pointer }: Pick<Attribute, 'key' | 'at' | 'pointer'>,
): Attribute {
  const elements = [...listOf(payload.products), ...(isObject(payload.cart) ? listOf(payload.cart.products) : [])];
  const kinds = KINDS.get(type);
  const skip = at === undefined ? TOLD_BUT_TIMES : TOLD_ELSEWHERE;
  const extras = extrasOf(type, event);
  return {
    key,
    type,
    ...stated({ at, authenticated: flagOf(event.isAuthenticated) ?? flagOf(payload.isAuthenticated) }),
    facts: [...factsOf(payload, { skip, ...(kinds === undefined ? {} : { kinds }) }), ...productFacts(elements)],
    products: elements.filter(isObject).map(productOf),
    ...stated({ pointer }),
    ...(extras === undefined ? {} : { extras }),
  };
}

/** Amounts stay the text they are written in. */
function productOf(element: JsonObject): Product {
  const product = isObject(element.product) ? element.product : element;
  return stated({
    name: textOf(product.name),
    category: textOf(product.category),
    sku: textOf(product.sku),
    price: textOf(product.price),
    quantity: textOf(element.quantity ?? product.quantity),
  });
}

/** Whatever else is said of a product. */
function productFacts(elements: readonly Json[]): Fact[] {
  return elements.flatMap((element, index) => {
    if (!isObject(element)) return factsOf({ [`products.${index + 1}`]: element });
    const { product } = element;
    const own = isObject(product) ? membersExcept(product, PRODUCT) : undefined;
    const around = membersExcept(element, isObject(product) ? ELEMENT : PRODUCT);
    return own === undefined && around === undefined
      ? []
      : factsOf({ [`products.${index + 1}`]: { ...around, ...own } });
  });
}

/** An `sdeType` that says the same as the attribute's kind is told by it; single values beside the payload are kept. */
function extrasOf(type: string, event: JsonObject): Attribute['extras'] {
  const rest = emptyObject();
  for (const member in event) {
    const value = event[member];
    if (value === undefined || value === null || isObject(value) || ENVELOPE.has(member)) continue;
    rest[member] = value;
  }
  const { sdeType } = event;
  const said = labelOf(sdeType);
  const name = said === undefined ? undefined : camelCase(said);
  if (sdeType !== undefined && name !== undefined && (TYPES.get(name) ?? name) !== type) rest.sdeType = sdeType;
  return Object.keys(rest).length === 0 ? undefined : rest;
}

/** `CUSTOMER_INFO` as `customerInfo`. */
function camelCase(upper: string): string {
  return upper.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function memberIs(name: string, kind: FactKind): ReadonlyMap<string, FactKind> {
  return new Map([[name, kind]]);
}

function eventAbout(
  { key, type, at, pointer }: Attribute,
  customer: ItemKey,
): Omit<ConversationEvent, 'key' | 'order'> {
  return {
    kind: 'attribute',
    origin: 'recorded',
    ...stated({ at, pointer }),
    participant: customer,
    about: key,
    label: type,
    facts: [],
  };
}
