import type { Attribute, Product } from '#shared/domain/attribute';
import type { Fact } from '#shared/domain/fact';
import { factText, fieldName, fieldWords } from './field-text';
import type { ZoneChoice } from './format';
import { asSentence, plainWords } from './plain-words';
import { isTextKey, text } from './text';

/** A line of an attribute: our word for the field and its value, with the facts that they tell. */
export interface AttributeLine {
  readonly name: string;
  readonly value: string;
  readonly facts: readonly Fact[];
}

/** An engagement attribute as it is read: what it is, what matters most of it, and the rest line by line. */
export interface AttributeWords {
  readonly title: string;
  readonly headline: AttributeLine | undefined;
  /** How bad an error is, and whether it was mended. */
  readonly state: string | undefined;
  readonly products: readonly Product[];
  readonly total: string | undefined;
  readonly lines: readonly AttributeLine[];
}

/** What an attribute of this type is called. */
export function attributeTitle(type: string): string {
  const key = `attribute.${type}`;
  return isTextKey(key) ? text(key) : asSentence(plainWords(type));
}

/** Fields that head a card, the first that is there, by type. */
const HEADLINES: Readonly<Record<string, readonly string[]>> = {
  purchase: ['orderId'],
  lead: ['topic'],
  serviceActivity: ['topic'],
  visitorError: ['message', 'code'],
  customerInfo: ['accountName', 'userName', 'customerId'],
  marketingCampaignInfo: ['campaignId', 'affiliate'],
  searchContent: ['keywords'],
};

/** Every fact of an attribute once: amounts with their currency, names whole, dates in one piece. */
export function attributeWords(attribute: Attribute, zone: ZoneChoice): AttributeWords {
  const { type, products } = attribute;
  const facts = joinedDates(attribute.facts);
  const told = new Set<Fact>();
  const take = (name: string): Fact | undefined => {
    const fact = facts.find(each => each.name === name && !told.has(each));
    if (fact !== undefined) told.add(fact);
    return fact;
  };

  const currency = take('currency');
  const paid = (fact: Fact): string =>
    currency === undefined || fact.kind !== 'money'
      ? factText(fact, zone)
      : text('attribute.money', { amount: String(fact.value), currency: String(currency.value) });
  const headline = headlineOf(type, take);
  const state = type === 'visitorError' ? stateOf(take('level'), take('resolved')) : undefined;
  const sum = products.length === 0 && type !== 'purchase' && type !== 'cartStatus' ? undefined : take('total');
  const cartSum = take('cart.total');
  if (sum !== undefined && cartSum !== undefined && cartSum.value !== sum.value) told.delete(cartSum);
  const rest = facts.filter(fact => !told.has(fact));
  const total = sum ?? cartSum;
  // a currency that no amount took is a fact of its own
  const lone = currency !== undefined && total?.kind !== 'money' && rest.every(({ kind }) => kind !== 'money');
  return {
    title: attributeTitle(type),
    headline,
    state,
    products,
    total: total && paid(total),
    lines: [...rest, ...(lone ? [currency] : [])].map(fact => ({
      name: lineName(fact.name),
      value: paid(fact),
      facts: [fact],
    })),
  };
}

/** What is worth a glance of an attribute, at most three things. */
export function attributeGlance(attribute: Attribute): readonly string[] {
  const { headline, state, products, total, lines } = attributeWords(attribute, 'recorded');
  const parts = [headline?.value, state, productsInShort(products), total].filter(part => part !== undefined);
  return (parts.length > 0 ? parts : lines.map(({ value }) => value)).slice(0, 3);
}

/** A product by its name, else by what else is known of it. */
export function productName({ name, sku, category }: Product): string {
  return [name, sku, category].find(each => each !== undefined && each !== '') ?? text('attribute.unnamedProduct');
}

/** Everything that is known of a product, in one line. */
export function productLine(product: Product): string {
  const { category, sku, price, quantity } = product;
  const name = productName(product);
  const counted = quantity === undefined ? name : text('attribute.times', { quantity, name });
  const others = [category, sku, price].filter(each => each !== undefined && each !== '' && each !== name);
  return [counted, ...others].join(' · ');
}

function productsInShort(products: readonly Product[]): string | undefined {
  const [first] = products;
  if (first === undefined) return undefined;
  const quantity = first.quantity ?? '1';
  const name = productName(first);
  const words = quantity === '1' || quantity === '' ? name : text('attribute.times', { quantity, name });
  return products.length === 1 ? words : text('attribute.moreProducts', { name: words, count: products.length - 1 });
}

function headlineOf(type: string, take: (name: string) => Fact | undefined): AttributeLine | undefined {
  if (type === 'personalInfo') {
    const facts = [take('name'), take('surname')].filter(fact => fact !== undefined);
    const [name, surname] = facts.map(({ value }) => String(value));
    if (name === undefined) return undefined;
    const value = surname === undefined ? name : text('attribute.fullName', { name, surname });
    return { name: text('field.name'), value, facts };
  }
  for (const name of HEADLINES[type] ?? []) {
    const fact = take(name);
    if (fact !== undefined) return { name: lineName(name), value: String(fact.value), facts: [fact] };
  }
  return undefined;
}

function stateOf(level: Fact | undefined, resolved: Fact | undefined): string | undefined {
  const mended = resolved && (String(resolved.value) === 'true' ? 'attribute.resolved' : 'attribute.notResolved');
  const parts = [
    level && text('attribute.severity', { level: factText(level, 'recorded') }),
    mended && text(mended),
  ].filter(part => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' · ');
}

/** `cart.` and `products.1` say where a fact stood, which the card says already; a number of several contacts stays. */
function lineName(name: string): string {
  const number = /\.(\d+)\./.exec(name)?.[1];
  const words = fieldName(name) ?? fieldWords(name.slice(name.lastIndexOf('.') + 1));
  return number === undefined ? words : `${words} ${number}`;
}

const DATE_PART = /^(.+)\.(year|month|day)$/;

/** `lastPaymentDate.year`, `.month` and `.day` as one date. */
function joinedDates(facts: readonly Fact[]): readonly Fact[] {
  const joined: Fact[] = [];
  const dates = new Map<string, Map<string, string>>();
  for (const fact of facts) {
    const [, name, part] = DATE_PART.exec(fact.name) ?? [];
    if (name === undefined || part === undefined) {
      joined.push(fact);
      continue;
    }
    const parts = dates.get(name) ?? new Map<string, string>();
    parts.set(part, String(fact.value).padStart(2, '0'));
    dates.set(name, parts);
  }
  for (const [name, parts] of dates) {
    const [year, month, day] = ['year', 'month', 'day'].map(part => parts.get(part));
    if (year !== undefined && month !== undefined && day !== undefined) {
      joined.push({ name, value: text('field.date', { year, month, day }) });
    } else for (const [part, value] of parts) joined.push({ name: `${name}.${part}`, value });
  }
  return joined;
}
