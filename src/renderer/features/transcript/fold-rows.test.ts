import { expect, test } from 'vitest';
import { happened, inventedConversation, itemKeyOf, line } from '#shared/measures/testing/invented';
import { foldRows } from './fold-rows';
import type { Foldable } from './row';
import { rowKey } from './row-key';
import { rowsOf } from './rows';

const conversation = inventedConversation({
  messages: [
    line('1', 'nadia', 0),
    line('2', 'mira', 10, { audience: 'internal' }),
    line('3', 'mira', 20, { audience: 'internal' }),
    line('4', 'mira', 30),
  ],
  events: [happened('a', 'joined', 15), happened('b', 'ended', 40)],
});
const all = rowsOf([conversation], 'utc');
const keyOf = (item: string) => rowKey(conversation.key, itemKeyOf(item));
const told = (folded: readonly Foldable[], opened: readonly string[] = []) =>
  foldRows(all, new Set(folded), new Set(opened)).rows.map(row =>
    row.kind === 'fold' ? `${row.what} ${row.count}` : 'item' in row ? row.item : row.kind,
  );

test('nothing folded is what there was', () => {
  expect(foldRows(all, new Set(), new Set())).toBe(all);
  expect(told([])).toEqual(['1', '2', 'a', '3', '4', 'b']);
});

test('lines of a kind that follow one another become one line', () => {
  expect(told(['internal'])).toEqual(['1', 'internal 1', 'a', 'internal 1', '4', 'b']);
  expect(told(['reports'])).toEqual(['1', '2', 'reports 1', '3', '4', 'reports 1']);
  expect(told(['reports', 'internal'])).toEqual(['1', 'both 3', '4', 'reports 1']);
});

test('one fold can be opened while the others stay closed', () => {
  expect(told(['reports', 'internal'], [`fold ${keyOf('2')}`])).toEqual(['1', '2', 'a', '3', '4', 'reports 1']);
});

test('what is folded away leads to the line that stands for it, and positions count what is shown', () => {
  const { rows, indexOf, articles } = foldRows(all, new Set<Foldable>(['reports', 'internal']), new Set());
  expect(rows[indexOf.get(keyOf('3')) ?? -1]).toMatchObject({ kind: 'fold' });
  expect(articles.map(index => rows[index])).toMatchObject([
    { item: '1', position: 1 },
    { item: '4', position: 2 },
  ]);
});
