import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { joined as joinedOf } from './chunks';
import { crc32 } from './crc32';
import { type Cell, csvRow, withoutFormula } from './csv';
import { createNames } from './unique-names';
import { LONGEST_CELL, WorkbookWriter } from './xlsx';
import { ZipWriter } from './zip';

/** Reads CSV as RFC 4180 says. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  while (cell.lastIndex < text.length) {
    const [, quoted, plain = '', end] = cell.exec(text) ?? [];
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

describe('CSV', () => {
  test('whatever is in them, cells are read back, but for an apostrophe before what would be a formula', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 3, maxLength: 3 }), { minLength: 1 }),
        rows => {
          const written = rows.map(row => csvRow(row)).join('');
          expect(parseCsv(written)).toEqual(
            rows.map(row => row.map(text => withoutFormula(text.replaceAll('\0', '\uFFFD')))),
          );
        },
      ),
      { seed: 4180 },
    );
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\n=1', '\u00A0=1', '＝1', '＋1', '－1', '＠x'])(
    'S-10: %j is no formula any more',
    text => {
      expect(withoutFormula(text)).toBe(`'${text}`);
    },
  );

  test('S-10: words, dates and numbers stay as they are', () => {
    for (const text of ['1-2', 'a=b', '2025-03-04T09:12:31Z', "it's", '']) expect(withoutFormula(text)).toBe(text);
    expect(csvRow([-5, 1.5, Number.NaN, undefined, 'x'])).toBe('-5,1.5,,,x\r\n');
  });
});

describe('a zip file', () => {
  function zipOf(members: readonly (readonly [string, readonly Uint8Array[]])[]): Uint8Array {
    const zip = new ZipWriter();
    const pieces: Uint8Array[] = [];
    for (const [name, contents] of members) {
      zip.begin(name);
      for (const piece of contents) zip.add(piece);
      zip.endMember();
      pieces.push(...zip.take());
    }
    zip.end();
    return joined([...pieces, ...zip.take()]);
  }

  test('holds its members byte for byte', () => {
    const member = fc.tuple(
      fc.string({ minLength: 1, unit: 'grapheme' }),
      fc.array(fc.uint8Array({ maxLength: 500 }), { maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.uniqueArray(member, { selector: ([name]) => name.normalize('NFC'), maxLength: 6 }), members => {
        const read = unzipSync(zipOf(members));
        for (const [name, contents] of members) expect(read[name]).toEqual(joined(contents));
        expect(Object.keys(read)).toHaveLength(members.length);
      }),
      { seed: 20, numRuns: 60 },
    );
  });

  test('has room for more members than its old form can count', () => {
    const zip = new ZipWriter();
    const pieces: Uint8Array[] = [];
    for (let nth = 0; nth < 65_600; nth++) {
      zip.begin(`${nth}`);
      pieces.push(...zip.take());
    }
    zip.end();
    const whole = joined([...pieces, ...zip.take()]);
    expect(Object.keys(unzipSync(whole))).toHaveLength(65_600);
  });

  test('its checksum is the one everybody computes', () => {
    expect(crc32(0, new TextEncoder().encode('123456789'))).toBe(0xcb_f4_39_26);
  });

  test('names are safe and unique for every system', () => {
    const names = createNames();
    expect(['a.txt', 'A.TXT', '../a.txt', 'con.txt', 'é.txt', 'e\u0301.txt'].map(names)).toEqual([
      'a.txt',
      'A (2).TXT',
      '-a.txt',
      '_con.txt',
      'é.txt',
      'é (2).txt',
    ]);
  });
});

describe('a workbook', () => {
  function sheets(rows: readonly (readonly Cell[])[], mostRows?: number) {
    const book = new WorkbookWriter('Messages', ['When', 'What'], mostRows);
    for (const row of rows) book.add(row);
    book.end();
    const parts = unzipSync(joined(book.take()));
    return { book, parts: Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)])) };
  }

  test('has all parts a spreadsheet asks for, and the names of the columns', () => {
    const { parts } = sheets([['now', 'hello']]);
    expect(Object.keys(parts).sort()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ]);
    expect(parts['xl/worksheets/sheet1.xml']).toContain(
      '<row r="1"><c r="A1" s="1" t="inlineStr"><is><t xml:space="preserve">When</t></is></c>',
    );
  });

  test('S-10: a text is never a formula, and a number stays one', () => {
    const sheet = sheets([['=1+1', 5]]).parts['xl/worksheets/sheet1.xml'] ?? '';
    expect(sheet).toContain(
      '<c r="A2" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c><c r="B2"><v>5</v></c>',
    );
    expect(sheet).not.toContain('<f');
  });

  test('what XML cannot hold is written by its number, and words that look like one stay words', () => {
    const sheet = sheets([['a\u0007b<&>"\uD800_x0041_', undefined]]).parts['xl/worksheets/sheet1.xml'] ?? '';
    expect(sheet).toContain('a_x0007_b&lt;&amp;&gt;&quot;\uFFFD_x005F_x0041_');
  });

  test('what no cell can hold is cut and counted, and what no sheet can hold goes on another', () => {
    const { book, parts } = sheets(
      [
        ['x'.repeat(LONGEST_CELL + 1), 'y'],
        ['1', '2'],
        ['3', '4'],
      ],
      3,
    );
    expect(book.cut).toBe(1);
    expect(parts['xl/workbook.xml']).toContain('name="Messages 1"');
    expect(parts['xl/worksheets/sheet2.xml']).toContain('<t xml:space="preserve">When</t>');
    expect(parts['xl/worksheets/sheet2.xml']).toContain('<t xml:space="preserve">3</t>');
  });
});

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  return joinedOf(
    pieces,
    pieces.reduce((sum, { length }) => sum + length, 0),
  );
}
