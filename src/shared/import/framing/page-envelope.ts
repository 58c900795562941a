import { isObject, type Json, type JsonObject } from '../../base/json';
import { type RecordText, readRecordText } from '../repair/record-text';
import type { OpenPage } from './framing-listener';

/** What a page says besides its records. */
export interface Envelope {
  /** Members of the page, the records' array left out. */
  readonly members: JsonObject;
  readonly reading: RecordText;
}

const encoder = new TextEncoder();
const CLOSERS: Readonly<Record<number, string>> = { 91: ']', 123: '}' };

/** Reads the beginning of a page, all that is known of it when its first record comes. */
export function readPageHead(page: OpenPage): Envelope | undefined {
  const closers = [...page.brackets].reverse().map(bracket => CLOSERS[bracket]);
  return readEnvelope(page, encoder.encode(`]${closers.join('')}`));
}

/** Reads a page with its end. */
export function readWholePage(page: OpenPage, tail: Uint8Array): Envelope | undefined {
  return readEnvelope(page, tail);
}

function readEnvelope(page: OpenPage, tail: Uint8Array): Envelope | undefined {
  const reading = readRecordText(pageWithoutRecords(page, tail));
  if (!reading.ok) return undefined;
  return { members: withoutRecords(reading.value.record, page), reading: reading.value };
}

/** The text of a page with an empty array where its records were. */
export function pageWithoutRecords({ head }: OpenPage, tail: Uint8Array): Uint8Array {
  const closing = tail[0] === 93 ? 0 : 1;
  const whole = new Uint8Array(head.length + closing + tail.length);
  whole.set(head);
  if (closing === 1) whole[head.length] = 93;
  whole.set(tail, head.length + closing);
  return whole;
}

/** Whether a page has more to say after its records than that it ends. */
export function hasMembers(tail: Uint8Array): boolean {
  return tail.includes(58);
}

/** Follows the wrapped page to the object with the records' array, which is the last member all the way. */
function withoutRecords(document: JsonObject, { brackets, head }: OpenPage): JsonObject {
  const name = nameOfArray(head);
  let at: Json | undefined = document;
  for (const bracket of brackets.subarray(0, -1)) {
    if (bracket === 123 && isObject(at))
      at = Object.values(at).findLast(value => typeof value === 'object' && value !== null);
    else if (Array.isArray(at)) at = at.at(-1);
  }
  const page = isObject(at) ? at : document;
  return Object.fromEntries(Object.entries(page).filter(([member]) => member !== name));
}

function nameOfArray(head: Uint8Array): string {
  const text = new TextDecoder().decode(head.subarray(Math.max(0, head.length - 256)));
  return text.match(/[\w$]+/g)?.at(-1) ?? '';
}
