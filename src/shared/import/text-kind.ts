/** What a text without any JSON is, by its beginning. */
export type TextKind = 'looks-like-html' | 'looks-like-csv' | 'only-brackets' | 'no-json' | 'salesforce';

const decoder = new TextDecoder();

export function kindOfText(head: Uint8Array): TextKind {
  const text = decoder.decode(head).trimStart();
  // such a transcript stands alone or in a column of a table
  if (/<p align="center">\s*Chat Started/i.test(text)) return 'salesforce';
  if (/^<(?:!doctype|html|head|body|p|div|table|\?xml)\b/i.test(text)) return 'looks-like-html';
  // arrays in arrays with nothing in them: JSON, or a trap made to look like it, and either way no record
  if (/^(?:\[\s*){32}/.test(text)) return 'only-brackets';
  return hasColumns(text) ? 'looks-like-csv' : 'no-json';
}

/** Several lines with the same number of separators, more than prose has commas. */
function hasColumns(text: string): boolean {
  const lines = text
    .split(/\r?\n/)
    .slice(0, 4)
    .filter(line => line !== '');
  const [first] = lines;
  if (first === undefined || lines.length < 2) return false;
  return [',', ';', '\t'].some(separator => {
    const columns = first.split(separator).length;
    return columns > 2 && !/[.!?]\s/.test(first) && (lines[1]?.split(separator).length ?? 0) >= columns;
  });
}
