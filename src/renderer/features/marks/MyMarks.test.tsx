// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { ConversationKey, ItemKey } from '#shared/domain/keys';
import type { MarksChange } from '#shared/marks/change';
import { inventedConversation, line } from '#shared/measures/testing/invented';
import { fakeMarks, fakeStore } from '../../state/testing/archive.fixture';
import { MarkButtons } from './MarkButtons';
import { MyMarks } from './MyMarks';

afterEach(cleanup);

const conversation = inventedConversation({ messages: [line('1', 'nadia', 0), line('2', 'mira', 5)] });
const key: ConversationKey = conversation.key;

async function show(...before: readonly MarksChange[]) {
  const marks = fakeMarks();
  for (const change of before) await marks.mark(key, change);
  const store = fakeStore({ ...marks, conversation: async () => conversation });
  await act(async () => {
    await store.getState().openConversation(key);
    render(
      <>
        <MarkButtons store={store} conversation={key} keys={{ flag: 'Ctrl+D', reviewed: 'R' }} />
        <MyMarks store={store} conversation={conversation} />
      </>,
    );
  });
  return { store, held: () => marks.marks(key) };
}

const field = (name: string) => screen.getByLabelText(name, { selector: 'input, textarea' });
const write = (name: string, value: string, leaveWith: object) =>
  act(async () => {
    fireEvent.change(field(name), { target: { value } });
    fireEvent.keyDown(field(name), leaveWith);
  });
const click = (name: string) =>
  act(async () => {
    fireEvent.click(screen.getByRole('button', { name }));
  });
const enter = { key: 'Enter' };
const at = Date.UTC(2025, 2, 1) as never;

test('flag and reviewed say what they are, and change with a press', async () => {
  const { held } = await show();
  const flag = screen.getByRole('button', { name: 'Flagged' });
  expect(flag.getAttribute('aria-pressed')).toBe('false');
  await click('Flagged');
  await click('Reviewed');
  expect(flag.getAttribute('aria-pressed')).toBe('true');
  expect(await held()).toMatchObject({ flagged: true, reviewedAt: expect.any(Number) });
});

test('a tag is added with Enter, in the spelling there is, and taken away by its button', async () => {
  const { store, held } = await show({ kind: 'tag', tag: 'Coaching' });
  await write('Tags', '  late   refund ', enter);
  await write('Tags', 'coaching', enter);
  expect((await held()).tags).toEqual(['Coaching', 'late refund']);
  await click('Remove the tag Coaching');
  expect((await held()).tags).toEqual(['late refund']);
  expect(document.activeElement).toBe(field('Tags'));
  expect(store.getState().notice).toMatchObject({ kind: 'mark-removed', what: 'tag' });
});

test('what is no tag is said, and nothing is kept of it', async () => {
  const { held } = await show();
  await write('Tags', '!!', enter);
  expect(screen.getByRole('alert').textContent).toMatch(/letter or digit/);
  expect(field('Tags').getAttribute('aria-invalid')).toBe('true');
  expect((await held()).tags).toEqual([]);
});

test('an evaluation is a number on the scale or none at all', async () => {
  const { held } = await show();
  await write('My score', '120', enter);
  expect(screen.getByRole('alert').textContent).toBe('A number from 0 to 100.');
  expect((await held()).evaluation).toBeUndefined();
  await write('My score', '82.5', enter);
  expect((await held()).evaluation).toBe(82.5);
  await write('My score', '', enter);
  expect((await held()).evaluation).toBeUndefined();
});

test('a note is written, kept with Ctrl+Enter, and shown as text', async () => {
  const { held } = await show();
  await click('Write a note');
  expect(document.activeElement).toBe(field('Note'));
  await write('Note', '<b>call</b> back', { key: 'Enter', ctrlKey: true });
  expect((await held()).notes.map(({ text }) => text)).toEqual(['<b>call</b> back']);
  expect(screen.getByText('<b>call</b> back')).toBeTruthy();
  expect(document.querySelector('b')).toBeNull();
});

test('a note on a line names it and leads to it; one whose line is gone says so', async () => {
  const item = conversation.messages[1]?.key;
  const { store } = await show(
    { kind: 'note', note: { id: 'a', text: 'good', at, ...(item && { item }) } },
    { kind: 'note', note: { id: 'b', text: 'lost', at, item: 'm/gone' as ItemKey } },
  );
  expect(screen.getByText('Its message is not in the archive now.')).toBeTruthy();
  await act(async () => {
    fireEvent.click(screen.getByTitle('Go to the message'));
  });
  expect(store.getState().item).toBe(item);
});

test('Escape leaves an empty note, and keeps what was typed', async () => {
  const { store } = await show();
  await click('Write a note');
  await write('Note', 'half a thought', { key: 'Escape' });
  expect(store.getState().noteDrafts.get(key)?.text).toBe('half a thought');
  await write('Note', '', { key: 'Escape' });
  expect(store.getState().noteDrafts.size).toBe(0);
  expect(screen.getByRole('button', { name: 'Write a note' })).toBeTruthy();
});

test('after the field that a key asked for, the focus is where it was', async () => {
  const { store } = await show();
  screen.getByRole('button', { name: 'Flagged' }).focus();
  await act(async () => store.getState().wantTag());
  expect(document.activeElement).toBe(field('Tags'));
  await act(async () => {
    fireEvent.keyDown(field('Tags'), { key: 'Escape' });
  });
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Flagged' }));
});
