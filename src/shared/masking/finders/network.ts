import type { Found } from '../kinds';
import { isUnspaced } from './scripts';

const V4 = /(?<![\p{L}\p{N}.:_-])(?:\d{1,3}\.){3}\d{1,3}(?![\p{L}\p{N}_]|\.\d)/gu;
const V6 = /(?<![\p{L}\p{N}.:])(?:[\da-f]{0,4}:){2,7}(?:[\da-f]{0,4}|(?:\d{1,3}\.){3}\d{1,3})(?![\p{L}\p{N}:]|\.\d)/giu;
// "1.2.3.4" is a version as often as an address: words before it decide
const VERSION_BEFORE = /(?:\bv|version|release|firmware|build|update|ver\.?)[\s:]{0,2}$/i;
const ADDRESS_BEFORE = /\bip(?:v4)?(?:[ -]?(?:address|adresse))?(?: is)?[\s:=]{0,3}$/i;
const LOOK_BACK = 24;

/** IP addresses. */
export function networkAddressesIn(text: string): readonly Found[] {
  const found: Found[] = [];
  for (const { index, 0: address } of text.matchAll(V4)) {
    const before = text.slice(Math.max(0, index - LOOK_BACK), index);
    if (isV4(address) && (ADDRESS_BEFORE.test(before) || (!VERSION_BEFORE.test(before) && isNoVersion(address))))
      found.push({ start: index, end: index + address.length, kind: 'network' });
  }
  if (!text.includes(':')) return found;
  for (const { index, 0: address } of text.matchAll(V6)) {
    if (isV6(address)) found.push({ start: index, end: index + address.length, kind: 'network' });
  }
  return found;
}

function isV4(address: string): boolean {
  return address.split('.').every(part => Number(part) <= 255 && (part.length === 1 || part[0] !== '0'));
}

function isNoVersion(address: string): boolean {
  const [first = 0, ...others] = address.split('.').map(Number);
  return first > 0 && (first >= 10 || others.some(part => part >= 100));
}

function isV6(address: string): boolean {
  const groups = address.split(':');
  const named = groups.filter(group => group !== '').length;
  // a time has two colons and no gap
  if (!address.includes('::')) return groups.length === 8 || (groups.length === 7 && address.includes('.'));
  return address.indexOf('::') === address.lastIndexOf('::') && (named > 1 || address.includes('.'));
}

const ADDRESS = /(?<![\p{L}\p{N}+.-])(?:[a-z][a-z\d+.-]{1,15}:\/\/|www\.)/giu;
const ENDS_ADDRESS = /[\s<>"“”„»«`{}|\\^\p{Cc}]/u;
const NOT_AT_THE_END = /[.,;:!?'’)\]}>。、，！？）」]/;
const LONGEST_ADDRESS = 4000;
const SHORTEST_KEY = 8;

/** What an address of the web carries besides host and path: a login, and the values of its query. */
export function linkPartsIn(text: string): readonly Found[] {
  const found: Found[] = [];
  for (const { index, 0: beginning } of text.matchAll(ADDRESS)) {
    const end = endOfAddress(text, index + beginning.length);
    const address = text.slice(index, end);
    const host = beginning.length;
    const pathAt = firstOf(address, '/?#', host);
    const login = address.slice(host, pathAt).lastIndexOf('@');
    if (login > 0) found.push({ start: index + host, end: index + host + login, kind: 'link' });
    const query = valuesAt(address, pathAt);
    if (query !== undefined) found.push({ start: index + query, end, kind: 'link' });
  }
  return found;
}

/** Where the values of a query begin. A short word behind `?` or `#` names a place of the page. */
function valuesAt(address: string, from: number): number | undefined {
  for (let at = firstOf(address, '?#', from); at < address.length; at = firstOf(address, '?#', at + 1)) {
    const values = address.slice(at + 1);
    const key = address[at] === '?' ? values.slice(0, firstOf(values, '#', 0)) : '';
    if (values.includes('=') || key.length >= SHORTEST_KEY) return at + 1;
  }
  return undefined;
}

function endOfAddress(text: string, from: number): number {
  const until = Math.min(text.length, from + LONGEST_ADDRESS);
  let end = from;
  while (end < until) {
    const letter = text[end] ?? '';
    if (ENDS_ADDRESS.test(letter) || isUnspaced(letter)) break;
    end += 1;
  }
  while (end > from && NOT_AT_THE_END.test(text[end - 1] ?? '')) end -= 1;
  return end;
}

function firstOf(text: string, signs: string, from: number): number {
  let at = from;
  while (at < text.length && !signs.includes(text[at] ?? '')) at += 1;
  return at;
}
