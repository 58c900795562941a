import { expect, test } from 'vitest';
import { createImportTrace } from './import-trace';

function storage() {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  };
}

/** The locks of one origin, as far as they are asked for. */
function someLocks() {
  const held = new Set<string>();
  const request = async (name: string, ...rest: readonly unknown[]) => {
    const take = rest.at(-1) as (lock: Lock | null) => unknown;
    if (held.has(name)) return take(null);
    held.add(name);
    try {
      return await take({ name, mode: 'exclusive' });
    } finally {
      held.delete(name);
    }
  };
  return { request: request as LockManager['request'] };
}

test('an import that never ended is told at the next start, once', async () => {
  const kept = storage();
  createImportTrace(kept, someLocks()).begin(2);
  // the page is gone, and its locks with it
  const after = createImportTrace(kept, someLocks());
  expect(await after.takeInterrupted()).toEqual({ count: 2 });
  expect(await after.takeInterrupted()).toBeUndefined();
});

test('one that ended, or that runs in another window, was not interrupted', async () => {
  const [kept, locks] = [storage(), someLocks()];
  const running = createImportTrace(kept, locks);
  running.begin(1);
  expect(await createImportTrace(kept, locks).takeInterrupted()).toBeUndefined();
  running.end();
  await Promise.resolve();
  expect(await createImportTrace(kept, someLocks()).takeInterrupted()).toBeUndefined();
});
