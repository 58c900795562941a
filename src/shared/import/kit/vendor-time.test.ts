import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTime, timesIn } from './vendor-time';

const at = Date.UTC(2015, 4, 28, 4, 46, 23, 209);

describe('every way of writing one moment is that moment', () => {
  test.each([
    ['epoch milliseconds', at],
    ['epoch milliseconds as a float', at + 0.4],
    ['epoch milliseconds as text', String(at)],
    ['epoch milliseconds as text of a float', `${at}.0`],
    ['epoch seconds as a float', at / 1000],
    ['epoch seconds as text', '1432788383.209'],
    ['epoch microseconds', at * 1000],
    ['epoch microseconds as text', `${at}000`],
    ['extended JSON', { $date: { $numberLong: String(at) } }],
    ['ISO 8601 in UTC', '2015-05-28T04:46:23.209Z'],
    ['ISO 8601 with seven decimals', '2015-05-28T04:46:23.2099999Z'],
    ['blanks around it', ` ${at} `],
  ])('%s', (_, value) => {
    expect(readTime(value)).toEqual({ at });
  });

  test.each([
    ['a blank between and an offset without colon', '2015-05-28 04:46:23.209+0000', 0],
    ['an offset with colon', '2015-05-28T06:46:23.209+02:00', 120],
    ['an offset west of UTC', '2015-05-27T21:16:23.209-0730', -450],
    ['an offset of whole hours', '2015-05-28T05:46:23.209+01', 60],
    ['a blank before the offset', '2015-05-28 05:46:23.209 +0100', 60],
    ['a comma before the decimals', '2015-05-28 04:46:23,209+0000', 0],
  ])('%s, with the offset kept', (_, value, offsetMinutes) => {
    expect(readTime(undefined, value)).toEqual({ at, offsetMinutes });
  });

  test('seconds and decimals may be missing', () => {
    expect(readTime('2025-03-06T14:37+01:00')).toEqual({ at: Date.UTC(2025, 2, 6, 13, 37), offsetMinutes: 60 });
    expect(readTime('2025-03-06T14:37:52+01:00')).toEqual({ at: Date.UTC(2025, 2, 6, 13, 37, 52), offsetMinutes: 60 });
    expect(readTime(1719492852)).toEqual({ at: 1719492852000 });
  });
});

describe('what says no time is no time', () => {
  test.each([
    [undefined],
    [null],
    [''],
    ['undefined'],
    ['null'],
    ['NA'],
    [-1],
    ['-1'],
    [0],
    ['0'],
    [true],
    [[]],
    [{}],
    [Number.NaN],
    [12],
    ['2015'],
    ['2015-05-28'],
    ['2015-13-28T04:46:23Z'],
    ['2015-02-30T04:46:23Z'],
    ['2015-05-28T25:46:23Z'],
    ['2015-05-28T04:61:23Z'],
    ['2015-05-28T04:46:71Z'],
    ['2015-05-28T04:46:23.Z'],
    ['1015-05-28T04:46:23Z'],
    ['2015-05-28T04:46:23+99:00'],
    ['2015-05-28T04:46:23+01:00 or so'],
    ['next Tuesday at noon or so'],
  ])('%j', value => {
    expect(readTime(value)).toBeUndefined();
    expect(readTime(undefined, value)).toBeUndefined();
  });

  test('a clock time without an offset could be any hour of the day', () => {
    expect(readTime('2024-01-31 09:15:00')).toBeUndefined();
  });
});

describe('a moment that is given twice', () => {
  test('is the number, with the offset of the text', () => {
    expect(readTime(at, '2015-05-28 06:46:23.209+0200')).toEqual({ at, offsetMinutes: 120 });
  });

  test('may differ by the second the vendor cuts off', () => {
    expect(readTime(at, '2015-05-28 04:46:23+0000')).toEqual({ at, offsetMinutes: 0 });
  });

  test('keeps both clocks where they disagree by more', () => {
    expect(readTime(at, '2018-02-07 17:26:55.429+0000')).toEqual({
      at,
      offsetMinutes: 0,
      other: { clock: 'text', at: Date.UTC(2018, 1, 7, 17, 26, 55, 429) },
    });
    expect(readTime(at, at + 1001, 'original')).toEqual({ at, other: { clock: 'original', at: at + 1001 } });
  });

  test('is the one that can be read where the other cannot', () => {
    expect(readTime(-1, '2015-05-28T04:46:23.209Z')).toEqual({ at });
    expect(readTime(at, 'undefined')).toEqual({ at });
  });
});

test('reads back every instant that a date prints', () => {
  const instants = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2100, 0, 1) - 1 });
  fc.assert(
    fc.property(instants, ms => {
      expect(readTime(new Date(ms).toISOString())).toEqual({ at: ms });
      expect(readTime(ms / 1000)).toEqual({ at: ms });
    }),
  );
});

test('never throws', () => {
  fc.assert(fc.property(fc.anything(), fc.anything(), (long, textual) => void readTime(long, textual)));
});

test('a time without an offset gets the one its zone had, summer and winter', () => {
  const inOslo = timesIn('Europe/Oslo');
  expect(inOslo(readTime(1736942400))).toEqual({ at: 1736942400000, offsetMinutes: 60 });
  expect(inOslo(readTime(1752580800))).toEqual({ at: 1752580800000, offsetMinutes: 120 });
  expect(inOslo(readTime(undefined, '2025-03-06T14:37:52-05:00'))?.offsetMinutes).toBe(-300);
  expect(inOslo(undefined)).toBeUndefined();
});

test('what is no zone changes nothing', () => {
  expect(timesIn('Mordor/Barad-dur')(readTime(1736942400))).toEqual({ at: 1736942400000 });
});
