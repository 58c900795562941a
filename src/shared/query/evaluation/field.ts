import { isObject, type Json } from '../../base/json';
import { fold } from '../../text/fold';
import type { FieldFilter } from '../language/tree';
import { fitsWildcard } from '../language/wildcard';

/**
 * Whether an original record has the field, and with one of the values if any is asked for.
 *
 * The path is the end of the field's own: `clientData.customerid`, `customerid`. A list is looked through, its numbers
 * are no part of a path. Case and accents do not matter, `*` stands for anything, and numbers and truth values are
 * compared as they are printed. A field that holds nothing is not there.
 */
export function matchesField({ path, values }: FieldFilter, original: Json): boolean {
  const wanted = fold(path).split('.');
  const wantedValues = values?.map(fold);
  return search(original, []);

  function search(found: Json | undefined, way: readonly string[]): boolean {
    if (found === undefined || found === null) return false;
    if (Array.isArray(found)) return found.some((element: Json) => search(element, way));
    if (fitsPath(wanted, way) && fitsValue(wantedValues, found)) return true;
    return (
      isObject(found) &&
      Object.entries(found).some(([name, member]) => search(member, [...way, ...fold(name).split('.')]))
    );
  }
}

function fitsPath(wanted: readonly string[], way: readonly string[]): boolean {
  const skipped = way.length - wanted.length;
  return skipped >= 0 && wanted.every((pattern, nth) => fitsWildcard(pattern, way[skipped + nth] ?? ''));
}

function fitsValue(wanted: readonly string[] | undefined, found: Json): boolean {
  if (wanted === undefined) return found !== '' && !(isObject(found) && Object.keys(found).length === 0);
  if (isObject(found)) return false;
  const held = fold(String(found));
  return wanted.some(value => fitsWildcard(value, held));
}
