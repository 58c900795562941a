import { assertNever } from '../../base/assert-never';
import type { Query, Test, Value, Words } from './tree';

/** Writes a query as text. Reading that text gives the same query again. */
export function printQuery(query: Query): string {
  switch (query.kind) {
    case 'everything':
      return '';
    case 'all':
      return query.of.map(part => (part.kind === 'any' ? `(${printQuery(part)})` : printQuery(part))).join(' ');
    case 'any':
      return query.of.map(part => (part.kind === 'all' ? `(${printQuery(part)})` : printQuery(part))).join(' OR ');
    case 'not':
      return `-${query.of.kind === 'all' || query.of.kind === 'any' ? `(${printQuery(query.of)})` : printQuery(query.of)}`;
    case 'words':
      return printWords(query);
    case 'pattern':
      return `/${query.source}/`;
    case 'filter':
      return `${query.key}:${printTest(query.test)}`;
    case 'field':
      return `field:${printPlain(query.path)}${query.values === undefined ? '' : `=${query.values.map(printFieldValue).join(',')}`}`;
    default:
      return assertNever(query);
  }
}

function printWords({ text, quoted, key, close }: Words): string {
  const tilde = close === true ? '~' : '';
  if (key === undefined) return tilde + printWord(text, quoted);
  return `${key}:${tilde}${printValue({ text, quoted })}`;
}

function printTest(test: Test): string {
  switch (test.kind) {
    case 'known':
      return '*';
    case 'is':
      return test.values.map(printValue).join(',');
    case 'compare':
      return `${test.operator}${test.value}`;
    case 'range':
      return `${test.from ?? ''}..${test.until ?? ''}`;
    default:
      return assertNever(test);
  }
}

/** A value as it is written behind a key. */
export function printValue({ text, quoted, whole }: Value): string {
  if (whole) return `=${/^[\p{L}\p{N}@._/+-]+$/u.test(text) ? text : printQuoted(text)}`;
  if (quoted) return printQuoted(text);
  return printPlain(text).replace(/^[=~]/, '\\$&');
}

function printPlain(text: string): string {
  return text.replace(/[\s"“”(),\\]/g, '\\$&');
}

/** With blanks in it, it is easier to read in quotation marks. */
function printFieldValue(text: string): string {
  return /\s/.test(text) ? printQuoted(text) : printPlain(text);
}

function printQuoted(text: string): string {
  return `"${text.replace(/["“”\\]/g, '\\$&')}"`;
}

function printWord(text: string, quoted: boolean): string {
  if (quoted) return printQuoted(text);
  const escaped = text.replace(/[\s"“”()\\:]/g, '\\$&').replace(/^[-/~]/, '\\$&');
  return escaped === 'OR' ? '\\OR' : escaped;
}
