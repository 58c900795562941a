import { cpuUsage } from 'node:process';
import { expect, test } from 'vitest';
import { steepGrowth } from './growth.fixture';
import { HOSTILE, type HostileCase } from './hostile.fixture';

/** Of this program alone: what else the machine does costs nothing here. */
function processorTime(): number {
  const { user, system } = cpuUsage();
  return (user + system) / 1000;
}

// the one test that measures time: processor time, far above a floor, the best of several tries
test('R-01: reading costs what the input is long, whatever is in it', async () => {
  const steep = [];
  for (const each of HOSTILE) {
    const growth = await steepGrowth(each, { most: 1 << 16, processorTime });
    if (growth !== undefined) steep.push(growth);
  }
  expect(steep).toEqual([]);
}, 300_000);

test('work that grows with the square of its input is seen', async () => {
  let time = 0;
  const square: HostileCase = {
    name: 'a square',
    run: size => {
      time += size ** 2 / 1e6;
    },
  };
  expect(await steepGrowth(square, { most: 1 << 16, processorTime: () => time })).toMatchObject({ name: 'a square' });
  const line: HostileCase = {
    name: 'a line',
    run: size => {
      time += size;
    },
  };
  expect(await steepGrowth(line, { most: 1 << 16, processorTime: () => time })).toBeUndefined();
});
