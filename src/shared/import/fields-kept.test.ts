import { expect, test } from 'vitest';
import { isObject, type Json } from '../base/json';
import { conversationsOf, recordsIn, SAMPLES } from '../testing/samples';
import { parseExactly } from './repair/exact-json';

type Leaf = string | number | boolean;

/**
 * What stands in the original alone, and why nothing is lost by that: the Source tab shows it. Anything else that a vendor
 * writes must be in the conversation, under a name of ours or among the extras.
 */
const IN_THE_ORIGINAL_ALONE: readonly (readonly [place: RegExp, why: string])[] = [
  [/^ccai\/envelope\/type$/, 'says what the record is, and so which vendor reads it'],
  [/^ccai\/(?:event|envelope\/item)\/state$/, 'the state of the chat, which is told as an event'],
  [/\/queue_path_ids$/, 'ids of the queues that are told by their names'],
  [/^ccai\/transcript\/entries\/\*\/(?:body\/)?type$/, 'the kind of a message, which is drawn as that kind'],
  [/\/datacollection\/\*\/mode$/, 'whether a person or the system filled a form in'],
  [/\/dataCollections\/c1\/datacollection\/\*\/(?:label|name)$/, 'the name of remarks, which are told as remarks'],
  [/\/messageType$/, 'the kind of a message'],
  [/^ctlive\/transcript\/(?:messages\/\*\/)?_id$/, 'ids of the database that was printed'],
  [/\/lines\/\*\/(?:sub|text)Type$/, 'the kind of a message'],
  [/\/lines\/\*\/json(?:\/|$)/, 'how a card is built: it is drawn from that'],
  [/\/lines\/\*\/cannedAnswerType$/, 'the number -310, which stands for “none”'],
  [/\/interactiveTimeL$/, 'a second form of interactiveTime'],
  [/\/originalTimeStamp$/, 'a second form of the time of an event'],
  [/\/sdeType$/, 'the kind of an event, which is told as that kind'],
  [/\/info\/skillName$/, '“Unassigned”, which stands for none'],
  [/\/preChat\/\*\/(?:time|name)$/, 'the name and time of a survey without answers'],
];

/** Each value of a record with its place, numbers of list items left out. */
function leavesOf(value: Json, place = ''): readonly (readonly [string, Leaf])[] {
  if (Array.isArray(value)) return value.flatMap((each: Json) => leavesOf(each, `${place}/*`));
  if (isObject(value))
    return Object.entries(value).flatMap(([name, each]) => leavesOf(each ?? null, `${place}/${name}`));
  return typeof value === 'object' || value === '' ? [] : [[place, value]];
}

/** How a value may stand in a conversation: as it is, or as the instant that a time means. */
function formsOf(leaf: Leaf): readonly string[] {
  const written = JSON.stringify(leaf);
  if (typeof leaf !== 'string') return [written];
  const instant = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(leaf) ? Date.parse(leaf.replace(' ', 'T')) : Number.NaN;
  return [written.slice(1, -1), ...(Number.isNaN(instant) ? [] : [String(instant), new Date(instant).toISOString()])];
}

test('D-07: every value of every sample is in its conversation, or named here as one of the original alone', async () => {
  const records = await recordsIn(SAMPLES);
  const shown = JSON.stringify(conversationsOf(records));
  const missing = new Set<string>();
  let leaves = 0;
  for (const { shape, text } of records) {
    for (const [place, leaf] of leavesOf(parseExactly(text)?.value ?? null)) {
      leaves += 1;
      if (!formsOf(leaf).some(form => shown.includes(form))) missing.add(`${shape}${place}`);
    }
  }
  expect(leaves).toBeGreaterThan(2500);
  const unexplained = [...missing].filter(where => !IN_THE_ORIGINAL_ALONE.some(([place]) => place.test(where)));
  expect(unexplained).toEqual([]);
  const stale = IN_THE_ORIGINAL_ALONE.filter(([place]) => ![...missing].some(where => place.test(where)));
  expect(stale).toEqual([]);
});

test('D-07: the original of every record is kept as it stands in its file', async () => {
  for (const [name, text] of Object.entries(SAMPLES)) {
    for (const record of await recordsIn({ [name]: text })) {
      expect(text.includes(record.asWritten), name).toBe(true);
    }
  }
});
