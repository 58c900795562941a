import type { Cell } from './csv';
import { LONGEST_MEMBER, ZipWriter } from './zip';

/** What a worksheet holds at most. */
const MOST_ROWS = 1_048_576;
/** What a cell holds at most, in UTF-16 units. */
export const LONGEST_CELL = 32_767;

/**
 * A workbook that is written row by row: one table, on as many sheets as its rows need, each with the names of the columns in its
 * first row. Texts are inline strings, which no spreadsheet takes for a formula whatever they begin with.
 */
export class WorkbookWriter {
  readonly #zip = new ZipWriter();
  readonly #header: readonly string[];
  readonly #name: string;
  readonly #mostRows: number;
  #sheets = 0;
  #rows = 0;
  /** Bytes of the sheet. */
  #written = 0;
  /** Texts that were longer than a cell can be. */
  cut = 0;

  constructor(name: string, header: readonly string[], mostRows = MOST_ROWS) {
    this.#name = name;
    this.#header = header;
    this.#mostRows = mostRows;
    this.#beginSheet();
  }

  add(row: readonly Cell[]): void {
    if (this.#rows >= this.#mostRows || this.#written > LONGEST_MEMBER / 2) {
      this.#endSheet();
      this.#beginSheet();
    }
    this.#writeRow(row);
  }

  end(): void {
    this.#endSheet();
    const numbers = Array.from({ length: this.#sheets }, (_, nth) => nth + 1);
    this.#part('xl/workbook.xml', workbook(this.#name, numbers));
    this.#part('xl/_rels/workbook.xml.rels', workbookRelations(numbers));
    this.#part('xl/styles.xml', STYLES);
    this.#part('_rels/.rels', RELATIONS);
    this.#part('[Content_Types].xml', contentTypes(numbers));
    this.#zip.end();
  }

  take(): readonly Uint8Array[] {
    return this.#zip.take();
  }

  #beginSheet(): void {
    this.#sheets += 1;
    this.#rows = 0;
    this.#written = 0;
    this.#zip.begin(`xl/worksheets/sheet${this.#sheets}.xml`);
    this.#write(
      `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`,
    );
    this.#writeRow(this.#header, BOLD);
  }

  #endSheet(): void {
    this.#write('</sheetData></worksheet>');
    this.#zip.endMember();
  }

  #writeRow(cells: readonly Cell[], style = ''): void {
    this.#rows += 1;
    const row = this.#rows;
    this.#write(
      `<row r="${row}">${cells.map((cell, nth) => this.#cell(cell, `${columnName(nth)}${row}`, style)).join('')}</row>`,
    );
  }

  #cell(cell: Cell, place: string, style: string): string {
    if (cell === undefined || cell === '') return '';
    if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${place}"${style}><v>${cell}</v></c>` : '';
    const text = cell.length > LONGEST_CELL ? cutText(cell) : cell;
    if (text !== cell) this.cut += 1;
    return `<c r="${place}"${style} t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
  }

  #part(name: string, text: string): void {
    this.#zip.begin(name);
    this.#write(text);
    this.#zip.endMember();
  }

  #write(text: string): void {
    const encoded = new TextEncoder().encode(text);
    this.#written += encoded.length;
    this.#zip.add(encoded);
  }
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const BOLD = ' s="1"';

const STYLES = `${DECLARATION}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

const RELATIONS = `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

function workbook(name: string, sheets: readonly number[]): string {
  const entries = sheets.map(number => {
    const shown = sheets.length === 1 ? name : `${name} ${number}`;
    return `<sheet name="${xmlText(sheetName(shown))}" sheetId="${number}" r:id="rId${number}"/>`;
  });
  return `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${entries.join('')}</sheets></workbook>`;
}

function workbookRelations(sheets: readonly number[]): string {
  const entries = sheets.map(
    number => `<Relationship Id="rId${number}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
  );
  const styles = `<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/>`;
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${entries.join('')}${styles}</Relationships>`;
}

function contentTypes(sheets: readonly number[]): string {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const entries = sheets.map(
    number => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${type}.worksheet+xml"/>`,
  );
  return `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${entries.join('')}</Types>`;
}

/** A name that a sheet may have. */
function sheetName(name: string): string {
  return name.replace(/[[\]:*?/\\]/g, '-').slice(0, 31);
}

/** "A" to "Z", then "AA". */
function columnName(nth: number): string {
  const last = String.fromCharCode(65 + (nth % 26));
  return nth < 26 ? last : columnName(Math.floor(nth / 26) - 1) + last;
}

function cutText(text: string): string {
  // not in the middle of a character
  return text.slice(0, LONGEST_CELL).replace(/[\uD800-\uDBFF]$/, '');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};
// what XML cannot hold stands by its number, and what looks like such a number has its line told apart
const UNWRITABLE = /(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)/gu;

function xmlText(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(UNWRITABLE, sign => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>"\r]/g, sign => ENTITIES[sign] ?? sign);
}
