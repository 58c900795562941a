import fc from 'fast-check';
import { jsonrepair } from 'jsonrepair';
import { describe, expect, test } from 'vitest';
import { runs } from '#shared/testing/runs';
import type { Json, JsonObject } from '../../../base/json';
import { conversation } from '../../../domain/conversation';
import { listOf } from '../../kit/reading';
import { liveperson } from '.';
import emptyPageText from './samples/empty-page.json?raw';
import { engagement, merged, partOf, read, remarksOf, sample, withLines } from './samples/engagement';
import fileListingText from './samples/file-listing.json?raw';
import numberedText from './samples/line-numbers.json?raw';
import missingComma from './samples/missing-comma.json?raw';
import unnumberedText from './samples/no-line-numbers.json?raw';
import richText from './samples/rich.json?raw';
import richPartText from './samples/rich.part.json?raw';
import searchRequestText from './samples/search-request.json?raw';
import smallestText from './samples/smallest.json?raw';
import trailingComma from './samples/trailing-comma.json?raw';

const emptyPage = sample(emptyPageText);
const fileListing = sample(fileListingText);
const numbered = sample(numberedText);
const unnumbered = sample(unnumberedText);
const rich = sample(richText);
const richPart = sample(richPartText);
const searchRequest = sample(searchRequestText);
const smallest = sample(smallestText);

const firstOf = (page: JsonObject) => listOf(page.interactionHistoryRecords)[0] as JsonObject;
const richRecord = firstOf(rich);
const shapeOf = (record: JsonObject) => liveperson.shapes.filter(shape => shape.recognise(record)).map(({ id }) => id);

test('a record with everything is read whole', () => {
  expect(read(richRecord, { _metadata: rich._metadata })).toEqual(richPart);
});

test('what it is read to is a conversation', () => {
  expect(conversation.safeParse(merged(richRecord)).error).toBeUndefined();
});

test('the smallest record is a conversation with one line', () => {
  const { key, participants, messages, events } = partOf(firstOf(smallest));
  expect(key).toBe('liveperson:acct41900001');
  expect(participants.map(({ role, name }) => [role, name])).toEqual([
    ['customer', undefined],
    ['agent', 'Ben'],
  ]);
  expect(messages.map(({ body }) => body.text)).toEqual(['Hello']);
  expect(events).toEqual([]);
});

describe('a record is recognised by its members', () => {
  test.each([
    ['an engagement', engagement(), 'liveperson/engagement'],
    ['lines beside an info without id', { info: {}, transcript: { lines: [] } }, 'liveperson/engagement'],
    ['a page without records', emptyPage, 'liveperson/empty-page'],
    ['a page whose records were left out', { _metadata: emptyPage._metadata }, 'liveperson/empty-page'],
    ['a page with nothing for records', { interactionHistoryRecords: null }, 'liveperson/empty-page'],
    ['a search request', searchRequest, 'liveperson/search-request'],
    ['a list of export files', fileListing, 'liveperson/file-listing'],
  ])('%s', (_, record, shape) => {
    expect(shapeOf(record as JsonObject)).toEqual([shape]);
  });

  test.each([
    ['a conversation of the messaging interface', { info: { conversationId: 'c1' }, messageRecords: [] }],
    ['a page of the messaging interface', { _metadata: { count: 1 }, conversationHistoryRecords: [] }],
    ['a time range of somebody else', { start: { from: 1, to: 2 } }],
    ['info that is text', { info: 'engagementId' }],
    ['a page that has records', { interactionHistoryRecords: [engagement()] }],
  ])('%s is not ours', (_, record) => {
    expect(shapeOf(record as JsonObject)).toEqual([]);
  });
});

describe('what holds no conversation is explained', () => {
  test.each([
    [searchRequest, { kind: 'explained', code: 'liveperson/search-request' }],
    [fileListing, { kind: 'explained', code: 'liveperson/file-listing' }],
    [emptyPage, { kind: 'explained', code: 'liveperson/empty-page', facts: { total: 12, offset: 50 } }],
  ])('%#', (record, reading) => {
    const shape = liveperson.shapes.find(candidate => candidate.recognise(record as JsonObject));
    expect(shape?.read(record as JsonObject, { file: 'x', record: 0 })).toEqual(reading);
  });
});

describe('a record that cannot say which chat it is', () => {
  const lines = { transcript: { lines: [] } };
  test('is known by another id of the vendor, or by who came when, and this is said', () => {
    expect(partOf({ info: { engagementId: '', sharkEngagementId: 's1' }, ...lines }).key).toBe('liveperson:s1');
    const came = { info: { visitorId: 'v', startTimeL: 1700000005000 }, ...lines };
    expect(partOf(came).key).toBe('liveperson:v%2F1700000005000');
    expect(remarksOf(came)).toEqual(['liveperson/substitute-id /info 1']);
  });
  test('is rejected where there is nothing', () => {
    const [shape] = liveperson.shapes;
    expect(shape?.read({ info: {}, ...lines }, { file: 'x', record: 0 })).toEqual({
      kind: 'rejected',
      code: 'liveperson/no-engagement-id',
      pointer: '/info/engagementId',
    });
  });
});

describe('a page with a partial result', () => {
  const partial = (offset: number) => ({
    _metadata: {
      count: '70',
      self: { href: `/search?limit=50&offset=${offset}` },
      shardsStatusResult: { partialResult: true },
    },
  });
  const codes = (page: JsonObject, record: number) => read(engagement(), page, record).remarks.map(({ code }) => code);

  test('is noticed on its first record, alone in its file or after another page', () => {
    expect(codes(partial(50), 0)).toEqual(['liveperson/partial-result']);
    expect(codes(partial(50), 50)).toEqual(['liveperson/partial-result']);
    expect(codes(partial(50), 51)).toEqual([]);
  });
  test('says where in the search it stands', () => {
    expect(read(engagement(), partial(50)).remarks[0]?.facts).toEqual({ total: 70, offset: 50 });
  });
});

test('broken samples read, once repaired, as the whole one would', () => {
  for (const text of [missingComma, trailingComma]) {
    expect(partOf(JSON.parse(jsonrepair(text))).facts).toEqual([
      { group: 'campaign', facts: [{ name: 'visitorProfileName', value: 'Everybody' }] },
    ]);
  }
});

describe('copies of one engagement', () => {
  test('with and without line numbers give the same lines', () => {
    const both = merged(unnumbered, numbered);
    expect(both.messages.map(({ body }) => body.text).sort()).toEqual(['four', 'one', 'three', 'two']);
    expect(both.messages.find(({ body }) => body.text === 'two')?.score).toBe(50);
    expect(merged(numbered, unnumbered)).toEqual({ ...both, origins: expect.anything() });
  });

  test('with the account and without it are one conversation', () => {
    expect(partOf(engagement({ accountId: 'acct4' })).key).toBe(partOf(engagement()).key);
  });

  test('extend when longer and never shrink when shorter', () => {
    const line = (n: number) => ({ timeL: 1_700_000_010_000 + n, text: `line ${n}`, source: 'visitor', by: 'Ana' });
    const long = withLines(line(1), line(2), line(3));
    const short = withLines(line(1), line(2));
    expect(merged(short, long).messages).toEqual(merged(long).messages);
    expect(merged(long, short).messages).toEqual(merged(long).messages);
  });

  test('tell once how the chat went, whether lines record it or times only imply it', () => {
    const info = { endTimeL: 1_700_000_090_000, agentId: '77' };
    const bare = engagement(info);
    const full = engagement(info, {
      transcript: {
        lines: [
          { timeL: 1_700_000_005_000, controlType: 3, text: 'Here is Ben', source: 'system', by: 'info' },
          { timeL: 1_700_000_090_001, controlType: 5, text: 'Over', source: 'system', by: 'info' },
        ],
      },
    });
    expect(merged(bare, full).events.map(({ kind, origin }) => [kind, origin])).toEqual([
      ['joined', 'recorded'],
      ['ended', 'recorded'],
    ]);
  });

  test('are incomplete together only if each of them is', () => {
    const cut = engagement({ isPartial: true, chatDataEnriched: false, startReason: 1 });
    const whole = engagement({ isPartial: false, chatDataEnriched: true, startReason: 1 });
    expect(merged(cut).flags).toEqual(['notEnriched', 'partial', 'transferred']);
    expect(merged(cut, whole).flags).toEqual(['transferred']);
    expect(merged(whole, cut).flags).toEqual(['transferred']);
  });
});

describe('whatever a record holds', () => {
  const checked = (record: JsonObject) => {
    for (const shape of liveperson.shapes) {
      shape.recognise(record);
      const reading = shape.read(record, { file: 'x', record: 0, page: record });
      if (reading.kind !== 'part' || reading.part.key === undefined) continue;
      const origin = { shape: shape.id, file: 'x', record: 0 };
      const { key } = reading.part;
      const parsed = conversation.safeParse(liveperson.assemble(key, [{ part: reading.part, origin, findings: [] }]));
      expect(parsed.error).toBeUndefined();
    }
  };

  test('reading it never throws, and what comes out is a conversation', () => {
    fc.assert(fc.property(fc.jsonValue(), value => checked({ value: value as Json, ...(value as JsonObject) })));
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(
            'info',
            'transcript',
            'sdes',
            'surveys',
            'coBrowseSessions',
            'lineScores',
            'campaign',
            'visitorInfo',
          ),
          fc.jsonValue(),
        ),
        value => checked(value as JsonObject),
      ),
    );
  });

  test('a good record with any member replaced never throws, and is still a conversation', () => {
    const paths = pathsOf(richRecord);
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
        checked(replaced(richRecord, path, value as Json) as JsonObject);
      }),
      { numRuns: runs(100) },
    );
  });

  test('the same record reads to the same part', () => {
    expect(partOf(structuredClone(richRecord))).toEqual(partOf(richRecord));
  });
});

function pathsOf(value: Json | undefined, path: readonly string[] = []): (readonly string[])[] {
  const below = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [...(path.length === 0 ? [] : [path]), ...below.flatMap(([name, member]) => pathsOf(member, [...path, name]))];
}

function replaced(value: Json | undefined, [name, ...rest]: readonly string[], by: Json): Json | undefined {
  if (name === undefined) return by;
  if (Array.isArray(value))
    return value.map((element: Json, index) =>
      String(index) === name ? (replaced(element, rest, by) ?? null) : element,
    );
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([member, held]) => [member, member === name ? replaced(held, rest, by) : held]),
  ) as JsonObject;
}
