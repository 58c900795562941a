import { expect, test } from 'vitest';
import { chipsOf } from '#shared/query/editing/edit';
import { chipText } from './chip-text';

test('days and states are told in words, everything else as it is typed', () => {
  const chips = (text: string) => chipsOf(text).map(chipText);
  expect(chips('during:2025-03-03..2025-05-11')).toEqual(['Mar 3, 2025 – May 11, 2025']);
  expect(chips('on:2025-03-03')).toEqual(['Mar 3, 2025']);
  expect(chips('during:2025-03')).toEqual(['during: 2025-03']);
  expect(chips('during:2025-03-03..2025-05')).toEqual(['during: 2025-03-03..2025-05']);
  expect(chips('-is:reviewed')).toEqual(['Not reviewed']);
  expect(chips('-in:Billing source:ctlive')).toEqual(['not in: Billing', 'source: Enghouse CTLive']);
});
