// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { ConversationKey } from '#shared/domain/keys';
import type { Erased, EraseProgress, Erasure } from '../../archive/contract/api';
import type { EraseQuestion } from '../../state/base/erase-question';
import { fakeRecord, fakeReport, fakeStore } from '../../state/testing/archive.fixture';
import { EraseDialog } from './EraseDialog';
import { EraseStatus } from './progress/EraseStatus';

afterEach(cleanup);

const keys = ['vcc-live:1:one' as ConversationKey];
const QUESTIONS: readonly EraseQuestion[] = [
  { kind: 'conversation', erasure: { kind: 'conversations', keys }, messages: 2 },
  { kind: 'customer', erasure: { kind: 'conversations', keys }, conversations: 3 },
  {
    kind: 'import',
    erasure: { kind: 'import', id: 'i1' },
    record: fakeRecord('i1', {
      files: [fakeReport('a'), fakeReport('b')],
      outcome: { added: 4, extended: 1, unchanged: 0 },
    }),
  },
  { kind: 'everything', erasure: { kind: 'everything' }, conversations: 9, imports: 2 },
];

async function show(question: EraseQuestion) {
  const erased: Erasure[] = [];
  let tell: (progress: EraseProgress) => void = () => undefined;
  let end: (erased: Erased) => void = () => undefined;
  const store = fakeStore({
    erase: (what, listener) => {
      erased.push(what);
      tell = listener;
      return new Promise(resolve => {
        end = resolve;
      });
    },
  });
  let closed = 0;
  await act(async () => {
    render(
      <>
        <EraseDialog store={store} question={question} onClose={() => closed++} />
        <EraseStatus store={store} />
      </>,
    );
  });
  return {
    erased,
    closed: () => closed,
    tell: (progress: EraseProgress) => act(async () => tell(progress)),
    end: () => act(async () => end({ isComplete: true })),
  };
}

const click = (name: string) =>
  act(async () => {
    fireEvent.click(screen.getByRole('button', { name }));
  });

test.each([
  ['conversation', QUESTIONS[0], 'with 2 messages will be erased from the archive'],
  ['customer', QUESTIONS[1], '3 conversations of this customer will be erased from the archive'],
  [
    'import',
    QUESTIONS[2],
    '4 conversations of 2 files will be erased from the archive, and 1 becomes as short as before',
  ],
  ['everything', QUESTIONS[3], '9 conversations of 2 imports will be erased, with all marks'],
])('the question about a %s says what goes, and that nothing brings it back', async (_kind, question, words) => {
  if (question === undefined) throw new TypeError('no question');
  const { erased } = await show(question);
  const dialog = screen.getByRole('alertdialog');
  expect(dialog.textContent).toContain(words);
  expect(dialog.textContent).toContain('This cannot be undone.');
  expect(erased).toEqual([]);
});

test.each(QUESTIONS.map(question => [question.kind, question] as const))(
  'only a yes erases (%s)',
  async (_kind, question) => {
    const { erased, closed } = await show(question);
    await click('Cancel');
    expect([erased, closed()]).toEqual([[], 1]);
    await click('Erase');
    expect([erased, closed()]).toEqual([[question.erasure], 2]);
  },
);

test('the foot of the window says what is being done, how far it is, and nothing when it is over', async () => {
  const { tell, end } = await show(QUESTIONS[0] as EraseQuestion);
  expect(screen.queryByRole('progressbar')).toBeNull();
  await click('Erase');
  const bar = () => screen.getByRole('progressbar', { name: 'Progress of the erasure', hidden: true });
  expect(bar().getAttribute('aria-valuenow')).toBeNull();
  await tell({ step: 'leaving-out' });
  expect(screen.getByText('Erasing')).toBeTruthy();
  await tell({ step: 'rewriting', rows: 1, total: 4 });
  expect(screen.getByText('Erasing: rewriting the archive’s files')).toBeTruthy();
  expect(bar().getAttribute('aria-valuenow')).toBe('25');
  await end();
  expect(screen.queryByRole('progressbar', { hidden: true })).toBeNull();
});
