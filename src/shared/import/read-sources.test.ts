import fc from 'fast-check';
import { gzipSync, strToU8, Zip, ZipDeflate, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { runs } from '#shared/testing/runs';
import { itemKey } from '../domain/keys';
import type { Participant } from '../domain/participant';
import type { Vendor } from './contract/importer';
import { notes, pieces, tellOf, tellOfSources } from './notes-vendor.fixture';

const latin1 = (text: string) => Uint8Array.from(text, char => char.charCodeAt(0));

function utf16(text: string, littleEndian: boolean, mark = true): Uint8Array {
  const view = new DataView(new ArrayBuffer((text.length + (mark ? 1 : 0)) * 2));
  [...(mark ? ['\uFEFF'] : []), ...text.split('')].forEach((char, n) => {
    view.setUint16(n * 2, char.charCodeAt(0), littleEndian);
  });
  return new Uint8Array(view.buffer);
}

const TWO_NOTES = '{"note":1,"text":"grüße"}\n{"note":2,"text":"日本"}';
const TOLD_NOTES = [
  ['1', '"grüße"'],
  ['2', '"日本"'],
];

describe('encodings', () => {
  test.each<[string, Uint8Array, readonly string[]]>([
    ['UTF-8', strToU8(TWO_NOTES), []],
    ['UTF-8 with a mark', strToU8(`\uFEFF${TWO_NOTES}`), []],
    ['UTF-16 LE with a mark', utf16(TWO_NOTES, true), ['noted engine/utf-16 undefined:undefined']],
    ['UTF-16 BE with a mark', utf16(TWO_NOTES, false), ['noted engine/utf-16 undefined:undefined']],
    ['UTF-16 LE without a mark', utf16(TWO_NOTES, true, false), ['noted engine/utf-16 undefined:undefined']],
    ['UTF-16 BE without a mark', utf16(TWO_NOTES, false, false), ['noted engine/utf-16 undefined:undefined']],
  ])('%s, cut anywhere', async (_, bytes, said) => {
    for (const cut of [1, 2, 3, 7, 1000]) {
      const told = await tellOf({ 'a.json': bytes }, { cut });
      expect([told.notes, told.said, told.places]).toEqual([TOLD_NOTES, said, ['1:1', '2:1']]);
    }
  });

  test('Windows-1252 where it is no UTF-8, said once, and kept readable', async () => {
    const told = await tellOf({ 'a.json': latin1('{"note":1,"text":"gr\xfc\xdfe \x80"}\n{"note":2,"text":"\xe9"}') });
    expect(told.notes).toEqual([
      ['1', '"grüße €"'],
      ['2', '"é"'],
    ]);
    expect(told.said).toEqual(['noted engine/windows-1252 1:1']);
    expect(told.repaired).toEqual(['{"note":1,"text":"grüße €"}', '{"note":2,"text":"é"}']);
  });
});

describe('files that hold no records', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['an empty file', '', 'rejected engine/empty-file undefined:undefined'],
    ['white space', ' \n', 'explained engine/no-records undefined:undefined'],
    ['an empty array', '[]', 'explained engine/no-records undefined:undefined'],
    ['prose', 'Dear all,\nsee you {soon}.', 'rejected engine/no-json 1:1'],
    ['HTML', '<!DOCTYPE html><p>chat</p>', 'rejected engine/looks-like-html 1:1'],
    ['a hundred thousand brackets', '['.repeat(100_000), 'rejected engine/only-brackets 1:1'],
    ['as many, closed', '['.repeat(100_000) + ']'.repeat(100_000), 'rejected engine/only-brackets 1:1'],
    ['a table', 'id,from,text\n1,Mira,hi\n2,Tom,yes', 'rejected engine/looks-like-csv 1:1'],
    ['a Salesforce transcript', '<p align="center">Chat Started: Monday</p>', 'rejected engine/known-other-format 1:1'],
    ['a picture', latin1('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), 'rejected engine/binary-file undefined:undefined'],
  ])('%s', async (_, contents, said) => {
    const told = await tellOf({ a: contents });
    expect(told.said).toEqual([said]);
    expect(told.reports).toHaveLength(1);
  });

  test.each<[string, Uint8Array]>([
    ['picture', latin1('\xff\xd8\xff\xe0\0\x10JFIF')],
    ['pdf', latin1('%PDF-1.7\n%\0\xe2')],
    ['program', latin1('MZ\x90\0\x03')],
    ['office', latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0')],
    ['office', zipSync({ '[Content_Types].xml': strToU8('<Types/>') }, { level: 0 })],
    ['archive', latin1('7z\xbc\xaf\x27\x1c\0\x04')],
    ['encrypted', strToU8('U2FsdGVkX19'.repeat(12))],
    ['encrypted', new Uint8Array(4096).map((_, n) => (n * 197 + (n >> 4) * 31 + (n >> 7)) & 255)],
    ['unknown', latin1('abc\0\0def\0')],
  ])('a binary file is named: %s', async (what, bytes) => {
    const { findings } = await tellOf({ a: bytes });
    expect(findings).toEqual([
      { severity: 'rejected', code: 'engine/binary-file', place: { file: 'a' }, facts: { what } },
    ]);
  });

  test('names that may be those of customers are not quoted', async () => {
    const map = { 'nadia@shop.example': 1, 4791234567: 2, 'Nadia Berg': 3, agentNotes: 4, id_20260101: 5 };
    const { findings } = await tellOf({
      a: JSON.stringify(map),
      b: '{"+47 912":1}',
      c: '{"note":1,"a@b.example":1,"a@b.example":2}',
    });
    expect(findings.map(({ facts }) => facts)).toEqual([
      { members: 'agentNotes', more: 4 },
      { members: '…', more: 1 },
      { name: '…' },
    ]);
  });

  test('an unknown record is told by the names of its members, and by no value', async () => {
    const members = Object.fromEntries(Array.from({ length: 14 }, (_, n) => [`m${n}`, 'secret']));
    const { findings } = await tellOf({ a: JSON.stringify(members) });
    expect(findings).toEqual([
      {
        severity: 'rejected',
        code: 'engine/unknown-shape',
        place: { file: 'a', record: 0, line: 1, column: 1 },
        facts: { members: 'm0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11', more: 2 },
      },
    ]);
  });

  test.each<[string, object]>([
    ['LivePerson Messaging Interactions', { conversationHistoryRecords: [] }],
    ['Amazon Connect', { Transcript: [{ ParticipantId: 'x' }] }],
    ['Amazon Connect Contact Lens', { Transcript: [{ ParticipantId: 'x' }], ConversationCharacteristics: {} }],
    ['Genesys Cloud', { messagingTranscript: [] }],
    ['Intercom', { type: 'conversation' }],
    ['Zendesk Chat', { chats: [{ history: [{ type: 'chat.msg' }] }] }],
    ['LiveChat', { chats: [{ threads: [] }] }],
    ['Bot Framework', { type: 'message', from: {}, channelId: 'web' }],
    ['Rasa', { sender_id: 'x', events: [{ event: 'user' }] }],
    ['Google Insights', { entries: [{ role: 'AGENT', start_timestamp_usec: 1 }] }],
  ])('other formats are told by name: %s', async (format, record) => {
    const { findings } = await tellOf({ a: JSON.stringify(record) });
    expect(findings.map(({ code, facts }) => [code, facts])).toEqual([['engine/known-other-format', { format }]]);
  });
});

describe('one bad record costs one record', () => {
  test('in the middle of good ones, whatever is wrong with it', async () => {
    const bad = [
      '{"note":"rejected"}',
      '{"note":"throws"}',
      '{"note": yourNote}',
      '{"nobody":1}',
      `{"note":${'['.repeat(300)}${']'.repeat(300)}}`,
      '{"note":1 : 2}',
    ];
    const told = await tellOf({ a: bad.map((record, n) => `{"note":${n}}\n${record}`).join('\n') });
    expect(told.notes.map(([id]) => id)).toEqual(['0', '1', '2', '3', '4', '5']);
    expect(told.said).toEqual([
      'rejected notes/rejected 2:1',
      'rejected engine/reading-failed 4:1',
      'rejected engine/unquoted-value 6:10',
      'rejected engine/unknown-shape 8:1',
      'rejected engine/too-deep 10:1',
      'rejected engine/not-json 12:11',
    ]);
    expect(told.reports).toMatchObject([{ records: 12, rejected: 6, explained: 0, shapes: { 'vcc-live/note': 8 } }]);
  });

  test('half a file keeps what is whole', async () => {
    const told = await tellOf({ a: '{"notes":[{"note":1},{"note":2},{"note":3,"te' });
    expect(told.notes.map(([id]) => id)).toEqual(['1', '2']);
    expect(told.said).toEqual([
      'rejected engine/truncated-record 1:33',
      'noted engine/unfinished-file undefined:undefined',
    ]);
  });

  test('a record beyond the limit', async () => {
    const large = `{"note":2,"text":"${'x'.repeat(2000)}"}`;
    const told = await tellOf({ a: `{"note":1}\n${large}\n{"note":3}` }, { limits: { recordBytes: 1000 } });
    expect(told.notes.map(([id]) => id)).toEqual(['1', '3']);
    expect(told.said).toEqual(['rejected engine/record-too-large 2:1']);
  });
});

describe('what is said about the text', () => {
  test('repairs have their place in the file and leave the original as it was', async () => {
    const told = await tellOf({ a: 'Sample\n{\n "note": 1,\n "text": ISODate("x"),\n}\n|' });
    expect(told.notes).toEqual([['1', '"x"']]);
    expect(told.originals).toEqual(['{\n "note": 1,\n "text": ISODate("x"),\n}']);
    expect(told.repaired).toEqual(['{\n "note": 1,\n "text": "x"\n}']);
    expect(told.said).toEqual([
      'repaired repair/shell-value 4:10',
      'repaired repair/trailing-comma 4:22',
      'noted engine/text-around-json 1:1',
    ]);
  });

  test('text around JSON is said once, long numbers once, repeated members each time', async () => {
    const told = await tellOf({
      a: 'x {"note":12345678901234567890} y\n{"note":12345678901234567891} z\n{"note":1,"note":2}',
    });
    expect(told.notes.map(([id]) => id)).toEqual(['"12345678901234567890"', '"12345678901234567891"', '2']);
    expect(told.said).toEqual([
      'noted engine/long-numbers 1:3',
      'noted engine/repeated-member 3:11',
      'noted engine/text-around-json 1:1',
    ]);
  });

  test('a brace too many is a repair', async () => {
    expect((await tellOf({ a: '{"note":1}}\n{"note":2}' })).said).toEqual(['repaired repair/extra-bracket 1:11']);
  });

  test('what no named repair mends goes to the general one', async () => {
    const told = await tellOf({ a: ' {"note" 4}' });
    expect([told.notes, told.repaired, told.said]).toEqual([
      [['4', 'null']],
      ['{"note": 4}'],
      ['repaired repair/other 1:3'],
    ]);
  });

  test('remarks of a shape get the place of their record', async () => {
    const { findings } = await tellOf({ a: '\n {"note":1,"text":"odd"}' });
    expect(findings).toEqual([
      { severity: 'noted', code: 'notes/odd', place: { file: 'a', record: 0, line: 2, column: 2, pointer: '/text' } },
    ]);
  });

  test('at most two hundred findings of a kind are kept, and all are counted', async () => {
    const { reports } = await tellOf({ a: '{"nobody":1}\n'.repeat(300) });
    expect(reports[0]?.findings).toHaveLength(200);
    expect(reports[0]?.findingCounts).toEqual({ 'engine/unknown-shape': 300 });
  });
});

test('a conversation of inhuman size is read, and told', async () => {
  const [note] = notes.shapes;
  const crowd: Vendor = {
    ...notes,
    shapes: notes.shapes.map(shape => ({
      ...shape,
      read: (record, context) => {
        const reading = note?.read(record, context) ?? { kind: 'rejected', code: 'notes/none' };
        if (reading.kind !== 'part') return reading;
        const participants = Array.from({ length: 1001 }, (_, n): Participant => {
          return { key: itemKey('p', n), role: 'customer', otherNames: [], ids: [], presence: [], facts: [] };
        });
        return { ...reading, part: { ...reading.part, participants } };
      },
    })),
  };
  const told = await tellOf({ a: '{"note":1,"text":"odd"}' }, { vendors: [crowd] });
  expect(told.notes).toHaveLength(1);
  expect(told.said).toEqual(['noted engine/many-participants 1:1', 'noted notes/odd 1:1']);
});

describe('pages', () => {
  const page = (records: string, rest = '') =>
    `{"_metadata":{"count":9,"self":{"href":"http://x?limit=2&offset=4"},"shardsStatusResult":{"partialResult":true}},"notes":[${records}]${rest}}`;

  test('their members come with each of their records, and their facts into the report', async () => {
    const told = await tellOf({ a: page('{"note":1},{"note":2}') });
    const members = JSON.parse(page('')) as Record<string, unknown>;
    delete members.notes;
    expect(told.pages).toEqual([members, members]);
    expect(told.reports[0]?.page).toEqual({ total: 9, offset: 4, limit: 2, partial: true });
  });

  test('a page without records is a record itself', async () => {
    const told = await tellOf({ a: page('', ',"note":"explained"') });
    expect(told.outcomes).toEqual(['explained']);
    expect(told.said).toEqual(['explained notes/explained 1:1']);
  });

  test('members after the records are kept as a record of their own', async () => {
    const told = await tellOf({ a: '{"notes":[{"note":1}],"_metadata":{"count":3}}' });
    expect(told.originals).toEqual(['{"note":1}', '{"notes":[],"_metadata":{"count":3}}']);
    expect(told.said).toEqual(['explained engine/page-rest 1:1']);
    expect(told.reports[0]?.page).toEqual({ total: 3 });
  });

  test('the head of a page is repaired like a record', async () => {
    const told = await tellOf({ a: '{"about":1\n"notes":[{"note":1}],}' });
    expect(told.pages).toEqual([{ about: 1 }]);
    expect(told.said).toEqual(['repaired repair/missing-comma 1:11']);
  });

  test('a wrapped page gives its own members', async () => {
    expect((await tellOf({ a: '{"status":200,"body":{"about":1,"notes":[{"note":1}]}}' })).pages).toEqual([
      { about: 1 },
    ]);
  });
});

describe('packed files', () => {
  const json = strToU8(TWO_NOTES);

  test('gzip, also several streams in one file, cut anywhere', async () => {
    const more = gzipSync(strToU8('\n{"note":3,"text":"x"}'));
    const packed = new Uint8Array([...gzipSync(json), ...more]);
    for (const cut of [1, 5, 100, 10_000]) {
      const told = await tellOf({ 'a.gz': packed }, { cut });
      expect(told.notes.map(([id]) => id)).toEqual(['1', '2', '3']);
      expect(told.reports).toMatchObject([{ file: 'a.gz', bytes: packed.length, records: 3, findings: [] }]);
    }
  });

  test('a zip archive: each member is a file of its own', async () => {
    const zip = zipSync({
      'march/a.json': json,
      'march/b.json.gz': gzipSync(json),
      '__MACOSX/march/._a.json': strToU8('x'),
      'c.png': [latin1('\x89PNG\r\n\x1a\n\0'), { level: 0 }],
    });
    for (const cut of [1, 64, 10_000]) {
      const told = await tellOf({ 'x.zip': zip }, { cut });
      expect(told.notes.map(([id]) => id)).toEqual(['1', '2', '1', '2']);
      expect(told.reports.map(({ file, inside, records }) => [file, inside, records])).toEqual([
        ['x.zip/march/a.json', 'x.zip', 2],
        ['x.zip/march/b.json.gz', 'x.zip', 2],
        ['x.zip/c.png', 'x.zip', 0],
      ]);
      expect(told.said).toEqual(['rejected engine/binary-file undefined:undefined']);
    }
  });

  test('a zip archive that was written as a stream, without lengths in front', async () => {
    const parts: Uint8Array[] = [];
    const zip = new Zip((_, part) => parts.push(part));
    for (const name of ['a.json', 'b.json']) {
      const file = new ZipDeflate(name);
      zip.add(file);
      file.push(json, true);
    }
    zip.end();
    const told = await tellOf({ 'x.zip': new Uint8Array(parts.flatMap(part => [...part])) }, { cut: 50 });
    expect(told.reports.map(({ file, records }) => [file, records])).toEqual([
      ['x.zip/a.json', 2],
      ['x.zip/b.json', 2],
    ]);
  });

  test('the hash of a file is that of its bytes, in an archive and outside', async () => {
    const plain = await tellOf({ a: json });
    const packed = await tellOf({ 'x.zip': zipSync({ b: json }) });
    expect(packed.reports[0]?.hash).toBe(plain.reports[0]?.hash);
  });

  const bomb = strToU8(`{"note":1}\n${' '.repeat(3_000_000)}\n{"note":2}`);
  test.each<[string, Uint8Array, object, string]>([
    ['half a gzip file', gzipSync(json).subarray(0, 50), {}, 'engine/archive-damaged'],
    ['half a zip archive', zipSync({ a: json }).subarray(0, 70), {}, 'engine/archive-damaged'],
    ['a gzip bomb', gzipSync(bomb), { ratioFreeBytes: 1000 }, 'engine/archive-ratio'],
    ['a zip bomb', zipSync({ a: bomb }), { ratioFreeBytes: 1000 }, 'engine/archive-ratio'],
    ['too much altogether', zipSync({ a: json, b: json }), { archiveBytes: 60 }, 'engine/archive-too-large'],
    ['too many members', zipSync({ a: json, b: json }), { archiveMembers: 1 }, 'engine/archive-too-many-members'],
    ['too many containers', gzipSync(gzipSync(gzipSync(json))), {}, 'engine/archive-too-deep'],
    ['an archive of nothing', zipSync({}), {}, 'engine/archive-empty'],
  ])('%s is refused by name', async (_, packed, limits, code) => {
    const told = await tellOf({ a: packed }, { limits });
    expect(told.findings.map(finding => finding.code)).toContain(code);
  });

  test('a bomb packed into another archive counts against the file it lies in', async () => {
    const once = gzipSync(strToU8(`{"note":1}${' '.repeat(300_000)}`));
    const limits = { ratioFreeBytes: 1000, archiveRatio: 1100 };
    // each layer by itself is within the limit
    expect((await tellOf({ a: once }, { limits })).said).toEqual([]);
    expect((await tellOf({ a: gzipSync(once) }, { limits })).said).toEqual([
      'rejected engine/archive-ratio undefined:undefined',
    ]);
  });

  test('all archives of an import together may unpack to so much and no more', async () => {
    const packed = gzipSync(json);
    const limits = { importBytes: json.length * 2 + 1 };
    const told = await tellOf({ a: packed, b: packed, c: packed }, { limits });
    expect(told.said).toEqual(['rejected engine/archive-too-large undefined:undefined']);
    expect(told.reports.map(({ findings }) => findings.length)).toEqual([0, 0, 1]);
  });

  test.each([0, 6] as const)('a member locked with a password is told as such, at level %i', async level => {
    const zip = zipSync({ a: [json, { level }], b: json });
    // the lowest bit of the flags of the first header; what is locked is no text and cannot be unpacked
    zip[6] = 1;
    zip.fill(0xab, 40, 60);
    for (const cut of [1, 64, 10_000]) {
      const told = await tellOf({ x: zip }, { cut });
      expect(told.said).toEqual(['rejected engine/archive-encrypted undefined:undefined']);
      expect(told.reports.map(({ file, records }) => [file, records])).toEqual([
        ['x/a', 0],
        ['x/b', 2],
      ]);
    }
  });

  test('a bomb does not cost the members beside it', async () => {
    const told = await tellOf(
      { 'x.zip': zipSync({ a: json, b: bomb, c: json }) },
      { limits: { ratioFreeBytes: 1000 } },
    );
    expect(told.reports.map(({ file, rejected, findings }) => [file, rejected, findings.length > 0])).toEqual([
      ['x.zip/a', 0, false],
      ['x.zip/b', 0, true],
      ['x.zip/c', 0, false],
    ]);
  });
});

describe('trouble with the file itself', () => {
  const broken = (code: string) => Object.assign(new Error('/home/somebody/secret'), { code });

  test('a file that cannot be opened is told without its path, and has no hash', async () => {
    const open = () => {
      throw broken('EACCES');
    };
    const told = await tellOfSources([{ id: '1', name: 'a', bytes: 5, open }]);
    expect(told.findings).toEqual([
      { severity: 'rejected', code: 'engine/unreadable-file', place: { file: 'a' }, facts: { reason: 'EACCES' } },
    ]);
    expect(told.reports[0]?.hash).toBe('');
  });

  test('a file that breaks off keeps what came before, and the next file is read', async () => {
    async function* breaking() {
      yield strToU8('{"note":1}\n{"note":2}\n{"no');
      throw broken('EIO');
    }
    const told = await tellOfSources([
      { id: '1', name: 'a', bytes: 50, open: () => breaking() },
      { id: '2', name: 'a', bytes: 50, open: () => pieces(strToU8('{"note":3}'), 4) },
    ]);
    expect(told.notes.map(([id]) => id)).toEqual(['1', '2', '3']);
    expect(told.reports.map(({ file }) => file)).toEqual(['a', 'a (2)']);
    expect(told.findings.map(({ code }) => code)).toEqual(['engine/truncated-record', 'engine/unreadable-file']);
  });

  test('a file beyond the limit is refused before it is read', async () => {
    const open = () => {
      throw new Error('was opened');
    };
    const told = await tellOfSources([{ id: '1', name: 'a', bytes: 9 * 1024 ** 3, open }]);
    expect(told.findings.map(({ code }) => code)).toEqual(['engine/file-too-large']);
  });
});

test('a mistake in making a conversation of a record costs that record', async () => {
  const broken: Vendor = {
    ...notes,
    assemble: (key, contributions) => {
      if (JSON.stringify(contributions).includes('"b"')) throw new RangeError('/home/somebody');
      return notes.assemble(key, contributions);
    },
  };
  const told = await tellOf(
    { a: '{"note":1,"text":"a"}\n{"note":2,"text":"b"}\n{"note":3,"text":"c"}' },
    { vendors: [broken] },
  );
  expect(told.outcomes).toEqual(['part', 'rejected', 'part']);
  expect(told.said).toEqual(['rejected engine/reading-failed 2:1']);
  expect(told.findings[0]?.facts).toEqual({ shape: 'vcc-live/note', problem: 'RangeError' });
});

test('never throws, whatever the bytes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.constantFrom(0, 1, 2), async (bytes, kind) => {
      const packed = kind === 0 ? bytes : kind === 1 ? gzipSync(bytes) : zipSync({ a: bytes });
      if (kind > 0 && bytes[0] !== undefined) packed[bytes[0] % packed.length] = bytes.length;
      const { reports } = await tellOf({ a: packed }, { cut: 7 });
      for (const { findings } of reports) for (const { place } of findings) expect(place.file).not.toBe('');
    }),
  );
});

test('mutated records never throw, and every finding names a place in the file', async () => {
  const sample =
    '{"about":{"x":[1]},"notes":[{"note":1,"text":"a\\"b"},{"note":ObjectId("x"),"text":“y”,}]}\n{"note":2}';
  await fc.assert(
    fc.asyncProperty(
      fc.nat(sample.length),
      fc.nat(6),
      fc.constantFrom('', '{', '"', ']', '\n', '\\', ','),
      async (at, drop, put) => {
        const text = sample.slice(0, at) + put + sample.slice(at + drop);
        const lines = text.split('\n').length;
        const { findings } = await tellOf({ a: text });
        for (const { place } of findings) expect(place.line ?? 1).toBeLessThanOrEqual(lines);
      },
    ),
    { numRuns: runs(100) },
  );
});

describe('rich content saved as a file', () => {
  const card = '{"type":"vertical","elements":[{"type":"text","text":"hello"}]}';
  test.each([
    ['an element', card],
    ['without a type', '{"elements":[{"text":"hello"}]}'],
    ['a list of elements', `[${card}, {"type":"button","title":"Yes"}]`],
    ['as text', JSON.stringify(card)],
    ['as text of text', JSON.stringify(JSON.stringify(card))],
  ])('%s is told, handed over, and no record', async (_, text) => {
    const told = await tellOf({ 'a.json': text });
    expect(told.said).toEqual(['explained engine/rich-content undefined:undefined']);
    expect(told.rich).toEqual([{ file: 'a.json', text }]);
    expect(told.reports[0]).toMatchObject({ records: 0, shapes: { 'engine/rich-content': 1 } });
    expect(told.places).toEqual([]);
  });

  test('broken, it is mended where that is safe, else handed over as it is', async () => {
    const mended = await tellOf({ a: card.replace(']}', '],}') });
    expect(JSON.parse(mended.rich[0]?.text ?? '')).toEqual(JSON.parse(card));
    expect(mended.said.map(each => each.split(' ')[0])).toEqual(['repaired', 'explained']);
    const cut = await tellOf({ a: card.slice(0, 50) });
    expect(cut.rich).toEqual([{ file: 'a', text: '{"type":"vertical","elements":[{"type":"text","tex":null}]}' }]);
    const hopeless = '{"type":"vertical","elements": yourCard}';
    const told = await tellOf({ a: hopeless });
    expect(told.rich).toEqual([{ file: 'a', text: hopeless }]);
    expect(told.said[0]).toBe('noted engine/broken-rich-content undefined:undefined');
  });

  test.each([
    ['a record that a vendor reads', '{"note":1,"text":"a","type":"text"}'],
    ['a record with rich content inside', `{"note":1,"text":"a","card":${card}}`],
    ['another kind of thing', '{"type":"message","from":{},"text":"type"}'],
    ['one that is too long to be a message', JSON.stringify({ type: 'text', text: 'x'.repeat(600_000) })],
  ])('%s is not taken for it', async (_, text) => {
    expect((await tellOf({ a: text })).rich).toEqual([]);
  });
});
