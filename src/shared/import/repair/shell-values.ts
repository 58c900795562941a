import type { TextEdits } from './text-edits';

/** Values as database shells print them: `ObjectId("…")`, `ISODate("…")`, `NumberLong(…)`, `new Date(…)`. */
const FUNCTIONS: ReadonlySet<string> = new Set([
  'ObjectId',
  'ISODate',
  'Date',
  'NumberLong',
  'NumberInt',
  'NumberDecimal',
  'Long',
  'Int32',
  'Double',
  'Decimal128',
  'UUID',
  'Timestamp',
  'BinData',
  'HexData',
  'MinKey',
  'MaxKey',
  'DBRef',
]);
const NUMERIC: ReadonlySet<string> = new Set(['NumberLong', 'NumberInt', 'Long', 'Int32', 'Double', 'Date']);

const CALL = /(?:new\s+)?([A-Za-z]\w*)\s*\(([^()]*)\)/y;
const ARGUMENT = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^,\s][^,]*/g;
const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

export function isShellFunction(word: string, text: string, end: number): boolean {
  return word === 'new' || (FUNCTIONS.has(word) && /^\s*\(/.test(text.slice(end, end + 16)));
}

/** The call at `start` as JSON, without calling anything. Nothing where it is no known call. */
export function readShellValue(
  text: string,
  start: number,
): { readonly json: string; readonly end: number } | undefined {
  CALL.lastIndex = start;
  const call = CALL.exec(text);
  const [whole, name = '', inside = ''] = call ?? [];
  if (whole === undefined || !FUNCTIONS.has(name)) return undefined;
  return { json: jsonOf(name, inside.trim()), end: start + whole.length };
}

function jsonOf(name: string, inside: string): string {
  if (inside.startsWith('{')) return JSON.stringify(inside);
  const values = (inside.match(ARGUMENT) ?? []).map(unquote);
  const [first, second] = values;
  if (first === undefined) return 'null';
  if (name === 'Timestamp' && second !== undefined) return `{"t":${numberOrText(first)},"i":${numberOrText(second)}}`;
  if (name === 'BinData' || name === 'HexData') return JSON.stringify(second ?? first);
  if (values.length > 1) return JSON.stringify(values.join(', '));
  return NUMERIC.has(name) ? numberOrText(first) : JSON.stringify(first);
}

function unquote(argument: string): string {
  const trimmed = argument.trim();
  return /^["']/.test(trimmed) ? trimmed.slice(1, -1) : trimmed;
}

function numberOrText(text: string): string {
  return JSON_NUMBER.test(text) ? text : JSON.stringify(text);
}

const WRAPPERS: ReadonlySet<string> = new Set([
  '$oid',
  '$date',
  '$numberLong',
  '$numberInt',
  '$numberDouble',
  '$numberDecimal',
  '$uuid',
  '$timestamp',
]);
const NUMBER_WRAPPERS: ReadonlySet<string> = new Set(['$numberLong', '$numberInt', '$numberDouble']);

const WRAPPER = /\$(?:oid|date|number[A-Z]\w+|uuid|timestamp)"\s*:/y;

/** Whether a text may hold the wrappers of extended JSON, which database export tools write. */
export function mayHoldExtendedJson(text: string): boolean {
  for (let at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at + 1)) {
    WRAPPER.lastIndex = at;
    if (text.charAt(at - 1) === '"' && WRAPPER.test(text)) return true;
  }
  return false;
}

/** Takes the value of `{"$oid": …}` and its like out of the wrapper; numbers in quotes become numbers. */
export function unwrapExtended(
  result: TextEdits,
  text: string,
  start: number,
  end: number,
  value: { readonly name: string; readonly start: number; readonly end: number },
): void {
  if (!WRAPPERS.has(value.name)) return;
  result.repair('repair/extended-json', start);
  const inner = text.slice(value.start, value.end);
  const number = NUMBER_WRAPPERS.has(value.name) ? inner.replace(/^"|"$/g, '') : inner;
  if (number !== inner && JSON_NUMBER.test(number)) {
    result.overwrite(start, end, number);
    return;
  }
  result.overwrite(start, value.start, '');
  result.overwrite(value.end, end, '');
}
