import { cpuUsage } from 'node:process';
import { expect, test } from 'vitest';
import { fuzzOnce } from '../src/shared/import/fuzz.fixture';
import { steepGrowth } from '../src/shared/import/growth.fixture';
import { HOSTILE } from '../src/shared/import/hostile.fixture';
import { museum } from './museum';

const seconds = Number(process.env.SECONDS ?? 60);
const first = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

/** Longer than this nobody waits for a file of some kilobytes. */
const LONGEST_MS = 5000;

function processorTime(): number {
  const { user, system } = cpuUsage();
  return (user + system) / 1000;
}

test(`R-01: samples changed at random, for ${seconds} s from seed ${first} on`, async () => {
  const samples = museum();
  const until = Date.now() + seconds * 1000;
  const broken = [];
  let seed = first;
  for (; Date.now() < until && broken.length < 10; seed++) {
    const start = processorTime();
    const each = await fuzzOnce(seed, samples);
    if (each !== undefined) broken.push(each);
    else if (processorTime() - start > LONGEST_MS) broken.push({ seed, why: 'took too long' });
  }
  console.log(`${seed - first} files from seed ${first} on`);
  expect(broken).toEqual([]);
});

test('R-01: reading megabytes costs what they are long, whatever is in them', async () => {
  const steep = [];
  for (const each of HOSTILE) {
    const growth = await steepGrowth(each, { most: 1 << 22, processorTime });
    if (growth !== undefined) steep.push(growth);
  }
  expect(steep).toEqual([]);
});
