/** A search under a name, as the user wrote both. */
export interface NamedSearch {
  readonly name: string;
  readonly text: string;
}

/**
 * Searches as text, to be passed on: a line with `#` and the name, then the search, then an empty line. Reading it
 * again gives the same searches.
 */
export function printSearches(searches: readonly NamedSearch[]): string {
  return searches.map(({ name, text }) => `# ${oneLine(name)}\n${oneLine(text)}\n`).join('\n');
}

/** Reads such a text. A search without a name is its own; a name without a search is left out. */
export function readSearches(text: string): readonly NamedSearch[] {
  const searches: NamedSearch[] = [];
  let name: string | undefined;
  for (const line of text.split(/\r\n|[\n\r\u2028\u2029]/u)) {
    const written = line.trim();
    if (/^#(?:\s|$)/.test(written)) name = written.slice(1).trim();
    else if (written !== '') {
      searches.push({ name: name === undefined || name === '' ? written : name, text: written });
      name = undefined;
    }
  }
  return searches;
}

export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
