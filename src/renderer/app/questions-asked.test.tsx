// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openArchive } from '../archive/client';
import { SearchBox } from '../features/search/box/SearchBox';
import { fakeConversation, fakeHit, fakeStore } from '../state/testing/archive.fixture';

vi.mock('../archive/reader.worker.ts?worker&url', () => ({ default: 'reader' }));
vi.mock('../archive/writer.worker.ts?worker&url', () => ({ default: 'writer' }));

interface Message {
  readonly type: 'ask' | 'cancel';
  readonly id: number;
  readonly name?: string;
}

const conversation = fakeConversation('open', { links: [] });
const FACETS = { total: 1, facets: [] };
let found = 1;
/** What was posted to the reader, and whether each was cancelled. */
let posted: Message[] = [];
let answers = true;

function answerTo(name: string | undefined): unknown {
  switch (name) {
    case 'facts':
      return { kind: 'none', dataLoss: false, shards: 0, emptied: 0 };
    case 'search':
      return { total: found, hits: found === 0 ? [] : [fakeHit('open')], tookMs: 1 };
    case 'around':
      return { answer: { ...FACETS, total: found }, whole: FACETS, apart: [], hits: [], offers: [] };
    case 'conversation':
      return conversation;
    default:
      return [];
  }
}

class FakeWorker extends EventTarget {
  readonly #isReader: boolean;
  constructor(url: string) {
    super();
    this.#isReader = String(url).includes('reader');
  }
  postMessage(message: Message): void {
    if (this.#isReader) posted.push(message);
    const { type, id, name } = message;
    if (type === 'cancel') this.#say({ type: 'cancelled', id });
    else if (answers) this.#say({ type: 'answer', id, answer: answerTo(name) });
  }
  #say(data: unknown): void {
    queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data })));
  }
  terminate(): void {}
}

const SURROUNDINGS = {
  locks: {
    configurable: true,
    value: { request: async (_: string, work: () => unknown) => work(), query: async () => ({ held: [] }) },
  },
  storage: { configurable: true, value: { persist: async () => true } },
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('Worker', FakeWorker);
  Object.defineProperties(navigator, SURROUNDINGS);
  posted = [];
  answers = true;
  found = 1;
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  for (const name of Object.keys(SURROUNDINGS)) Reflect.deleteProperty(navigator, name);
  vi.useRealTimers();
});

const asked = () => posted.filter(({ type }) => type === 'ask').map(({ name }) => name);
const rest = (ms = 1000) => act(() => vi.advanceTimersByTimeAsync(ms));

async function show() {
  const archive = openArchive();
  const store = fakeStore(archive);
  render(<SearchBox store={store} keys="/" onLeave={() => undefined} />);
  const box = screen.getByRole('combobox', { name: 'Search all conversations' });
  await act(async () => {
    box.focus();
    await store.getState().find('');
    await store.getState().openRow(0);
  });
  // by then the archive has looked closer at itself, as it does after each start
  await rest(3000);
  posted = [];
  const type = (value: string) => act(async () => void fireEvent.change(box, { target: { value } }));
  return { store, type, close: () => archive.close() };
}

test.each([
  ['a word is found', 'r', 1],
  ['nothing is found', 'refndd', 0],
  ['filters narrow by several facets', 'source:ctlive in:Billing has:finding during:2025 refund', 1],
  ['a key is typed', 'agent:mi', 1],
])('a letter typed asks the reader three questions: %s', async (_, text, total) => {
  const { type, store, close } = await show();
  expect(store.getState().open.kind).toBe('open');
  found = total;
  await type(text);
  await rest();
  expect(asked()).toEqual(['suggest', 'search', 'around']);
  expect(store.getState().search).toMatchObject({ kind: 'found', results: { total, query: { text } } });
  close();
});

test('the next letter cancels every one of them', async () => {
  const { type, close } = await show();
  answers = false;
  await type('re');
  await rest();
  const ids = posted.map(({ id }) => id);
  expect(asked()).toEqual(['suggest', 'search', 'around']);
  posted = [];
  await type('ref');
  await rest();
  expect(asked()).toEqual(['suggest', 'search', 'around']);
  expect(posted.filter(({ type: kind }) => kind === 'cancel').map(({ id }) => id)).toEqual(ids);
  close();
});
