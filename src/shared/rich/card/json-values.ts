import { isObject, type Json } from '../../base/json';

/** A string, or a number or truth value as one; vendors write each of them for the others. */
export function asText(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** A finite number, also from digits in a string. */
export function asNumber(value: Json | undefined): number | undefined {
  const number = typeof value === 'string' && /^\s*[+-]?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

export function asFlag(value: Json | undefined): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value === 'true') return true;
  return value === 'false' ? false : undefined;
}

/** An array as it is, one thing as an array of it, nothing as an empty one. */
export function asList(value: Json | undefined): readonly Json[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value as Json];
}

type WithoutAbsent<T> = { readonly [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  readonly [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The members that have a value: an absent member is left out, never present as `undefined`. */
export function present<T extends object>(members: T): WithoutAbsent<T> {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as WithoutAbsent<T>;
}

// links, ids and names of types are no words of the card
const SILENT = new Set(['type', 'id', 'tag', 'class', 'style', 'metadata', 'click', 'sectionID', 'templateType']);
const NAMES = ['label', 'title', 'text'] as const;
const MOST_TEXTS = 200;

/** The words found anywhere in a part that no element fits, in reading order, each once. */
export function textsIn(value: Json): readonly string[] {
  const found = new Set<string>();
  const open: Json[] = [value];
  for (let next = open.pop(); next !== undefined && found.size < MOST_TEXTS; next = open.pop()) {
    if (typeof next === 'string') {
      if (next.trim() !== '') found.add(next);
    } else if (Array.isArray(next)) {
      for (let index = next.length - 1; index >= 0; index -= 1) open.push(next[index]);
    } else if (isObject(next)) {
      const named = NAMES.some(name => typeof next[name] === 'string');
      // the code of an option stands behind its words
      const members = Object.entries(next).filter(([name]) => !(SILENT.has(name) || (named && name === 'value')));
      for (const [, member] of members.reverse()) if (member !== undefined) open.push(member);
    }
  }
  return [...found];
}

/** How deep the brackets of a JSON text go, told without parsing it. */
export function nestingOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let at = 0; at < json.length; at += 1) {
    const letter = json[at];
    if (quoted) {
      if (letter === '\\') at += 1;
      else if (letter === '"') quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === '{' || letter === '[') {
      depth += 1;
      deepest = Math.max(deepest, depth);
    } else if (letter === '}' || letter === ']') depth -= 1;
  }
  return deepest;
}
