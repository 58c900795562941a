import { expect, test } from 'vitest';
import type { Instant } from '#shared/domain/time';
import { fakeConversation } from '../../state/archive.fixture';
import { factRow, summaryRows } from './detail-rows';
import { extraRows } from './extra-rows';

const at = (ms: number) => ({ at: ms as Instant });

test('what the files do not say has no row', () => {
  expect(summaryRows(fakeConversation('7'), 'utc')).toEqual([
    { name: 'Id', value: '7', filter: { key: 'id', value: '7' } },
    { name: 'Source', value: 'VCC Live', filter: { key: 'source', value: 'vcc-live' } },
  ]);
});

test('two clocks that disagree are both shown', () => {
  const startedAt = { ...at(Date.UTC(2025, 0, 2)), other: { clock: 'epoch', at: Date.UTC(2024, 0, 2) as Instant } };
  const rows = summaryRows(fakeConversation('7', { summary: { startedAt } }), 'utc');
  const started = rows.find(({ name }) => name === 'Started');
  expect(started?.value).toContain('2025');
  expect(started?.note).toMatch(/^epoch: .*2024/);
});

test('only an https address can be opened', () => {
  expect(factRow({ name: 'page', value: 'https://shop.example/a', kind: 'url' }).url).toBe('https://shop.example/a');
  expect(factRow({ name: 'page', value: 'javascript:alert(1)', kind: 'url' }).url).toBeUndefined();
  expect(factRow({ name: 'note', value: 'https://shop.example/a' }).url).toBeUndefined();
});

test('members without a home are flattened, each value under its whole name', () => {
  expect(extraRows({ a: { b: [1, { c: 'x' }] }, e: {}, n: null })).toEqual([
    { name: 'a.b.0', value: '1' },
    { name: 'a.b.1.c', value: 'x' },
    { name: 'e', value: '{}' },
    { name: 'n', value: 'null' },
  ]);
});

test('beyond the last row the rest stands as JSON, so that nothing is left out', () => {
  const rows = extraRows({ many: Object.fromEntries(Array.from({ length: 900 }, (_, n) => [`n${n}`, { deep: n }])) });
  expect(rows.filter(({ value }) => /^\d+$/.test(value)).length).toBe(400);
  expect(rows.at(-1)).toEqual({ name: 'many.n899', value: '{"deep":899}' });
});
