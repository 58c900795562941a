import { differences, differencesAllowed } from '../../text/close';
import { compareBytes } from '../bytes';
import { DictionaryCursor, sharedLength } from './dictionary';
import type { SegmentHead, SegmentSource, TermEntry } from './segment';

/** The entry of exactly this term. */
export async function findTerm(source: SegmentSource, term: Uint8Array): Promise<TermEntry | undefined> {
  const block = lastBlock(source.head, first => compareBytes(first, term) <= 0);
  const cursor = await cursorOver(source, block, block);
  while (cursor.next()) {
    const order = compareBytes(cursor.term, term);
    if (order === 0) return cursor.entry();
    if (order > 0) return undefined;
  }
  return undefined;
}

/** The entries of all terms that begin with `prefix`, in order: neighbours, so their lists are one run of bytes. */
export async function findPrefix(source: SegmentSource, prefix: Uint8Array): Promise<readonly TermEntry[]> {
  const found: TermEntry[] = [];
  await eachWithPrefix(source, prefix, cursor => found.push(cursor.entry()));
  return found;
}

/** The entries of all terms that are nearly this one, with how many letters are other ones. Reads the whole dictionary. */
export async function findClose(
  source: SegmentSource,
  term: Uint8Array,
): Promise<readonly { readonly entry: TermEntry; readonly term: string; readonly apart: number }[]> {
  const wanted = [...decoder.decode(term)];
  const most = differencesAllowed(wanted.length);
  const found: { entry: TermEntry; term: string; apart: number }[] = [];
  await eachWithPrefix(source, NOTHING, cursor => {
    // a letter has one to four bytes
    const { length } = cursor.term;
    if (length < wanted.length - most || length > (wanted.length + most) * 4) return;
    const held = decoder.decode(cursor.term);
    const apart = differences(wanted, [...held], most);
    if (apart !== undefined) found.push({ entry: cursor.entry(), term: held, apart });
  });
  return found;
}

const decoder = new TextDecoder();
const NOTHING = new Uint8Array();

/** Stands at each term that begins with `prefix`, in order. */
export async function eachWithPrefix(
  source: SegmentSource,
  prefix: Uint8Array,
  visit: (cursor: DictionaryCursor) => void,
): Promise<void> {
  const { head } = source;
  const from = lastBlock(head, first => compareBytes(first, prefix) <= 0);
  const until = lastBlock(head, first => compareBytes(first.subarray(0, prefix.length), prefix) <= 0);
  const cursor = await cursorOver(source, from, until);
  while (cursor.next()) {
    if (sharedLength(cursor.term, prefix) === prefix.length) visit(cursor);
    else if (compareBytes(cursor.term, prefix) > 0) return;
  }
}

/** Reads the blocks from `first` to `last`, the last one included. */
async function cursorOver(source: SegmentSource, first: number, last: number): Promise<DictionaryCursor> {
  const { dictionaryBlocks: blocks, dictionaryBytes } = source.head;
  const from = blocks[first] ?? dictionaryBytes;
  const until = blocks[last + 1] ?? dictionaryBytes;
  const stretch = until > from ? await source.read('dictionary', from, until - from) : new Uint8Array();
  return new DictionaryCursor(stretch, blocks, first);
}

/** The last block whose first term passes, where those that pass come first; the first one where none does. */
function lastBlock({ firstTerms, firstTermEnds }: SegmentHead, passes: (first: Uint8Array) => boolean): number {
  let low = 0;
  let high = firstTermEnds.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (passes(firstTerms.subarray(firstTermEnds[middle - 1] ?? 0, firstTermEnds[middle]))) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}
