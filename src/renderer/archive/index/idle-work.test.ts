import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { IdleWork } from './idle-work';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const LONG = 10_000;

test('pieces are done after a rest, one after another, until there is none', async () => {
  let left = 3;
  const idle = new IdleWork(async () => left-- > 0);
  idle.later();
  expect(left).toBe(3);
  await vi.advanceTimersByTimeAsync(LONG);
  expect(left).toBe(-1);
  await vi.advanceTimersByTimeAsync(LONG);
  expect(left).toBe(-1);
});

test('what is asked for interrupts a piece, and work goes on after it', async () => {
  const signals: AbortSignal[] = [];
  const idle = new IdleWork(signal => {
    signals.push(signal);
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  });
  idle.later();
  await vi.advanceTimersByTimeAsync(LONG);
  expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
  expect(await idle.without(async () => 'answer')).toBe('answer');
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  await vi.advanceTimersByTimeAsync(LONG);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
});

test('nothing begins while something is asked for, also where that fails', async () => {
  let begun = 0;
  const idle = new IdleWork(async () => {
    begun++;
    return false;
  });
  let fail: (reason: Error) => void = () => undefined;
  const asked = idle.without(
    () =>
      new Promise((_, reject) => {
        fail = reject;
      }),
  );
  idle.later();
  await vi.advanceTimersByTimeAsync(LONG);
  expect(begun).toBe(0);
  fail(new Error('no'));
  await expect(asked).rejects.toThrow('no');
  await vi.advanceTimersByTimeAsync(LONG);
  expect(begun).toBe(1);
});
