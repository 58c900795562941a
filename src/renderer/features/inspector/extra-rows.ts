import { isObject, type Json } from '#shared/base/json';
import type { DetailRow } from './detail-rows';

const MOST = 400;

/**
 * Vendor members flattened to one row for each value, under its dotted name. Beyond 400 rows the rest stands in the
 * last row as JSON, so that nothing is left out.
 */
export function extraRows(members: Readonly<Record<string, Json>>): readonly DetailRow[] {
  const rows: DetailRow[] = [];
  for (const [name, value] of Object.entries(members)) addRows(rows, name, name, value);
  return rows;
}

/** `path` is the name without the numbers of list elements, as the search knows the field. */
function addRows(rows: DetailRow[], name: string, path: string, value: Json): void {
  if (isContainer(value) && rows.length < MOST) {
    const members = Array.isArray(value)
      ? value.map((member, index) => [`${name}.${index}`, path, member] as const)
      : Object.entries(value).flatMap(([key, member]) =>
          member === undefined ? [] : [[`${name}.${key}`, `${path}.${key}`, member] as const],
        );
    if (members.length === 0) rows.push({ name, value: JSON.stringify(value) });
    for (const [each, way, member] of members) addRows(rows, each, way, member);
    return;
  }
  const words = typeof value === 'string' ? value : JSON.stringify(value);
  const findable = !isContainer(value) && value !== null && value !== '';
  rows.push({ name, value: words, ...(findable && { filter: { key: 'field', value: `${path}=${words}` } }) });
}

function isContainer(value: Json): value is Exclude<Json, null | boolean | number | string> {
  return Array.isArray(value) || isObject(value);
}
