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

const begun = rowsOf(
  [
    inventedConversation({
      messages: [line('1', 'nadia', 20), line('2', 'mira', 30)],
      events: [
        happened('q', 'requested', 0),
        happened('w', 'queued', 1),
        happened('j', 'joined', 15),
        happened('e', 'ended', 40),
      ],
    }),
  ],
  'utc',
);
const toldBegun = (opened: readonly string[] = [], found: readonly string[] = [], folded: readonly Foldable[] = []) =>
  foldRows(begun, new Set(folded), new Set(opened), new Set(found)).rows.map(row =>
    row.kind === 'fold' ? `fold ${row.count}` : 'item' in row ? row.item : row.kind,
  );

test('what happened before the first message is one line, which opens', () => {
  expect(toldBegun()).toEqual(['beginning', '1', '2', 'e']);
  expect(toldBegun([`fold ${keyOf('q')}`])).toEqual(['beginning', 'q', 'w', 'j', '1', '2', 'e']);
  const { rows, indexOf } = foldRows(begun, new Set(), new Set());
  expect(rows[indexOf.get(keyOf('j')) ?? -1]).toMatchObject({ kind: 'beginning', rows: { length: 3 } });
});

test('what was found in it is shown, and lines of the system that are folded away hold it, too', () => {
  expect(toldBegun([], [keyOf('w')])).toEqual(['beginning', 'q', 'w', 'j', '1', '2', 'e']);
  expect(toldBegun([], [], ['reports'])).toEqual(['fold 3', '1', '2', 'fold 1']);
});

test('one thing before the first message, and a conversation without any, are told as they are', () => {
  const one = inventedConversation({ messages: [line('1', 'nadia', 20)], events: [happened('q', 'requested', 0)] });
  const none = inventedConversation({ events: [happened('q', 'requested', 0), happened('j', 'joined', 15)] });
  for (const conversation of [one, none]) {
    const rows = rowsOf([conversation], 'utc');
    expect(foldRows(rows, new Set(), new Set())).toBe(rows);
  }
});
