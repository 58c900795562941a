import { expect, test } from 'vitest';
import type { Instant } from '#shared/domain/time';
import type { Archive, Erasure } from '../../archive/contract/api';
import { emptyOverview, fakeHit, fakeStore } from '../testing/archive.fixture';
import { dayBefore } from './retention-slice';

/** An archive of which so many are found to be old. */
function archiveWith(old: number, conversations: number) {
  const erased: Erasure[] = [];
  const asked: string[] = [];
  const differs: Partial<Archive> = {
    overview: async () => ({ ...emptyOverview, conversations }),
    search: async ({ text, offset, limit }) => {
      if (text.startsWith('before:')) asked.push(text);
      const names = Array.from({ length: old }, (_, nth) => String(nth)).slice(offset, offset + limit);
      return { total: old, tookMs: 1, hits: names.map(name => fakeHit(name)) };
    },
    erase: async what => {
      erased.push(what);
      return { isComplete: true };
    },
  };
  return { store: fakeStore(differs), erased, asked };
}

test('nothing is erased by age before the rule is confirmed, and everything it finds after it', async () => {
  const { store, erased, asked } = archiveWith(1200, 9000);
  const { getState } = store;
  await getState().applyRetention();
  expect(asked).toEqual([]);
  await getState().askToErasePast(12);
  expect(getState().settings.eraseAfterMonths).toBe('off');
  expect(erased).toEqual([]);
  const { dialog } = getState();
  if (dialog.kind !== 'erase' || dialog.question.kind !== 'age') throw new TypeError(dialog.kind);
  expect(dialog.question).toMatchObject({ conversations: 1200, months: 12, text: 'before:2024-03-06' });

  await getState().keepRetention(dialog.question);
  expect(getState().settings.eraseAfterMonths).toBe(12);
  expect(erased.map(what => 'keys' in what && new Set(what.keys).size)).toEqual([1200]);
  expect(getState().notice).toMatchObject({ kind: 'erased', what: 'age', count: 1200 });

  await getState().askToErasePast('off');
  expect(getState().settings.eraseAfterMonths).toBe('off');
});

test('at the start the rule erases and says how many, unless that is more than half of the archive', async () => {
  const few = archiveWith(3, 9);
  few.store.getState().changeSettings({ eraseAfterMonths: 24 });
  await few.store.getState().applyRetention();
  expect(few.asked[0]).toBe('before:2023-03-06');
  expect(few.erased).toHaveLength(1);
  expect(few.store.getState().notice).toMatchObject({ kind: 'erased', what: 'age', count: 3 });

  // as on a computer whose clock is years ahead
  const many = archiveWith(5, 9);
  many.store.getState().changeSettings({ eraseAfterMonths: 24 });
  await many.store.getState().applyRetention();
  expect(many.erased).toEqual([]);
  expect(many.store.getState().notice).toMatchObject({ kind: 'retention-held', conversations: 5 });
});

test.each([
  ['2025-03-31', 1, '2025-02-28'],
  ['2024-03-31', 1, '2024-02-29'],
  ['2025-01-15', 12, '2024-01-15'],
  ['2025-01-15', 36, '2022-01-15'],
])('%s less %d months is %s', (day, months, expected) => {
  expect(dayBefore(Date.parse(day) as Instant, months)).toBe(expected);
});
