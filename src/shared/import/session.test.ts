import { expect, test } from 'vitest';
import { hashBytes } from './batches';
import { type BatchEntry, type FromImporter, INITIAL_CREDITS, type ToImporter } from './contract/protocol';
import { notes, pieces } from './notes-vendor.fixture';
import { serveImport } from './session';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Answers like an archive: keeps what comes, and gives a credit back for each batch unless it is told to be slow. */
function archive(files: Readonly<Record<string, string>>, { givesBack = true } = {}) {
  const messages: FromImporter[] = [];
  let tell: (message: ToImporter) => void = () => {};
  let arrived: () => void = () => {};
  const bytes = new Map(Object.entries(files).map(([name, text]) => [name, encoder.encode(text)]));
  const ended = serveImport(
    {
      postMessage: message => {
        messages.push(message);
        if (message.type === 'batch' && givesBack) tell({ type: 'credit' });
        arrived();
      },
      onMessage: listener => {
        tell = listener;
      },
    },
    ({ name }) => pieces(bytes.get(name) ?? new Uint8Array(0), 1 << 16),
    [notes],
  );
  const sources = [...bytes].map(([name, { length }]) => ({ id: name, name, bytes: length, ticket: name }));
  return {
    messages,
    ended,
    tell: (message: ToImporter) => tell(message),
    start: (mode: 'preview' | 'import' = 'import') => tell({ type: 'start', sources, mode, account: 'North' }),
    /** Resolves when as many batches have come. */
    batches: (count: number) =>
      new Promise<void>(resolve => {
        arrived = () => {
          if (messages.filter(({ type }) => type === 'batch').length >= count) resolve();
        };
        arrived();
      }),
  };
}

function entriesOf(message: FromImporter | undefined): readonly BatchEntry[] {
  return message?.type === 'batch' ? JSON.parse(decoder.decode(message.entries)) : [];
}

function batchesIn(messages: readonly FromImporter[]) {
  return messages.filter(message => message.type === 'batch');
}

const big = (count: number) => `{"note":1,"text":"${'x'.repeat(20_000)}"}\n`.repeat(count);

test('records cross word for word, repaired ones with both texts, a page once', async () => {
  const { messages, ended, start } = archive({
    a: '{"about":1,"notes":[{"note":1},{"note":2,},{"note":"explained"}]}',
  });
  start();
  await ended;

  const answers = messages.map(({ type }) => type).filter(type => type !== 'reading');
  expect(answers).toEqual(['source-done', 'progress', 'batch', 'done']);
  const [batch] = batchesIn(messages);
  const base = { shape: 'vcc-live/note', file: 'a', line: 1, account: 'North' };
  const originals = '{"note":1}{"note":2,}{"note":2}{"note":"explained"}';
  expect(decoder.decode(batch?.originals)).toBe(originals);
  const hash = (text: string) => hashBytes(encoder.encode(text));
  const place = { file: 'a', record: 1, line: 1, column: 32 };
  expect(entriesOf(batch)).toMatchObject([
    {
      ...base,
      key: 'vcc-live:1',
      start: 0,
      end: 10,
      record: 0,
      column: 21,
      hash: hash('{"note":1}'),
      page: { about: 1 },
    },
    {
      ...base,
      key: 'vcc-live:2',
      start: 10,
      end: 21,
      repairedEnd: 31,
      record: 1,
      column: 32,
      hash: hash('{"note":2,}'),
      pageOf: 0,
      head: { messages: 1 },
      findings: [{ severity: 'repaired', code: 'repair/trailing-comma', place: { ...place, column: 41 } }],
    },
    { ...base, start: 31, end: 51, record: 2, column: 44, pageOf: 0, findings: [{ severity: 'explained' }] },
  ]);
});

test('a preview tells all but the texts of the index', async () => {
  const { messages, ended, start } = archive({ a: big(10) });
  start('preview');
  await ended;
  const [batch] = batchesIn(messages);
  expect(batch?.originals.byteLength).toBeGreaterThan(0);
  expect(entriesOf(batch)).toHaveLength(10);
  expect(entriesOf(batch)[0]).toMatchObject({ key: 'vcc-live:1', start: 0, head: { messages: 1 } });
  expect(entriesOf(batch)[0]).not.toHaveProperty('texts');
});

test('a large file comes in several batches, none much larger than asked for', async () => {
  const { messages, ended, start } = archive({ a: big(450) });
  start();
  await ended;
  const sizes = batchesIn(messages).map(({ originals }) => originals.byteLength);
  expect(sizes.reduce((sum, size) => sum + size)).toBe(big(450).length - 450);
  expect(Math.max(...sizes)).toBeLessThan(3.2 * 1024 * 1024);
  expect(batchesIn(messages).flatMap(entriesOf)).toHaveLength(450);
});

test('without credits nothing more is read; one credit is one batch', async () => {
  const run = archive({ a: big(1000) }, { givesBack: false });
  run.start();
  await run.batches(INITIAL_CREDITS);
  await new Promise<void>(resolve => setImmediate(resolve));
  expect(batchesIn(run.messages)).toHaveLength(INITIAL_CREDITS);

  run.tell({ type: 'credit' });
  await run.batches(INITIAL_CREDITS + 1);
  run.tell({ type: 'cancel' });
  await run.ended;
  expect(run.messages.at(-1)).toEqual({ type: 'cancelled' });
  expect(batchesIn(run.messages)).toHaveLength(INITIAL_CREDITS + 1);
});

test('a cancelled import says so, and nothing after it', async () => {
  const run = archive({ a: big(1000) });
  run.start();
  run.tell({ type: 'cancel' });
  await run.ended;
  expect(run.messages.at(-1)).toEqual({ type: 'cancelled' });
  expect(run.messages.some(({ type }) => type === 'done')).toBe(false);
});

test('progress is told at most about a hundred times a file', async () => {
  const { messages, ended, start } = archive({ a: big(450) });
  start();
  await ended;
  const told = messages.filter(message => message.type === 'progress');
  expect(told.length).toBeLessThanOrEqual(101);
  expect(told.at(-1)).toEqual({ type: 'progress', source: 'a', bytesRead: big(450).length });
});

test('trouble of our own ends the import and names no path', async () => {
  const messages: FromImporter[] = [];
  const broken = {
    ...notes,
    get pages(): never {
      throw new RangeError('/home/somebody');
    },
  };
  await new Promise<void>(resolve => {
    void serveImport(
      {
        postMessage: message => messages.push(message),
        onMessage: listener => {
          listener({ type: 'start', sources: [{ id: 'a', name: 'a', bytes: 9, ticket: 'a' }], mode: 'import' });
        },
      },
      () => pieces(encoder.encode('{"note":1}'), 4),
      [broken],
    ).then(resolve);
  });
  expect(messages.at(-1)).toEqual({ type: 'failed', code: 'engine/failed', facts: { problem: 'RangeError' } });
});
