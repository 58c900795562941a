// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { createRef } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Conversation } from '#shared/domain/conversation';
import type { ConversationKey, ItemKey } from '#shared/domain/keys';
import { headOf } from '#shared/heads/head';
import { happened, inventedConversation, itemKeyOf, line, moment, person } from '#shared/measures/testing/invented';
import type { TranscriptActions } from '../../commands/command';
import type { LinkedConversation } from './header/LinkedConversations';
import { TranscriptPane } from './TranscriptPane';

const written: { plain: string; html: string | undefined }[] = [];

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  written.length = 0;
  vi.stubGlobal(
    'ClipboardItem',
    class {
      readonly parts: Record<string, Blob>;
      constructor(parts: Record<string, Blob>) {
        this.parts = parts;
      }
    },
  );
  vi.stubGlobal('navigator', {
    ...navigator,
    userAgent: navigator.userAgent,
    clipboard: {
      writeText: async (plain: string) => void written.push({ plain, html: undefined }),
      write: async ([item]: readonly { readonly parts: Record<string, Blob> }[]) => {
        const read = async (type: string) => (await item?.parts[type]?.text()) ?? '';
        written.push({ plain: await read('text/plain'), html: await read('text/html') });
      },
    },
  });
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const first = inventedConversation({
  messages: [line('1', 'nadia', 0), line('2', 'mira', 30, { audience: 'internal' }), line('3', 'mira', 60)],
  events: [happened('on', 'transferred', 61, { from: { participant: itemKeyOf('mira') } })],
  summary: { startedAt: moment(0), endedAt: moment(61) },
});
const second = inventedConversation({
  key: 'liveperson:second' as ConversationKey,
  participants: [person('nadia', 'customer'), person('ines', 'agent')],
  messages: [line('7', 'ines', 400), line('8', 'nadia', 430)],
  summary: { startedAt: moment(361) },
});

interface Options {
  readonly thread?: readonly Conversation[];
  readonly linked?: readonly LinkedConversation[];
  readonly selected?: string;
}

function show({ selected, ...options }: Options = {}) {
  const onSelect = vi.fn<(key: ItemKey | undefined) => void>();
  const onOpenConversation = vi.fn<(key: ConversationKey, item?: ItemKey) => void>();
  const handle = createRef<TranscriptActions>();
  render(
    <TranscriptPane
      conversation={first}
      zone="utc"
      selected={selected as ItemKey | undefined}
      onSelect={onSelect}
      hits={[]}
      phrases={[]}
      onOpenLink={() => {}}
      onOpenConversation={onOpenConversation}
      handle={handle}
      {...options}
    />,
  );
  return { onSelect, onOpenConversation, handle: () => handle.current };
}

test('conversations of a visit stand one below the other, with the seam in words', () => {
  show({ thread: [first, second] });
  expect(screen.getByText('Visit, conversation 1 of 2')).toBeTruthy();
  expect(screen.getByText('Transferred to Ines, 5m 00s later')).toBeTruthy();
  expect(screen.getByText('words of 8').closest('article')?.getAttribute('aria-setsize')).toBe('6');
});

test('a line of another conversation of the visit opens that conversation at the line', () => {
  const { onSelect, onOpenConversation } = show({ thread: [first, second] });
  fireEvent.click(screen.getByText('words of 8'));
  expect(onOpenConversation).toHaveBeenLastCalledWith(second.key, '8');
  fireEvent.click(screen.getByText('words of 1'));
  expect(onSelect).toHaveBeenLastCalledWith('1');
});

test('a thread that does not hold the conversation is not shown', () => {
  show({ thread: [second] });
  expect(screen.queryByText('words of 8')).toBeNull();
  expect(screen.getByText('words of 1')).toBeTruthy();
});

test('other conversations are listed with the reason, and one press opens one', () => {
  const { onOpenConversation } = show({ linked: [{ head: headOf(second), reasons: ['visit', 'ticket', 'customer'] }] });
  fireEvent.click(screen.getByRole('button', { name: '1 related conversation' }));
  const item = screen.getByRole('button', { name: /same ticket/ });
  expect(item.textContent).toContain('Ines');
  fireEvent.click(item);
  expect(onOpenConversation).toHaveBeenLastCalledWith(second.key);
});

test('marked lines are copied with names and times as text and as rich text', async () => {
  const { handle } = show({ selected: '1' });
  fireEvent.click(screen.getByText('words of 3'), { shiftKey: true });
  expect(screen.getByText('3 messages selected')).toBeTruthy();
  handle()?.copy('rich');
  await waitFor(() => expect(screen.getByText('2 lines copied, without 1 agent-only message')).toBeTruthy());
  expect(written[0]?.plain).toBe(
    'Nadia with Mira · May 6, 2024, 09:00:00 – 09:01:01 UTC\n\n' +
      '[09:00:00] Nadia: words of 1\n[09:01:00] Mira: words of 3\n',
  );
  expect(written[0]?.html).toContain('<b>Mira</b> <small>09:01:00</small>');
  expect(written[0]?.html).not.toContain('words of 2');
});

test('what only agents saw is copied where it is asked for, or where nothing else is copied', async () => {
  const { handle } = show();
  handle()?.copy('plain', true);
  await waitFor(() => expect(written[0]?.plain).toContain('[09:00:30] Mira (agents only): words of 2\n'));
  cleanup();
  show({ selected: '2' }).handle()?.copy('plain');
  await waitFor(() => expect(written[1]?.plain).toContain('(agents only): words of 2\n'));
});

test('without marks the selected line is copied, and without a selection everything', async () => {
  const { handle } = show({ selected: '3' });
  handle()?.copy('markdown');
  await waitFor(() => expect(written).toHaveLength(1));
  expect(written[0]?.plain).toContain('**Mira** · 09:01:00\n\n> words of 3\n');
  expect(written[0]?.plain).not.toContain('words of 1');
  cleanup();
  show().handle()?.copy('plain');
  await waitFor(() => expect(written).toHaveLength(2));
  expect(written[1]?.plain).toContain('words of 1');
  expect(written[1]?.plain).toContain('Event: Transferred from Mira');
});

test('the link to the selected line names conversation and line', async () => {
  show({ selected: '3' }).handle()?.copyLink();
  await waitFor(() => expect(written[0]?.plain).toBe('lectern:conversation/liveperson:invented#3'));
});

test('a clipboard that refuses is said', async () => {
  const { handle } = show({ selected: '3' });
  vi.spyOn(navigator.clipboard, 'write').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
  handle()?.copy('rich');
  await waitFor(() => expect(screen.getByText('The clipboard could not be written to.')).toBeTruthy());
});

test('the find bar counts lines, goes from one to the next and says nothing where nothing is looked for', async () => {
  const { onSelect, handle } = show();
  expect(handle()?.step(1)).toBe(false);
  fireEvent.click(screen.getByRole('button', { name: 'Find in this transcript' }));
  const field = screen.getByRole('textbox', { name: 'Find in this transcript' });
  expect(document.activeElement).toBe(field);
  fireEvent.change(field, { target: { value: 'WORDS OF' } });
  await waitFor(() => expect(screen.getByText('3 lines')).toBeTruthy());
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(onSelect).toHaveBeenLastCalledWith('1');
  fireEvent.keyDown(field, { key: 'Enter', shiftKey: true });
  expect(onSelect).toHaveBeenLastCalledWith('3');
  expect(handle()?.step(1)).toBe(true);
  fireEvent.keyDown(field, { key: 'Escape' });
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('a line that is folded away unfolds when it is selected elsewhere', async () => {
  const pane = (selected: string | undefined) => (
    <TranscriptPane
      conversation={first}
      zone="utc"
      selected={selected as ItemKey | undefined}
      onSelect={() => {}}
      hits={[]}
      phrases={[]}
      onOpenLink={() => {}}
    />
  );
  const { rerender } = render(pane(undefined));
  fireEvent.click(screen.getByRole('button', { name: 'View' }));
  fireEvent.click(screen.getByRole('menuitem', { name: 'Hide agent-only messages' }));
  expect(screen.queryByText('words of 2')).toBeNull();
  expect(screen.getByText('1 agent-only message')).toBeTruthy();
  rerender(pane('2'));
  expect(screen.getByText('words of 2').closest('article')?.getAttribute('aria-current')).toBe('true');
});

test('the reading view draws every line in plain order', () => {
  const messages = Array.from({ length: 300 }, (_, n) => line(`${n}`, n % 2 === 0 ? 'nadia' : 'mira', n));
  const long = inventedConversation({ messages });
  render(
    <TranscriptPane
      conversation={long}
      zone="utc"
      selected={undefined}
      onSelect={() => {}}
      hits={[]}
      phrases={[]}
      onOpenLink={() => {}}
      reading
    />,
  );
  expect(screen.getByText('All messages on one page, all 300 lines')).toBeTruthy();
  expect(screen.getByText('words of 299')).toBeTruthy();
});
