import { expect, test } from 'vitest';
import { createActivity } from './activity';

test('is idle until something begins and again when all of it has ended', () => {
  const activity = createActivity();
  const told: boolean[] = [];
  activity.subscribe(idle => told.push(idle));

  const endFirst = activity.begin();
  const endSecond = activity.begin();
  endFirst();
  endFirst();
  expect(activity.idle).toBe(false);
  endSecond();

  expect(activity.idle).toBe(true);
  expect(told).toEqual([false, true]);
});

test('a promise that fails ends like one that is kept, and still fails', async () => {
  const activity = createActivity();
  await expect(activity.track(Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(activity.idle).toBe(true);
});
