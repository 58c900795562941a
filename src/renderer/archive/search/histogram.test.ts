import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Instant } from '#shared/domain/time';
import { freshDatabases, TestArchive } from '../testing/archive';

let archive: TestArchive;
beforeEach(() => {
  freshDatabases();
  archive = new TestArchive();
});
afterEach(() => archive.close());

async function histogramOf(times: readonly string[], zone: string) {
  await archive.import([{ name: 'all.json', records: chatsAt(times) }]);
  const { histogram } = await archive.reader.facets({ text: '', clock: { now: 0 as Instant, zone }, keys: [] });
  return histogram;
}

function chatsAt(times: readonly string[], outcomes: readonly (string | undefined)[] = []) {
  return times.map((time, n) => {
    const disposition = outcomes[n];
    return { chat: `c${n}`, startedAt: Date.parse(time), lines: [], ...(disposition !== undefined && { disposition }) };
  });
}

const iso = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toISOString());

test.each([
  ['hour', ['2025-03-01T10:20Z', '2025-03-03T10:20Z'], 49],
  ['day', ['2025-03-01T10:20Z', '2025-03-09T10:20Z'], 9],
  ['week', ['2025-01-01T10:20Z', '2025-06-30T10:20Z'], 27],
  ['month', ['2020-01-31T10:20Z', '2025-06-30T10:20Z'], 66],
  ['year', ['2001-01-31T10:20Z', '2025-06-30T10:20Z'], 25],
])('a span is shown by the %s', async (unit, times, count) => {
  const histogram = await histogramOf(times, 'UTC');
  expect([histogram?.unit, histogram?.buckets.length]).toEqual([unit, count]);
  expect(histogram?.buckets.at(0)?.counts).toEqual([1]);
  expect(histogram?.buckets.at(-1)?.counts).toEqual([1]);
});

test('days are those of the zone, also where clocks change', async () => {
  const histogram = await histogramOf(['2025-03-29T22:30Z', '2025-03-29T23:30Z', '2025-04-05T12:00Z'], 'Europe/Oslo');
  expect(histogram?.buckets.slice(0, 3).map(({ from, counts }) => [iso(from), counts])).toEqual([
    ['2025-03-28T23:00:00.000Z', [1]],
    ['2025-03-29T23:00:00.000Z', [1]],
    ['2025-03-30T22:00:00.000Z', [0]],
  ]);
});

test('hours are whole ones of a zone whose clocks stand half an hour off', async () => {
  const histogram = await histogramOf(['2025-03-01T10:20Z', '2025-03-01T12:20Z'], 'Asia/Kolkata');
  expect(histogram?.buckets.map(({ from }) => iso(from))).toEqual([
    '2025-03-01T09:30:00.000Z',
    '2025-03-01T10:30:00.000Z',
    '2025-03-01T11:30:00.000Z',
  ]);
});

test('weeks begin on Monday', async () => {
  const histogram = await histogramOf(['2025-01-01T10:20Z', '2025-06-30T10:20Z'], 'UTC');
  expect(iso(histogram?.buckets[0]?.from)).toBe('2024-12-30T00:00:00.000Z');
});

test('without any time there is none', async () => {
  await archive.import([{ name: 'a', records: [{ chat: 'a', lines: [] }] }]);
  expect((await archive.reader.facets({ text: '' })).histogram).toBeUndefined();
});

test('bars can be made of outcomes: the rare ones share a part, and what has none has one of its own', async () => {
  const outcomes = ['sold', 'lost', 'left', 'back', 'late', 'busy', 'dull', 'odd'].flatMap((outcome, nth) =>
    Array.from({ length: 9 - nth }, () => outcome),
  );
  const times = [...outcomes, undefined].map((_, n) => `2025-03-0${1 + (n % 9)}T10:20Z`);
  await archive.import([{ name: 'all.json', records: chatsAt(times, outcomes) }]);
  const { histogram } = await archive.reader.facets({ text: '', keys: [], stackBy: 'outcome' });
  expect(histogram?.parts).toEqual([
    ...['sold', 'lost', 'left', 'back', 'late', 'busy'].map(value => ({ kind: 'value', value })),
    { kind: 'others', values: 2 },
    { kind: 'none' },
  ]);
  const sumOf = (part: number) => histogram?.buckets.reduce((sum, { counts }) => sum + (counts[part] ?? 0), 0);
  expect(histogram?.parts.map((_, part) => sumOf(part))).toEqual([9, 8, 7, 6, 5, 4, 3 + 2, 1]);
});

test('where days are as recorded, bars, counts and search read each beginning by the clock of its file', async () => {
  await archive.import([
    {
      name: 'all.json',
      records: [
        { chat: 'delhi', startedAt: Date.parse('2025-03-06T19:00Z'), offsetMinutes: 330, lines: [] },
        { chat: 'austin', startedAt: Date.parse('2025-03-07T01:00Z'), offsetMinutes: -360, lines: [] },
        { chat: 'none', startedAt: Date.parse('2025-03-07T01:00Z'), lines: [] },
        { chat: 'edge', startedAt: Date.parse('2025-03-11T00:00Z'), lines: [] },
      ],
    },
  ]);
  const clock = { now: 0 as Instant, zone: 'UTC', recorded: true } as const;
  const { histogram } = await archive.reader.facets({ text: '', clock, keys: [] });
  expect(histogram?.unit).toBe('day');
  const bars = histogram?.buckets.map(({ from, counts }) => [iso(from)?.slice(0, 10), counts[0] ?? 0]) ?? [];
  expect(bars.filter(([, count]) => count !== 0)).toEqual([
    ['2025-03-06', 1],
    ['2025-03-07', 2],
    ['2025-03-11', 1],
  ]);
  const counts = await archive.reader.counts(
    bars.map(([day]) => `on:${day}`),
    clock,
  );
  expect(counts).toEqual(bars.map(([, count]) => count));
  const edges = [...(histogram?.buckets.map(({ from }) => from) ?? []), histogram?.buckets.at(-1)?.until as Instant];
  const { between } = await archive.reader.facets({ text: '', clock, keys: [], edges });
  expect(between).toEqual(counts);
  // a moment with an offset is the same by every clock
  const moments = ['after:2025-03-07T00:30Z', 'after:2025-03-07T00:30', 'during:1741309200000..1741309200000'];
  expect(await archive.reader.counts(moments, clock)).toEqual([3, 3, 2]);
  expect(await archive.reader.counts(['on:2025-03-07'], { now: 0 as Instant, zone: 'UTC' })).toEqual([2]);
});
