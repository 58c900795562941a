import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../testing/runs';
import { BACKUP_VERSION, HEADER_BYTES, printHeader, readHeader } from './header';
import { deflate, inflate } from './packing';
import { BackupReader, type BackupRefusal } from './read-backup';
import { type BackupRecord, RecordParser } from './records';
import { BackupWriter, FRAME_BYTES, FRAME_HEAD_BYTES } from './write-backup';

const SALT = Uint8Array.from({ length: 16 }, (_, nth) => nth + 1);
const PASSWORD = 'correct horse';

/** Few iterations: what a key costs is not what is tried here. */
async function written(records: readonly BackupRecord[], password = '', salt = SALT): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const write = async (piece: Uint8Array) => void pieces.push(piece.slice());
  const writer = await BackupWriter.begin({ salt, password, write, iterations: 10 });
  for (const record of records) await writer.add(record);
  await writer.end();
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

async function read(
  file: Uint8Array,
  password = '',
): Promise<{ readonly records: readonly BackupRecord[]; readonly problem?: BackupRefusal }> {
  const source = { bytes: file.length, read: async (from: number, length: number) => file.slice(from, from + length) };
  const opened = await BackupReader.open(source, password);
  if (!opened.ok) return { records: [], problem: opened.problem };
  const records: BackupRecord[] = [];
  const done = await opened.value.read(record => {
    records.push(record);
    return undefined;
  });
  return { records, ...(!done.ok && { problem: done.problem }) };
}

const record: fc.Arbitrary<BackupRecord> = fc.record(
  {
    facts: fc.record({ kind: fc.constantFrom('row', 'segment'), name: fc.string(), n: fc.integer() }),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 400 }),
  },
  { requiredKeys: ['facts'] },
);
const records = fc.array(record, { maxLength: 12 });
const password = fc.constantFrom('', PASSWORD, 'Übung 退款');

/** Longer than a frame, and nothing that packs well. */
const large: readonly BackupRecord[] = [
  { facts: { kind: 'segment', name: 'a' }, bytes: noise(2_500_000) },
  { facts: { kind: 'row', name: 'b' }, bytes: new Uint8Array(700_000) },
];

function noise(length: number): Uint8Array {
  let state = 7;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 16;
  });
}

test('D-14: what was written comes back, with and without a password', async () => {
  await fc.assert(
    fc.asyncProperty(records, password, async (all, word) => {
      expect(await read(await written(all, word), word)).toEqual({ records: all });
    }),
    { numRuns: runs(60) },
  );
});

test('records longer than a frame come back, too', async () => {
  for (const word of ['', PASSWORD]) {
    const back = await read(await written(large, word), word);
    expect(back.records.map(({ facts }) => facts)).toEqual(large.map(({ facts }) => facts));
    for (const [nth, { bytes = SALT }] of large.entries())
      expect(Buffer.compare(back.records[nth]?.bytes ?? SALT, bytes)).toBe(0);
  }
});

describe.each(['', PASSWORD])('D-14: with the password %j', word => {
  const some: readonly BackupRecord[] = [
    { facts: { kind: 'archive', version: 1 } },
    { facts: { kind: 'row', name: '1' }, bytes: noise(300) },
    { facts: { kind: 'row', name: '2' }, bytes: new Uint8Array(500) },
  ];

  test('whichever byte is changed, the file is refused', async () => {
    const file = await written(some, word);
    for (let at = 0; at < file.length; at++) {
      const flipped = file.slice();
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      expect((await read(flipped, word)).problem, `byte ${at} of ${file.length}`).toBeDefined();
    }
  });

  test('wherever it is cut off, and whatever is added, it is refused', async () => {
    const file = await written(some, word);
    for (let end = 0; end < file.length; end++)
      expect((await read(file.slice(0, end), word)).problem, `cut at ${end}`).toBeDefined();
    const longer = new Uint8Array(file.length + 1);
    longer.set(file);
    expect((await read(longer, word)).problem).toBe('damaged');
  });

  test('a frame that is left out, doubled, moved or from another file is noticed', async () => {
    const file = await written(large, word);
    const [header, ...frames] = cut(file);
    const other = cut(
      await written(
        large,
        word,
        SALT.map(byte => byte + 1),
      ),
    );
    const [first, second, ...rest] = frames;
    if (header === undefined || first === undefined || second === undefined) throw new TypeError('too few frames');
    expect(rest.length).toBeGreaterThan(1);
    const refused = async (...parts: readonly (Uint8Array | undefined)[]) =>
      (await read(join(parts.flatMap(part => part ?? [])), word)).problem;
    expect(await refused(header, first, second, ...rest)).toBeUndefined();
    expect(await refused(header, second, ...rest)).toBe('damaged');
    expect(await refused(header, first, first, second, ...rest)).toBe('damaged');
    expect(await refused(header, second, first, ...rest)).toBe('damaged');
    expect(await refused(header, other[1], second, ...rest)).toBe('damaged');
    // with its number, and the end it should have
    expect(await refused(header, first, ...rest.slice(0, -1))).toBe('damaged');
    expect(await refused(header, first, second, rest.at(-1))).toBe('damaged');
    expect(await refused(header, ...frames, ...rest.slice(-1))).toBe('damaged');
  });
});

test('D-14: a wrong password is told from a missing one and from damage', async () => {
  const file = await written([{ facts: { kind: 'archive' } }], PASSWORD);
  expect((await read(file)).problem).toBe('needs-password');
  expect((await read(file, 'correct house')).problem).toBe('wrong-password');
  expect((await read(file.slice(0, -1), PASSWORD)).problem).toBe('damaged');
  expect((await read(file, PASSWORD)).problem).toBeUndefined();
});

test('a password is the same however its letters are composed', async () => {
  const file = await written([{ facts: { kind: 'archive' } }], 'u\u0308bung');
  expect((await read(file, '\u00fcbung')).problem).toBeUndefined();
});

test('no word of what has a password stands in the file', async () => {
  const words = 'Wacholderbeere'.repeat(40);
  const bytes = new TextEncoder().encode(words);
  const all = [{ facts: { kind: 'row', words }, bytes }];
  expect(Buffer.from(await written(all, PASSWORD)).includes('Wacholder')).toBe(false);
});

test('D-12: a file of a later version is said to be one, and other files to be none', async () => {
  const header = await printHeader({ salt: SALT, keyCheck: new Uint8Array(16) });
  expect((await readHeader(header)).kind).toBe('header');
  const newer = header.slice();
  newer[8] = BACKUP_VERSION + 1;
  newer.set(new Uint8Array(await crypto.subtle.digest('SHA-256', newer.subarray(0, 48)), 0, 16), 48);
  expect((await read(newer)).problem).toBe('newer');
  for (const text of ['', '[]', 'PK\u0003\u0004', '\u0089LC'])
    expect((await read(new TextEncoder().encode(text))).problem).toBe('not-a-backup');
});

test('a small frame does not unpack into a large one', async () => {
  const packed = await deflate(new Uint8Array(FRAME_BYTES * 3));
  expect(packed.length).toBeLessThan(10_000);
  expect(await inflate(packed, FRAME_BYTES)).toBeUndefined();
  expect((await inflate(packed, FRAME_BYTES * 3))?.length).toBe(FRAME_BYTES * 3);
  expect(await inflate(Uint8Array.of(7, 7, 7), 100)).toBeUndefined();
});

test('what is no record is none, and a length is believed only when the bytes are there', () => {
  const head = (facts: number, bytes: number) => new Uint8Array(Uint32Array.of(facts, bytes).buffer);
  expect(new RecordParser().take(head(0xffff_ffff, 0))).toBeUndefined();
  expect(new RecordParser().take(head(2, 0xffff_ffff))).toBeUndefined();
  expect(new RecordParser().take(head(100, 1_000_000_000))).toEqual([]);
  for (const json of ['{}', '[]', '{"kind":1}', '{"kind"', '\u00ff']) {
    const parser = new RecordParser();
    const bytes = new TextEncoder().encode(json);
    parser.take(head(bytes.length, 0));
    expect(parser.take(bytes), json).toBeUndefined();
  }
});

/** The header and each frame. */
function cut(file: Uint8Array): readonly Uint8Array[] {
  const parts = [file.slice(0, HEADER_BYTES)];
  for (let at = HEADER_BYTES; at < file.length; ) {
    const length = new DataView(file.buffer, file.byteOffset + at).getUint32(0, true);
    parts.push(file.slice(at, at + FRAME_HEAD_BYTES + length + 16));
    at += FRAME_HEAD_BYTES + length + 16;
  }
  return parts;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
