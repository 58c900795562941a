import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isObject, type Json, type JsonObject } from '../base/json';
import type { Conversation } from '../domain/conversation';
import { comparableWords } from '../domain/merging/bodies';
import { contradictionsOf } from '../domain/merging/conflicts';
import { allVersions } from '../domain/version';
import { conversationsOf, recordsIn, SAMPLES } from '../testing/samples';
import type { StoredRecord } from './contributions';
import { parseExactly } from './repair/exact-json';

/** Where each vendor writes its lines of plain text, read without the importers. */
const LINES: Readonly<Record<string, (record: JsonObject) => readonly Json[]>> = {
  'vcc-live/chat': ({ conversation }) =>
    (Array.isArray(conversation) ? conversation : isObject(conversation) ? Object.values(conversation) : []).map(
      line => (isObject(line) ? (line.message ?? null) : (line ?? null)),
    ),
  'ctlive/transcript': ({ messages }) =>
    (Array.isArray(messages) ? messages : []).map(message => {
      const data = isObject(message) && isObject(message.data) ? message.data : message;
      const content = isObject(data) ? data.content : undefined;
      const isText = isObject(data) && (data.messageType ?? 'TEXT') === 'TEXT';
      return isText && isObject(content) ? (content.text ?? null) : null;
    }),
  'ccai/transcript': ({ entries }) =>
    (Array.isArray(entries) ? entries : []).map(entry => {
      const body = isObject(entry) ? entry.body : undefined;
      return isObject(body) && body.type === 'text' ? (body.content ?? null) : null;
    }),
  'liveperson/engagement': ({ transcript }) =>
    (isObject(transcript) && Array.isArray(transcript.lines) ? transcript.lines : []).map(line =>
      isObject(line) && (line.textType ?? 'plain') === 'plain' ? (line.text ?? null) : null,
    ),
};

/** The plain words of a record's lines, as they stand in the file; only those that have any. */
function wordsIn({ shape, text }: StoredRecord): readonly string[] {
  const value = parseExactly(text)?.value;
  const lines = isObject(value) ? (LINES[shape]?.(value) ?? []) : [];
  return lines
    .filter(line => typeof line === 'string')
    .map(comparableWords)
    .filter(words => words !== '');
}

function wordsShown({ messages }: Conversation): readonly string[] {
  return messages.flatMap(message => allVersions(message).map(({ body }) => comparableWords(body.text)));
}

function counted(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const each of words) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
}

/** Every line of the record is among those shown, as often as the record has it. */
function expectKept(record: StoredRecord, shown: readonly string[]): void {
  const counts = counted(shown);
  for (const [words, count] of counted(wordsIn(record)))
    expect([words, (counts.get(words) ?? 0) >= count]).toEqual([words, true]);
}

describe('D-06: no message is lost and none invented', { timeout: 60_000 }, () => {
  test.each(Object.keys(LINES))('in any sample of %s alone', async shape => {
    let lines = 0;
    for (const [name, text] of Object.entries(SAMPLES)) {
      const records = await recordsIn({ [name]: text });
      for (const record of records.filter(each => each.shape === shape)) {
        const [alone] = conversationsOf([record]);
        if (alone === undefined) continue;
        expectKept(record, wordsShown(alone));
        expect(alone.messages.every(({ versions }) => versions === undefined)).toBe(true);
        lines += wordsIn(record).length;
      }
    }
    expect(lines).toBeGreaterThan(3);
  });

  test('in all samples together, and each difference has a finding', async () => {
    const records = await recordsIn(SAMPLES);
    const all = conversationsOf(records);
    for (const conversation of all) {
      const shown = wordsShown(conversation);
      const own = records.filter(({ file, record }) =>
        conversation.origins.some(origin => origin.file === file && origin.record === record),
      );
      for (const record of own) expectKept(record, shown);
      const said = new Set(own.flatMap(wordsIn));
      const versions = conversation.messages.flatMap(message => message.versions?.slice(1) ?? []);
      expect(contradictionsOf(conversation)).toBeGreaterThanOrEqual(versions.length);
      // words of plain text that no record has would be invented
      for (const { body, versions: own } of conversation.messages) {
        if (body.kind === 'text' && own === undefined && said.size > 0 && LINES_ONLY.has(conversation.source)) {
          expect([...said, '']).toContain(comparableWords(body.text));
        }
      }
    }
    expect(all.length).toBeGreaterThan(10);
  });

  test('in partial and contradicting copies of any sample', { timeout: 120_000 }, async () => {
    const records = (await recordsIn(SAMPLES)).filter(record => wordsIn(record).length > 1);
    // all of one record, each with other words in lines that the others likely have, too
    const copies = fc.array(
      fc.record({
        from: fc.constantFrom(0, 0, 1),
        left: fc.constantFrom(0, 0, 1),
        edited: fc.subarray([0, 1, 2], { minLength: 1 }),
      }),
      { minLength: 2, maxLength: 4 },
    );
    let contradicting = 0;
    let tried = 0;
    fc.assert(
      fc.property(fc.constantFrom(...records), copies, (record, all) => {
        const partial = all.map(({ from, left, edited }, nth) => ({
          ...record,
          file: `copy ${nth}`,
          text: changed(record, from, left, edited, nth),
        }));
        for (const conversation of conversationsOf(partial)) {
          const shown = wordsShown(conversation);
          for (const each of partial) {
            if (conversation.origins.some(({ file }) => file === each.file)) expectKept(each, shown);
          }
          tried += 1;
          if (contradictionsOf(conversation) > 0) contradicting += 1;
        }
      }),
      { numRuns: 60 },
    );
    // a law about contradictions has to meet them
    expect(contradicting / tried).toBeGreaterThan(0.5);
  });
});

const LINES_ONLY: ReadonlySet<string> = new Set(['vcc-live']);

const LISTS: readonly (readonly string[])[] = [['conversation'], ['messages'], ['entries'], ['transcript', 'lines']];

/** A record with the first and last lines cut off, and other words in some of them, named by their place in the whole. */
function changed({ text }: StoredRecord, from: number, left: number, edited: readonly number[], copy: number): string {
  const value = JSON.parse(text) as Record<string, unknown>;
  for (const way of LISTS) {
    const holder = way.length === 1 ? value : (value[way[0] ?? ''] as Record<string, unknown> | undefined);
    const name = way.at(-1) ?? '';
    const list = holder?.[name];
    if (holder === undefined || !Array.isArray(list)) continue;
    const spelled = list.map((line, nth) =>
      edited.includes(nth)
        ? JSON.parse(JSON.stringify(line).replace(/("(?:text|message|content)":"[^"\\]+)"/, `$1 indeed ${copy}"`))
        : line,
    );
    holder[name] = spelled.slice(from, Math.max(from + 1, list.length - left));
  }
  return JSON.stringify(value);
}
