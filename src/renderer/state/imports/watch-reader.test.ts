import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import type { BatchEntry, FromImporter, SourceReport } from '#shared/import/contract/protocol';
import type { SkippedPlace } from '#shared/import/contract/resume';
import { notes, pieces } from '#shared/import/notes-vendor.fixture';
import { serveImport } from '#shared/import/session';
import { type RunningReader, WatchedReader } from './watch-reader';

const encoder = new TextEncoder();
const never = new Promise<never>(() => {});

/** A clock that a test moves on by hand. */
function handClock() {
  let tick: (() => void) | undefined;
  return {
    everySecond: (listener: () => void) => {
      tick = listener;
      return () => {
        tick = undefined;
      };
    },
    seconds: (count: number) => {
      for (let n = 0; n < count; n++) tick?.();
    },
  };
}

const open = new Set<{ close(): void }>();
afterEach(() => {
  for (const each of open) each.close();
  open.clear();
});

/** Sent by a reader as its last word, so that a test knows that everything before it has arrived. */
const SILENT = { type: 'progress', source: 'silent from here on', bytesRead: 0 } as const satisfies FromImporter;

/**
 * Readers of these files that fall silent over the notes or files named in `stuckAt`, as a thread in an endless loop
 * does: nothing more comes, and nothing is heard.
 */
function readersOf(files: Readonly<Record<string, string>>, stuckAt: readonly (number | string)[]) {
  const told = { started: 0, ended: 0 };
  const startReader = async (): Promise<RunningReader> => {
    told.started += 1;
    const { port1, port2 } = new MessageChannel();
    open.add(port1).add(port2);
    let silent = false;
    const fallSilent = (at: unknown) => {
      if (silent || !stuckAt.includes(at as number | string)) return;
      port2.postMessage(SILENT);
      silent = true;
    };
    const shapes = notes.shapes.map(shape => ({
      ...shape,
      read: (...[record, context]: Parameters<typeof shape.read>) => {
        fallSilent(record.note);
        return shape.read(record, context);
      },
    }));
    async function* opened(name: string) {
      fallSilent(name);
      for await (const piece of pieces(encoder.encode(files[name] ?? ''), 1 << 20)) {
        if (silent) await never;
        yield piece;
      }
      if (silent) await never;
    }
    void serveImport(
      {
        postMessage: message => {
          if (!silent) port2.postMessage(message);
        },
        onMessage: listener => {
          port2.addEventListener('message', ({ data }) => {
            if (!silent) listener(data);
          });
          port2.start();
        },
      },
      ({ name }) => opened(name),
      [{ ...notes, shapes }],
    );
    const end = () => {
      told.ended += 1;
    };
    return { port: port1, end, onGone: () => {} };
  };
  const sources = Object.entries(files).map(([name, text]) => ({ id: name, name, bytes: text.length, ticket: name }));
  return { told, startReader, sources };
}

/**
 * Takes what a watched reader brings to its end, and lets time pass whenever one has fallen silent: ten seconds, or those
 * of `silences` one after another.
 */
async function arrivalsOf(
  { startReader, sources }: ReturnType<typeof readersOf>,
  skipped: SkippedPlace[] = [],
  silences: readonly number[] = [],
) {
  const clock = handClock();
  const watched = new WatchedReader({ type: 'start', sources, mode: 'import' }, { startReader, ...clock }, skipped);
  open.add(watched.port);
  const records: string[] = [];
  const reports: SourceReport[] = [];
  let waited = 0;
  const last = await new Promise<FromImporter>(resolve => {
    watched.port.addEventListener('message', ({ data }: MessageEvent<FromImporter>) => {
      switch (data.type) {
        case 'batch': {
          const entries: BatchEntry[] = JSON.parse(new TextDecoder().decode(data.entries));
          records.push(...entries.map(({ file, record, findings }) => `${file}:${record}${findings ? '!' : ''}`));
          watched.port.postMessage({ type: 'credit' });
          break;
        }
        case 'source-done':
          reports.push(data.report);
          break;
        case 'progress':
          if (data.source !== SILENT.source) break;
          waited += 1;
          clock.seconds(silences[waited - 1] ?? 10);
          break;
        case 'done':
        case 'failed':
          resolve(data);
      }
    });
    watched.port.start();
  });
  watched.end();
  const said = reports.flatMap(({ findings }) => findings.map(({ code, place }) => [code, place]));
  return { last, records, reports, said, waited };
}

const lines = (from: number, until: number) =>
  Array.from({ length: until - from }, (_, n) => `{"note":${from + n}}`).join('\n');

test('R-01: a record over which the reader falls silent costs that record, and is named', async () => {
  const readers = readersOf({ a: lines(0, 5), b: lines(10, 13) }, [3]);
  const { last, records, said, reports } = await arrivalsOf(readers);
  expect(last).toEqual({ type: 'done' });
  expect(records).toEqual(['a:0', 'a:1', 'a:2', 'a:3!', 'a:4', 'b:0', 'b:1', 'b:2']);
  expect(said).toEqual([['engine/reader-silent', { file: 'a', record: 3, line: 4, column: 1 }]]);
  expect(reports.map(({ file, records, rejected }) => [file, records, rejected])).toEqual([
    ['a', 5, 1],
    ['b', 3, 0],
  ]);
  // the first was only found silent, the second said where, the third went on
  expect(readers.told).toEqual({ started: 3, ended: 3 });
});

test('R-01: the first stuck record costs ten seconds of silence in all, and so does the next one', async () => {
  const readers = readersOf({ a: lines(0, 6) }, [1, 4]);
  const { last, records, waited } = await arrivalsOf(readers, [], [4, 6, 6]);
  expect(last).toEqual({ type: 'done' });
  expect([records, waited]).toEqual([['a:0', 'a:1!', 'a:2', 'a:3', 'a:4!', 'a:5'], 3]);
});

test('a reader that is slow for a moment goes on', async () => {
  const { clock, port, told, heard } = byHand();
  port.start();
  await once(port, 'message');
  port.postMessage({ type: 'reading', file: 'a' });
  for (let n = 0; n < 5; n++) {
    port.postMessage({ type: 'progress', source: 'a', bytesRead: n });
    await heard();
    clock.seconds(3);
  }
  expect(told.ended).toBe(0);
  clock.seconds(1);
  expect(told.ended).toBe(1);
});

test('R-01: what had arrived before does not come twice', async () => {
  const big = (n: number) => `{"note":${n},"text":"${'x'.repeat(700_000)}"}`;
  const text = [0, 1, 2, 3, 4, 5].map(big).join('\n');
  const { last, records } = await arrivalsOf(readersOf({ z: '{"note":99}', a: text }, [5]));
  expect(last).toEqual({ type: 'done' });
  expect(records).toEqual(['z:0', 'a:0', 'a:1', 'a:2', 'a:3', 'a:4', 'a:5!']);
});

test('a file that cannot be begun is left out, and the next one is read', async () => {
  const readers = readersOf({ a: lines(0, 2), b: lines(2, 4) }, ['a']);
  const { last, records, said } = await arrivalsOf(readers);
  expect(last).toEqual({ type: 'done' });
  expect(records).toEqual(['b:0', 'b:1']);
  expect(said).toEqual([['engine/reader-silent-file', { file: 'a' }]]);
});

test('a file with many such records is given up after three of them', async () => {
  const readers = readersOf({ a: lines(0, 9), b: lines(20, 22) }, [1, 2, 3, 4, 5, 6, 7, 8]);
  const { last, records, said, reports } = await arrivalsOf(readers);
  expect(last).toEqual({ type: 'done' });
  expect(records).toEqual(['a:0', 'a:1!', 'a:2!', 'a:3!', 'b:0', 'b:1']);
  expect(said.at(-1)).toEqual(['engine/reader-silent-file', { file: 'a', record: 4 }]);
  // a file that was not read to its end must not pass for another one like it
  expect(reports[0]?.hash).toBe('');
});

test('what a preview was stuck at, the import leaves out at once', async () => {
  const skipped: SkippedPlace[] = [];
  await arrivalsOf(readersOf({ a: lines(0, 3) }, [1]), skipped);
  const again = readersOf({ a: lines(0, 3) }, [1]);
  const { records, waited } = await arrivalsOf(again, skipped);
  expect([records, waited, again.told.started]).toEqual([['a:0', 'a:1!', 'a:2'], 0, 1]);
});

/** A watched reader whose other end a test plays by hand. */
function byHand(startReader?: () => Promise<RunningReader>) {
  const clock = handClock();
  const { port1, port2 } = new MessageChannel();
  const told = { ended: 0, gone: () => {} };
  const start =
    startReader ??
    (async () => ({
      port: port1,
      end: () => {
        told.ended += 1;
      },
      onGone: (listener: () => void) => {
        told.gone = listener;
      },
    }));
  const watched = new WatchedReader(
    { type: 'start', sources: [], mode: 'import' },
    { startReader: start, everySecond: clock.everySecond },
  );
  open.add(port1).add(port2).add(watched.port);
  const heard = async (): Promise<FromImporter> => ((await once(watched.port, 'message')) as [FromImporter])[0];
  watched.port.start();
  return { clock, watched, port: port2, told, heard };
}

test('R-05: a reader that dies is told at once', async () => {
  const { watched, port, told, heard } = byHand();
  port.start();
  await once(port, 'message');
  port.postMessage({ type: 'reading', file: 'a' });
  port.postMessage({ type: 'progress', source: 'a', bytesRead: 1 });
  expect(await heard()).toMatchObject({ type: 'progress' });
  told.gone();
  expect(await heard()).toEqual({ type: 'failed', code: 'engine/reader-gone' });
  watched.end();
});

test('R-05: a reader whose script is not there is told at once', async () => {
  const { port, told, heard } = byHand();
  port.start();
  await once(port, 'message');
  told.gone();
  expect(await heard()).toEqual({ type: 'failed', code: 'engine/reader-not-started' });
});

test.each([
  ['cannot be started', () => Promise.reject(new Error('no'))],
  ['never comes', () => never],
])('R-05: a reader that %s is told', async (_, startReader) => {
  const { clock, heard } = byHand(startReader);
  clock.seconds(10);
  expect(await heard()).toEqual({ type: 'failed', code: 'engine/reader-not-started' });
});

test('waiting for the archive is no silence', async () => {
  const { clock, port, told, heard } = byHand();
  port.start();
  await once(port, 'message');
  const empty = () => new ArrayBuffer(0);
  for (let n = 0; n < 6; n++) {
    const last = { source: 'a', file: 'a', record: n };
    port.postMessage({ type: 'batch', originals: empty(), entries: empty(), texts: empty(), last });
    await heard();
  }
  clock.seconds(1000);
  expect(told.ended).toBe(0);
});

test('R-05: the end of a channel ends the reader, wherever it is', async () => {
  const { watched, port, told, clock } = byHand();
  port.start();
  await once(port, 'message');
  watched.end();
  clock.seconds(20);
  expect(told.ended).toBe(1);
});
