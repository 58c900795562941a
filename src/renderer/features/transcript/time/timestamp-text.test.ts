import { expect, test } from 'vitest';
import { moment } from '#shared/measures/testing/invented';
import { languageTag } from '../lines/language-tag';
import { momentLines } from './timestamp-text';

test('a time says when it was, how far in, and in which offset it was written', () => {
  expect(momentLines({ ...moment(72), offsetMinutes: 330 }, 'utc', moment(0).at)).toEqual([
    'May 6, 2024, 09:01:12 UTC',
    '1m 12s after the start',
    'written with the offset UTC+05:30',
  ]);
});

test('read as recorded, it says what that is in UTC', () => {
  expect(momentLines({ ...moment(0), offsetMinutes: -210 }, 'recorded', moment(30).at)).toEqual([
    'May 6, 2024, 05:30:00 UTC−03:30',
    'May 6, 2024, 09:00:00 UTC',
    '30s before the start',
  ]);
});

test('a second clock that disagrees is told', () => {
  const time = { ...moment(0), other: { clock: 'server', at: moment(60).at } };
  expect(momentLines(time, 'utc', undefined)).toEqual([
    'May 6, 2024, 09:00:00 UTC',
    'another clock (server) says May 6, 2024, 09:01:00 UTC',
  ]);
});

test('only language tags become a language', () => {
  expect(['de', 'pt_BR', 'zh-Hant-TW', 'German', '', 'x"onclick', undefined].map(languageTag)).toEqual([
    'de',
    'pt-BR',
    'zh-Hant-TW',
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
