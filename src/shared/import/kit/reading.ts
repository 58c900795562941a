import { isObject, type Json, type JsonObject } from '../../base/json';
import type { Fact } from '../../domain/fact';

/** Words that vendors write where there is nothing. `-1` is one only among ids. */
const NOTHING: ReadonlySet<string> = new Set(['', 'NA', 'N/A', 'null', 'undefined']);

/** Text as it stands, numbers and truth values printed. Empty text is no text; a customer may well write "NA". */
export function textOf(value: unknown): string | undefined {
  const plain = unwrapped(value);
  if (typeof plain === 'string') return plain === '' ? undefined : plain;
  return typeof plain === 'number' || typeof plain === 'boolean' ? String(plain) : undefined;
}

/** A name or label: text without blanks around it, and not one of the words that mean "nothing". */
export function labelOf(value: unknown): string | undefined {
  const label = textOf(value)?.trim();
  return label === undefined || NOTHING.has(label) ? undefined : label;
}

/** A finite number, also where it is written as text. */
export function numberOf(value: unknown): number | undefined {
  const plain = unwrapped(value);
  if (typeof plain === 'number') return Number.isFinite(plain) ? plain : undefined;
  if (typeof plain !== 'string' || !NUMERIC.test(plain)) return undefined;
  const number = Number(plain);
  return Number.isFinite(number) ? number : undefined;
}

const NUMERIC = /^\s*[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?\s*$/;

/** An id in one spelling, whether the file has a number or text. `-1` and the words for nothing are no id. */
export function idOf(value: unknown): string | undefined {
  if (typeof value === 'boolean') return undefined;
  const id = labelOf(value);
  return id === '-1' ? undefined : id;
}

/** Yes or no as truth value, text or 1 and 0; anything else says neither. */
export function flagOf(value: unknown): boolean | undefined {
  const plain = unwrapped(value);
  if (typeof plain === 'boolean') return plain;
  if (plain === 1 || plain === 0) return plain === 1;
  if (typeof plain !== 'string') return undefined;
  const word = plain.trim().toLowerCase();
  if (word === 'true' || word === '1') return true;
  return word === 'false' || word === '0' ? false : undefined;
}

/** An array, or one that is empty. */
export function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

export type FactKind = NonNullable<Fact['kind']>;

interface FactOptions {
  /** Dotted names that are told elsewhere, with everything under them. */
  readonly skip?: ReadonlySet<string>;
  /** What is known of a member by its own (last) name; what is not named here is guessed. */
  readonly kinds?: ReadonlyMap<string, FactKind>;
}

/**
 * The members of an object as facts with dotted names. Nothing and empty text are left out; list elements repeat the
 * name of their list, numbered from 1 where there are several objects.
 */
export function factsOf(object: JsonObject, options: FactOptions = {}): Fact[] {
  const facts: Fact[] = [];
  collect(object, '', '', options, facts);
  return facts;
}

function collect(value: Json | undefined, name: string, own: string, options: FactOptions, facts: Fact[]): void {
  const plain = unwrapped(value);
  if (plain === undefined || plain === null || plain === '') return;
  if (typeof plain !== 'object') {
    const kind = options.kinds?.get(own) ?? kindOf(own, plain);
    facts.push(kind === undefined ? { name, value: plain } : { name, value: plain, kind });
    return;
  }
  if (Array.isArray(plain)) {
    const objects = plain.filter(element => typeof element === 'object' && element !== null).length;
    plain.forEach((element: Json, index) => {
      collect(element, objects > 1 ? `${name}.${index + 1}` : name, own, options, facts);
    });
    return;
  }
  const members = plain as JsonObject;
  for (const member in members) {
    const path = name === '' ? member : `${name}.${member}`;
    if (options.skip?.has(path)) continue;
    collect(members[member], path, member, options, facts);
  }
}

/** A value out of the wrapper that a schema language or a database put around it: `{"string": "x"}`, `{"$oid": "x"}`. */
function unwrapped(value: unknown): Json | undefined {
  if (!isObject(value)) return value as Json | undefined;
  let inner: Json | undefined;
  let members = 0;
  for (const member in value) {
    if (++members > 1 || !WRAPPERS.has(member)) return value;
    inner = value[member];
  }
  return members === 1 && (typeof inner !== 'object' || inner === null) ? inner : value;
}

const WRAPPERS: ReadonlySet<string> = new Set([
  ...['string', 'int', 'long', 'float', 'double', 'boolean'],
  ...['$oid', '$date', '$numberLong', '$numberInt', '$numberDouble', '$numberDecimal'],
]);

// written so that there is one way only to take a value apart: a failing one then costs its length and no more
const EMAIL = /^[^\s@<>]+@[^\s@<>.]+(?:\.[^\s@<>.]+)+$/;
const URL_START = /^https?:\/\//i;
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const IPV6 = /^[\da-f]{0,4}(?::[\da-f]{0,4}){2,7}$/i;
const DATE = /^\d{4}-\d{2}-\d{2}(?:$|[T ]\d{2}:)/;
const PHONE = /^\+?[\d\s().\-/]{5,}$/;

const NAMED_NAME =
  /^(?:(?:first|last|middle|full|sur|given|family|user|nick|login|customer|visitor|consumer|caller|contact)_?name)$/i;
const NAMED_PHONE = /phone|mobile|msisdn|^fax|^tel/i;
const NAMED_IP = /(?:^|_)ip(?:$|_|address)|Ip(?:$|Address)|IP(?:$|Address)/;
const NAMED_ADDRESS = /^(?:address|street|zip|zip_?code|post_?code|postal_?code|city|region)$|Address$/i;
const NAMED_MONEY = /^(?:price|total|balance|amount|revenue)$|(?:Price|Amount|Balance)$/;
const NAMED_ID = /(?:^id|Id|ID|_id)$/;

/** What a value seems to be, from the value's own form and then from the member's name. */
export function kindOf(name: string, value: string | number | boolean): Fact['kind'] {
  if (typeof value === 'boolean') return undefined;
  const formed = typeof value === 'string' ? formOf(value) : undefined;
  if (formed !== undefined) return formed;
  const named = namedKind(name);
  if (named === 'phone') return PHONE.test(String(value)) ? named : undefined;
  if (named === 'ip') return IPV6.test(String(value)) ? named : undefined;
  return named;
}

function formOf(value: string): Fact['kind'] {
  if (value.includes('@')) return EMAIL.test(value) ? 'email' : undefined;
  if (URL_START.test(value)) return 'url';
  const first = value.charCodeAt(0);
  if (first < 0x30 || first > 0x39) return undefined;
  if (DATE.test(value)) return 'date';
  return IPV4.test(value) ? 'ip' : undefined;
}

// exports repeat a few dozen names many thousand times
const NAMED = new Map<string, Fact['kind']>();
const MOST_NAMES = 2000;

function namedKind(name: string): Fact['kind'] {
  const known = NAMED.get(name);
  if (known !== undefined || NAMED.has(name)) return known;
  const kind = kindByName(name);
  if (NAMED.size < MOST_NAMES) NAMED.set(name, kind);
  return kind;
}

function kindByName(name: string): Fact['kind'] {
  if (NAMED_PHONE.test(name)) return 'phone';
  if (NAMED_IP.test(name)) return 'ip';
  if (NAMED_NAME.test(name)) return 'name';
  if (NAMED_ADDRESS.test(name)) return 'address';
  if (NAMED_MONEY.test(name)) return 'money';
  return NAMED_ID.test(name) ? 'id' : undefined;
}

/** Members that may be without a value, as members that may be absent. */
type Stated<Members> = {
  [Name in keyof Members as undefined extends Members[Name] ? never : Name]: Members[Name];
} & { [Name in keyof Members as undefined extends Members[Name] ? Name : never]?: Exclude<Members[Name], undefined> };

/** The members that have a value: in the domain, absence means that the files do not say. */
export function stated<Members extends object>(members: Members): Stated<Members> {
  const result: Record<string, unknown> = {};
  for (const name in members) {
    const value = members[name];
    if (value !== undefined) result[name] = value;
  }
  return result as Stated<Members>;
}
