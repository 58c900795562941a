const MOST = 5000;

/** Every place of `words` in a text, whatever the case; at most 5 000. */
export function placesOf(text: string, words: string): readonly number[] {
  if (words === '') return [];
  const haystack = text.toLowerCase();
  // a letter that changes its length with its case would shift every place after it
  const [within, wanted] = haystack.length === text.length ? [haystack, words.toLowerCase()] : [text, words];
  const places: number[] = [];
  for (
    let at = within.indexOf(wanted);
    at >= 0 && places.length < MOST;
    at = within.indexOf(wanted, at + wanted.length)
  ) {
    places.push(at);
  }
  return places;
}

/** The offset of a line and column (both from 1) in a text that begins at `first` in its file. */
export function offsetOf(
  text: string,
  first: { readonly line: number; readonly column: number },
  wanted: { readonly line: number; readonly column: number },
): number | undefined {
  if (wanted.line < first.line) return undefined;
  let from = 0;
  for (let line = first.line; line < wanted.line; line += 1) {
    const end = text.indexOf('\n', from);
    if (end < 0) return undefined;
    from = end + 1;
  }
  const shift = wanted.line === first.line ? first.column : 1;
  const at = from + wanted.column - shift;
  return at >= 0 && at <= text.length ? at : undefined;
}

/** Where the value of an RFC 6901 pointer begins in a JSON text. Reads over what is on the way without building it. */
export function offsetOfPointer(text: string, pointer: string): number | undefined {
  const steps = pointer
    .split('/')
    .slice(1)
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  let at: number | undefined = skipBlank(text, 0);
  for (const step of steps) {
    if (at === undefined) return undefined;
    at = stepInto(text, at, step);
  }
  return at;
}

/**
 * The RFC 6901 pointer of the innermost member or element that stands at an offset of a JSON text; empty for the whole.
 * Reads only over what is before it.
 */
export function pointerAt(text: string, offset: number): string {
  let pointer = '';
  let at = skipBlank(text, 0);
  for (;;) {
    const member = memberAt(text, at, offset);
    if (member === undefined) return pointer;
    pointer += `/${member.name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    at = member.value;
  }
}

/** The member or element of the object or array at `at` in which, or in whose name, the offset lies. */
function memberAt(text: string, at: number, offset: number): { name: string; value: number } | undefined {
  const opening = text[at];
  if ((opening !== '{' && opening !== '[') || offset <= at) return undefined;
  let place = skipBlank(text, at + 1);
  for (let index = 0; place < text.length && text[place] !== '}' && text[place] !== ']'; index += 1) {
    const start = place;
    let name = String(index);
    if (opening === '{') {
      const end = skipValue(text, place);
      name = unquoted(text.slice(place, end));
      place = skipBlank(text, end);
      if (text[place] === ':') place = skipBlank(text, place + 1);
    }
    const next = skipValue(text, place);
    if (offset >= start && offset < Math.max(next, place + 1)) return { name, value: place };
    if (next <= place || start > offset) return undefined;
    place = skipBlank(text, next);
    if (text[place] === ',') place = skipBlank(text, place + 1);
  }
  return undefined;
}

function stepInto(text: string, at: number, step: string): number | undefined {
  const opening = text[at];
  if (opening !== '{' && opening !== '[') return undefined;
  let place = skipBlank(text, at + 1);
  for (let index = 0; place < text.length && text[place] !== '}' && text[place] !== ']'; index += 1) {
    let name = String(index);
    if (opening === '{') {
      const end = skipValue(text, place);
      name = unquoted(text.slice(place, end));
      place = skipBlank(text, end);
      if (text[place] === ':') place = skipBlank(text, place + 1);
    }
    if (name === step) return place;
    const next = skipValue(text, place);
    if (next <= place) return undefined;
    place = skipBlank(text, next);
    if (text[place] === ',') place = skipBlank(text, place + 1);
  }
  return undefined;
}

function unquoted(name: string): string {
  try {
    return String(JSON.parse(name));
  } catch {
    // a name without quotes, as shells write it
    return name.trim();
  }
}

function skipBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \n\r\t'.includes(text[at] ?? '')) at += 1;
  return at;
}

/** The end of the value that begins at `from`, its brackets counted outside strings only. */
function skipValue(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '"') {
      at += 1;
      while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
      if (depth === 0) return Math.min(at + 1, text.length);
    } else if (sign === '{' || sign === '[') {
      depth += 1;
    } else if (sign === '}' || sign === ']') {
      if (depth === 0) return at;
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (depth === 0 && (sign === ',' || sign === ':')) {
      return at;
    }
  }
  return text.length;
}
