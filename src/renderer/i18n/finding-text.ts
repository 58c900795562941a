import type { Finding, Place } from '#shared/domain/finding';
import { formatBytes } from './format';
import { isTextKey, text } from './text';

/** Facts that are numbers of bytes. */
const AMOUNTS = new Set(['needed', 'reserve', 'free']);

/** A finding in words. One whose code has no text yet is named by its code rather than left out. */
export function findingText({ code, facts = {} }: Pick<Finding, 'code' | 'facts'>): string {
  const key = `finding.${code}`;
  if (!isTextKey(key)) return text('importing.unnamedFinding', { code });
  try {
    return text(key, Object.fromEntries(Object.entries(facts).flatMap(factsOf)));
  } catch {
    // an older importer's finding may lack a fact that its text asks for today
    return text('importing.incompleteFinding', { code });
  }
}

/** A fact, and whether there is anything in it: a sentence about nothing is left out. */
function factsOf([name, value]: [string, string | number]): readonly (readonly [string, string | number])[] {
  return [
    [name, written(name, value)],
    [`has_${name}`, value === '' ? 'no' : 'yes'],
  ];
}

function written(name: string, value: string | number): string | number {
  return AMOUNTS.has(name) && typeof value === 'number' ? formatBytes(value) : value;
}

/** "march.json:12:7", and the pointer inside the record where there is one: "march.json #3 /lines/0/text". */
export function placeText({ file, record, line, column, pointer }: Place): string {
  const inFile = line === undefined ? file : `${file}:${line}${column === undefined ? '' : `:${column}`}`;
  const inRecord = record === undefined || line !== undefined ? '' : ` #${record + 1}`;
  return `${inFile}${inRecord}${pointer === undefined || pointer === '' ? '' : ` ${pointer}`}`;
}
