import { expect, test } from 'vitest';
import { fuzzOnce } from '../src/shared/import/fuzz.fixture';
import { museum } from './museum';

test('R-01: samples changed at random never throw, and every finding is at a place that exists', async () => {
  const samples = museum();
  const broken = [];
  for (let seed = 1; seed <= 1200; seed++) {
    const each = await fuzzOnce(seed, samples);
    if (each !== undefined) broken.push(each);
  }
  expect([samples.length > 20, broken]).toEqual([true, []]);
}, 120_000);
