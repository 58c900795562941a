// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { createRef } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ItemKey } from '#shared/domain/keys';
import type { Instant } from '#shared/domain/time';
import type { Marks } from '#shared/marks/marks';
import { inventedConversation, line } from '#shared/measures/testing/invented';
import type { TranscriptActions } from '../../commands/command';
import { TranscriptPane } from './TranscriptPane';

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(60);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(560);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const conversation = inventedConversation({
  messages: Array.from({ length: 8 }, (_, n) => line(`${n}`, n % 2 === 0 ? 'nadia' : 'mira', n * 5)),
});
const itemAt = (nth: number) => conversation.messages[nth]?.key;
const noted = (...lines: readonly number[]): Marks => ({
  flagged: false,
  tags: [],
  notes: lines.map(nth => {
    const item = itemAt(nth);
    return { id: `n${nth}`, text: `note on ${nth}`, at: 0 as Instant, ...(item && { item }) };
  }),
});

function show(marks: Marks) {
  const onSelect = vi.fn<(key: ItemKey | undefined) => void>();
  const onEditNote = vi.fn();
  const onWriteNote = vi.fn();
  const handle = createRef<TranscriptActions>();
  const pane = (selected: ItemKey | undefined, reading: boolean) => (
    <TranscriptPane
      conversation={conversation}
      zone="utc"
      selected={selected}
      onSelect={onSelect}
      hits={[]}
      phrases={[]}
      onOpenLink={() => undefined}
      marks={new Map([[conversation.key, marks]])}
      onEditNote={onEditNote}
      onWriteNote={onWriteNote}
      reading={reading}
      handle={handle}
    />
  );
  const { rerender } = render(pane(undefined, false));
  const update = (selected: ItemKey | undefined, reading = false) => rerender(pane(selected, reading));
  return { onSelect, onEditNote, onWriteNote, handle, update };
}

test('a note stands inside the article of its line, and is edited from there', () => {
  const { onEditNote } = show(noted(2));
  const article = screen.getByText('note on 2').closest('article');
  if (article === null) throw new TypeError('the note is in no article');
  expect(within(article).getByRole('list', { name: 'My notes on this message' })).toBeTruthy();
  fireEvent.click(within(article).getByRole('button', { name: 'Edit this note' }));
  expect(onEditNote).toHaveBeenCalledWith(conversation.key, 'n2');
});

test('on and back from note to note, and round the end', () => {
  const { handle, onSelect, update } = show(noted(5, 2));
  const step = (by: 1 | -1) => {
    expect(handle.current?.stepNote(by)).toBe(true);
    const item = onSelect.mock.lastCall?.[0];
    update(item);
    return item;
  };
  expect([step(1), step(1), step(1), step(-1), step(-1)]).toEqual([2, 5, 2, 5, 2].map(itemAt));
});

test('without a note on a line there is nowhere to go', () => {
  const { handle, onSelect } = show({ ...noted(), notes: [{ id: 'a', text: 'on all of it', at: 0 as Instant }] });
  expect(handle.current?.stepNote(1)).toBe(false);
  expect(onSelect).not.toHaveBeenCalled();
  expect(screen.queryByText('on all of it')).toBeNull();
});

test('the menu of a line offers a note on it', async () => {
  const { onWriteNote } = show(noted());
  const article = document.querySelectorAll('article')[3];
  if (article === undefined) throw new TypeError('no fourth article');
  await act(async () => {
    fireEvent.contextMenu(article);
  });
  await act(async () => {
    fireEvent.click(screen.getByRole('menuitem', { name: 'Add a note…' }));
  });
  expect(onWriteNote).toHaveBeenCalledWith(conversation.key, itemAt(3));
});

test('the reading view tells notes with their lines, without a button that would do nothing', () => {
  const { update } = show(noted(1));
  update(undefined, true);
  expect(screen.getByText('note on 1').closest('article')).not.toBeNull();
  expect(screen.queryByRole('button', { name: 'Edit this note' })).toBeNull();
});
