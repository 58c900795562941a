// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Conversation } from '#shared/domain/conversation';
import type { ItemKey } from '#shared/domain/keys';
import { phraseOf } from '#shared/index/matching/matcher';
import { happened, inventedConversation, itemKeyOf, line, moment, person } from '#shared/measures/testing/invented';
import { TranscriptPane } from './TranscriptPane';

// without a layout engine everything is flat: rows get a height and the pane gets room for ten of them
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(60);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(560);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

interface Options {
  readonly selected?: string;
  readonly hits?: readonly string[];
  readonly words?: readonly string[];
}

function show(parts: Partial<Conversation>, { selected, hits = [], words = [] }: Options = {}) {
  const onSelect = vi.fn<(key: ItemKey | undefined) => void>();
  const pane = (chosen: string | undefined, printing = false) => (
    <TranscriptPane
      conversation={inventedConversation(parts)}
      zone="utc"
      selected={chosen as ItemKey | undefined}
      onSelect={onSelect}
      hits={hits as readonly ItemKey[]}
      phrases={words.flatMap(word => phraseOf(word, true) ?? [])}
      onOpenLink={() => {}}
      printing={printing}
    />
  );
  const { rerender, unmount } = render(pane(selected));
  return {
    onSelect,
    print: () => rerender(pane(selected, true)),
    select: (key: string) => rerender(pane(key)),
    unmount,
  };
}

const many = Array.from({ length: 500 }, (_, n) => line(`${n}`, n % 2 === 0 ? 'nadia' : 'mira', n));
const article = (words: string | RegExp) => {
  const found = screen.getByText(words).closest('article');
  if (found === null) throw new Error(`${words} is in no article`);
  return found;
};

test('articles say where they stand in the whole conversation, though few are drawn', () => {
  show({ messages: many });
  const drawn = [...document.querySelectorAll('article')];
  expect(screen.getByRole('feed').children.length).toBeLessThan(60);
  expect(drawn[2]?.getAttribute('aria-posinset')).toBe('3');
  expect(drawn[2]?.getAttribute('aria-setsize')).toBe('500');
});

test('shows markup as text', () => {
  show({ messages: [line('1', 'nadia', 0, { body: { kind: 'text', text: '<img src=x onerror=alert(1)>' } })] });
  expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeTruthy();
  expect(document.querySelector('img')).toBeNull();
});

test('a line that only agents saw says so in words', () => {
  show({ messages: [line('1', 'mira', 0, { audience: 'internal' }), line('2', 'mira', 1)] });
  expect(within(article('words of 1')).getByText('agents only')).toBeTruthy();
  expect(within(article('words of 2')).queryByText('agents only')).toBeNull();
});

test('canned replies, scores, delivery, inferred roles and empty lines are marked in words', () => {
  show({
    participants: [person('nadia', 'customer'), person('mira', 'agent', { roleInferred: true })],
    messages: [
      line('1', 'mira', 0, { canned: { id: '7', edited: false }, score: 60 }),
      line('2', 'mira', 1, {
        score: 66,
        canned: { id: '7', edited: true },
        delivery: { state: 'seen', seenAt: moment(9) },
      }),
      line('3', 'mira', 2, { delivery: { state: 'failed', reason: 'gone offline' } }),
      line('4', 'nadia', 3, { body: { kind: 'text', text: '  ' }, reactions: [{ text: '👍', by: itemKeyOf('mira') }] }),
    ],
  });
  expect(within(article('words of 1')).getByText('canned')).toBeTruthy();
  expect(within(article('words of 1')).getByText('sentiment 60, lowest')).toBeTruthy();
  // a small step is not worth a word
  expect(within(article('words of 2')).queryByText(/^sentiment/)).toBeNull();
  expect(within(article('words of 1')).getByText('agent, inferred')).toBeTruthy();
  expect(within(article('words of 2')).getByText('canned, edited')).toBeTruthy();
  expect(within(article('words of 2')).getByText('seen 09:00:09')).toBeTruthy();
  expect(within(article('words of 3')).getByText('not delivered: gone offline')).toBeTruthy();
  expect(within(article('no words')).getByTitle('👍 by Mira')).toBeTruthy();
});

test('a time that is not known is said and never drawn as a time', () => {
  show({ messages: [line('1', 'nadia', undefined)] });
  expect(screen.getByText('Time not recorded: shown in the order of the files')).toBeTruthy();
  expect(article('words of 1').querySelector('time')).toBeNull();
  expect(document.body.textContent).not.toContain('1970');
});

test('a derived event is marked, and selected it names its evidence', () => {
  const events = [
    happened('a', 'transferred', undefined, {
      from: { participant: itemKeyOf('mira') },
      to: { queue: 'Returns' },
      origin: 'derived',
      evidence: ['/firstAgent', '/lastAgent'],
    }),
  ];
  show({ events }, { selected: 'a' });
  const row = article('Transferred from Mira to Returns');
  expect(within(row).getByText('derived')).toBeTruthy();
  expect(within(row).getByText('Derived from /firstAgent, /lastAgent')).toBeTruthy();
  expect(row.getAttribute('aria-current')).toBe('true');
});

test('a conversation of states only is explained', () => {
  show({ events: [happened('a', 'queued', undefined)] });
  expect(screen.getByText('There are no messages in these files, only events.')).toBeTruthy();
  expect(screen.getByText('Waiting in the queue')).toBeTruthy();
});

test('search words are marked where words begin, whatever case and accents', () => {
  show(
    { messages: [line('1', 'nadia', 0, { body: { kind: 'text', text: 'Café, unsafe CAFETERIA' } })] },
    { words: ['cafe'] },
  );
  expect([...document.querySelectorAll('mark')].map(mark => mark.textContent)).toEqual(['Café', 'CAFE']);
});

test('a click selects the line; Escape takes the selection back', () => {
  const { onSelect, select } = show({ messages: [line('1', 'nadia', 0)] });
  fireEvent.click(screen.getByText('words of 1'));
  expect(onSelect).toHaveBeenLastCalledWith('1');
  select('1');
  fireEvent.keyDown(article('words of 1'), { key: 'Escape' });
  expect(onSelect).toHaveBeenLastCalledWith(undefined);
});

test('page keys and arrows go from article to article with the focus', () => {
  const { onSelect } = show({ messages: [line('1', 'nadia', 0), line('2', 'mira', 1), line('3', 'mira', 2)] });
  fireEvent.keyDown(article('words of 1'), { key: 'PageDown' });
  expect(document.activeElement).toBe(article('words of 2'));
  fireEvent.keyDown(article('words of 2'), { key: 'ArrowDown' });
  expect(onSelect).toHaveBeenLastCalledWith('3');
  fireEvent.keyDown(article('words of 3'), { key: 'PageUp' });
  expect(document.activeElement).toBe(article('words of 2'));
  fireEvent.keyDown(article('words of 2'), { key: 'End' });
  expect(document.activeElement).toBe(article('words of 3'));
});

test('only one article can be reached by Tab', () => {
  show({ messages: many });
  expect(document.querySelectorAll('article[tabindex="0"]')).toHaveLength(1);
});

test('a selection from outside is drawn wherever it lies, with its exact moment', () => {
  const { select } = show({ messages: many });
  expect(screen.queryByText('words of 400')).toBeNull();
  select('400');
  expect(article('words of 400').getAttribute('aria-current')).toBe('true');
  expect(within(article('words of 400')).getByText('6m 40s after the start')).toBeTruthy();
});

test('a reply leads to what it answers and back again', () => {
  const { onSelect } = show({
    messages: [line('1', 'nadia', 0), line('2', 'mira', 1, { replyTo: itemKeyOf('1') })],
  });
  fireEvent.click(screen.getByTitle('Go to the message this replies to'));
  expect(onSelect).toHaveBeenLastCalledWith('1');
  fireEvent.click(screen.getByText('Back to the reply'));
  expect(onSelect).toHaveBeenLastCalledWith('2');
});

test('goes from hit to hit and round at the end', () => {
  const { onSelect, select } = show(
    { messages: [line('1', 'nadia', 0), line('2', 'mira', 1), line('3', 'nadia', 2)] },
    { hits: ['3', '1'] },
  );
  expect(screen.getByText('2 hits')).toBeTruthy();
  fireEvent.click(screen.getByLabelText('Next hit'));
  expect(onSelect).toHaveBeenLastCalledWith('1');
  select('3');
  expect(screen.getByText('Hit 2 of 2')).toBeTruthy();
  fireEvent.click(screen.getByLabelText('Next hit'));
  expect(onSelect).toHaveBeenLastCalledWith('1');
});

test('for print every line is laid out, beside what is on the screen', () => {
  const { print } = show({ messages: many.slice(0, 150) });
  const feed = screen.getByRole('feed');
  print();
  expect(screen.getByRole('table').querySelectorAll('article')).toHaveLength(150);
  // what is on the screen stays as it is: nothing of it may be taken apart while the page stands still
  expect(screen.getByRole('feed')).toBe(feed);
});

test('times can be told from the start on, and the exact moment stays in the markup', () => {
  render(
    <TranscriptPane
      conversation={inventedConversation({
        participants: [person('ana', 'customer')],
        messages: [line('a', 'ana', 0), line('b', 'ana', 75)],
      })}
      zone="utc"
      elapsed
      selected={undefined}
      onSelect={() => undefined}
      hits={[]}
      phrases={[]}
      onOpenLink={() => undefined}
    />,
  );
  const times = [...document.querySelectorAll('time')];
  expect(times.map(({ textContent }) => textContent)).toEqual(['+0s', '+1m 15s']);
  expect(times[1]?.dateTime).toMatch(/^\d{4}-.*Z$/);
});
