import { isObject, type Json } from '#shared/base/json';
import type { DetailRow } from './detail-rows';

const MOST = 400;

/**
 * Vendor members flattened to one row for each value, under its dotted name. Beyond 400 rows the rest stands in the
 * last row as JSON, so that nothing is left out.
 */
export function extraRows(members: Readonly<Record<string, Json>>): readonly DetailRow[] {
  const rows: DetailRow[] = [];
  for (const [name, value] of Object.entries(members)) addRows(rows, name, value);
  return rows;
}

function addRows(rows: DetailRow[], name: string, value: Json): void {
  if (rows.length >= MOST || !isContainer(value)) {
    rows.push({ name, value: typeof value === 'string' ? value : JSON.stringify(value) });
    return;
  }
  const members = Array.isArray(value)
    ? value.map((member, index): [string, Json] => [String(index), member])
    : Object.entries(value).flatMap(([key, member]): [string, Json][] => (member === undefined ? [] : [[key, member]]));
  if (members.length === 0) rows.push({ name, value: JSON.stringify(value) });
  for (const [key, member] of members) addRows(rows, `${name}.${key}`, member);
}

function isContainer(value: Json): value is Exclude<Json, null | boolean | number | string> {
  return Array.isArray(value) || isObject(value);
}
