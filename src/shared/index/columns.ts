import { Growing } from './growing';

/**
 * Rows of plain values kept by column, so that a hundred thousand of them are a few typed arrays.
 *
 * `number`: any number, may be unknown; `count`: 0 to 2^32-1; `word`: one of few texts, may be unknown; `words`: several of
 * few texts, in order; `text`: one of many texts, may be unknown. An empty `word` or `text` reads as unknown.
 */
export type ColumnKind = 'number' | 'count' | 'word' | 'words' | 'text';

export type Schema = Readonly<Record<string, ColumnKind>>;

export type Row<Of extends Schema> = { readonly [Name in keyof Of]: Value<Of[Name]> };

type Value<Kind extends ColumnKind> = {
  readonly number: number | undefined;
  readonly count: number;
  readonly word: string | undefined;
  readonly words: readonly string[];
  readonly text: string | undefined;
}[Kind];

/** The names of a schema's columns of one kind. */
export type NamesOf<Of extends Schema, Kind extends ColumnKind> = {
  [Name in keyof Of]: Of[Name] extends Kind ? Name : never;
}[keyof Of] &
  string;

/** Raised whenever the bytes below change their meaning. */
const COLUMNS_VERSION = 1;
const MAGIC = 0x4c4f434c; // "LCOL"

interface Header {
  readonly version: number;
  readonly length: number;
  readonly columns: Readonly<Record<string, ColumnHeader>>;
}

interface ColumnHeader {
  readonly kind: ColumnKind;
  /** Where each array of the column starts in the data, and how many elements it has. */
  readonly arrays: readonly { readonly at: number; readonly length: number }[];
  /** The texts that codes stand for: code 1 is the first, 0 is unknown. */
  readonly dictionary?: readonly string[];
}

const float64 = (length: number) => new Float64Array(length);
const uint32 = (length: number) => new Uint32Array(length);
const uint8 = (length: number) => new Uint8Array(length);

/** Takes rows, gives packed columns. */
export class ColumnsBuilder<Of extends Schema> {
  readonly schema: Of;
  readonly #columns: readonly (readonly [string, ColumnBuilder])[];
  #length = 0;

  constructor(schema: Of) {
    this.schema = schema;
    this.#columns = Object.entries(schema).map(([name, kind]) => [name, builderOf(kind)]);
  }

  get length(): number {
    return this.#length;
  }

  add(row: Row<Of>): void {
    const values: Readonly<Record<string, unknown>> = row;
    for (const [name, column] of this.#columns) column.add(values[name]);
    this.#length++;
  }

  /** `u32 magic | u32 length of the header | header as JSON | arrays, each at a multiple of 8`. */
  pack(): Uint8Array<ArrayBuffer> {
    const arrays: { readonly at: number; readonly bytes: Uint8Array }[] = [];
    const columns: Record<string, ColumnHeader> = {};
    let at = 0;
    for (const [name, column] of this.#columns) {
      const places = column.arrays().map(array => {
        const place = { at, length: array.length };
        arrays.push({ at, bytes: new Uint8Array(array.buffer, array.byteOffset, array.byteLength) });
        at = aligned(at + array.byteLength);
        return place;
      });
      const dictionary = column.dictionary?.();
      columns[name] = { kind: column.kind, arrays: places, ...(dictionary && { dictionary }) };
    }
    const header: Header = { version: COLUMNS_VERSION, length: this.#length, columns };
    const headerBytes = new TextEncoder().encode(JSON.stringify(header));
    const start = aligned(8 + headerBytes.length);
    const packed = new Uint8Array(start + at);
    new Uint32Array(packed.buffer, 0, 2).set([MAGIC, headerBytes.length]);
    packed.set(headerBytes, 8);
    for (const array of arrays) packed.set(array.bytes, start + array.at);
    return packed;
  }
}

/** Packed columns as they are read. Nothing is unpacked before it is asked for. */
export class Columns<Of extends Schema> {
  readonly length: number;
  readonly #header: Header;
  readonly #bytes: Uint8Array<ArrayBuffer>;
  /** Of the arrays, in the buffer. */
  readonly #start: number;
  readonly #arrays = new Map<string, Float64Array | Uint32Array | Uint8Array>();

  private constructor(bytes: Uint8Array<ArrayBuffer>, header: Header, start: number) {
    this.#bytes = bytes;
    this.#header = header;
    this.#start = start;
    this.length = header.length;
  }

  /** Nothing when these are not columns, or ones of another version or schema. */
  static open<Of extends Schema>(schema: Of, packed: Uint8Array): Columns<Of> | undefined {
    // numbers are read from aligned bytes
    const bytes = (packed.byteOffset % 8 === 0 ? packed : packed.slice()) as Uint8Array<ArrayBuffer>;
    if (bytes.length < 8) return undefined;
    const [magic, headerLength] = new Uint32Array(bytes.buffer, bytes.byteOffset, 2);
    if (magic !== MAGIC || headerLength === undefined || 8 + headerLength > bytes.length) return undefined;
    const header: Header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + headerLength)));
    if (header.version !== COLUMNS_VERSION) return undefined;
    const fits = Object.entries(schema).every(([name, kind]) => fitsKind(header.columns[name], kind));
    return fits ? new Columns<Of>(bytes, header, bytes.byteOffset + aligned(8 + headerLength)) : undefined;
  }

  /** Unknown is NaN. */
  numbers(name: NamesOf<Of, 'number'>): Float64Array {
    return this.#array(name, 0, Float64Array);
  }

  counts(name: NamesOf<Of, 'count'>): Uint32Array {
    return this.#array(name, 0, Uint32Array);
  }

  /** Places in the dictionary counted from 1; unknown is 0. */
  codes(name: NamesOf<Of, 'word'>): Uint32Array {
    return this.#array(name, 0, Uint32Array);
  }

  /** The codes of a row are `codes[ends[row - 1], ends[row])`. */
  lists(name: NamesOf<Of, 'words'>): { readonly ends: Uint32Array; readonly codes: Uint32Array } {
    return { ends: this.#array(name, 0, Uint32Array), codes: this.#array(name, 1, Uint32Array) };
  }

  dictionary(name: NamesOf<Of, 'word' | 'words'>): readonly string[] {
    return this.#dictionary(name);
  }

  word(name: NamesOf<Of, 'word'>, row: number): string | undefined {
    return this.#dictionary(name)[(this.codes(name)[row] ?? 0) - 1];
  }

  words(name: NamesOf<Of, 'words'>, row: number): readonly string[] {
    const { ends, codes } = this.lists(name);
    const dictionary = this.#dictionary(name);
    const found: string[] = [];
    for (let n = ends[row - 1] ?? 0; n < (ends[row] ?? 0); n++) found.push(dictionary[(codes[n] ?? 0) - 1] ?? '');
    return found;
  }

  text(name: NamesOf<Of, 'text'>, row: number): string | undefined {
    const ends = this.#array(name, 0, Uint32Array);
    const start = ends[row - 1] ?? 0;
    const end = ends[row] ?? 0;
    return start === end ? undefined : decoder.decode(this.#array(name, 1, Uint8Array).subarray(start, end));
  }

  row(row: number): Row<Of> {
    const values: Record<string, unknown> = {};
    for (const [name, { kind }] of Object.entries(this.#header.columns)) values[name] = this.#value(kind, name, row);
    return values as Row<Of>;
  }

  #dictionary(name: string): readonly string[] {
    return this.#header.columns[name]?.dictionary ?? [];
  }

  #value(kind: ColumnKind, name: string, row: number): unknown {
    switch (kind) {
      case 'number': {
        const value = this.numbers(name as NamesOf<Of, 'number'>)[row];
        return value === undefined || Number.isNaN(value) ? undefined : value;
      }
      case 'count':
        return this.counts(name as NamesOf<Of, 'count'>)[row];
      case 'word':
        return this.word(name as NamesOf<Of, 'word'>, row);
      case 'words':
        return this.words(name as NamesOf<Of, 'words'>, row);
      case 'text':
        return this.text(name as NamesOf<Of, 'text'>, row);
    }
  }

  #array<Kind extends Float64Array | Uint32Array | Uint8Array>(
    name: string,
    nth: number,
    Kind: new (buffer: ArrayBuffer, at: number, length: number) => Kind,
  ): Kind {
    const id = `${nth} ${name}`;
    const held = this.#arrays.get(id);
    if (held !== undefined) return held as Kind;
    const place = this.#header.columns[name]?.arrays[nth] ?? { at: 0, length: 0 };
    const array = new Kind(this.#bytes.buffer, this.#start + place.at, place.length);
    this.#arrays.set(id, array);
    return array;
  }
}

/** A list that was not kept yet when the columns were written is empty in each row. */
function fitsKind(column: ColumnHeader | undefined, kind: ColumnKind): boolean {
  return column === undefined ? kind === 'words' : column.kind === kind;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

function aligned(at: number): number {
  return Math.ceil(at / 8) * 8;
}

interface ColumnBuilder {
  readonly kind: ColumnKind;
  add(value: unknown): void;
  arrays(): readonly (Float64Array | Uint32Array | Uint8Array)[];
  dictionary?(): readonly string[];
}

function builderOf(kind: ColumnKind): ColumnBuilder {
  switch (kind) {
    case 'number':
      return numberBuilder();
    case 'count':
      return countBuilder();
    case 'word':
      return wordBuilder();
    case 'words':
      return wordsBuilder();
    case 'text':
      return textBuilder();
  }
}

function numberBuilder(): ColumnBuilder {
  const numbers = new Growing(float64);
  return {
    kind: 'number',
    add: value => numbers.push(typeof value === 'number' ? value : Number.NaN),
    arrays: () => [numbers.view()],
  };
}

function countBuilder(): ColumnBuilder {
  const counts = new Growing(uint32);
  return {
    kind: 'count',
    add: value => counts.push(typeof value === 'number' ? value : 0),
    arrays: () => [counts.view()],
  };
}

function wordBuilder(): ColumnBuilder {
  const codes = new Growing(uint32);
  const dictionary = new Codes();
  return {
    kind: 'word',
    add: value => codes.push(typeof value === 'string' && value !== '' ? dictionary.codeOf(value) : 0),
    arrays: () => [codes.view()],
    dictionary: () => dictionary.texts,
  };
}

function wordsBuilder(): ColumnBuilder {
  const ends = new Growing(uint32);
  const codes = new Growing(uint32);
  const dictionary = new Codes();
  return {
    kind: 'words',
    add: value => {
      if (Array.isArray(value)) for (const word of value) codes.push(dictionary.codeOf(String(word)));
      ends.push(codes.length);
    },
    arrays: () => [ends.view(), codes.view()],
    dictionary: () => dictionary.texts,
  };
}

function textBuilder(): ColumnBuilder {
  const ends = new Growing(uint32);
  const bytes = new Growing(uint8);
  return {
    kind: 'text',
    add: value => {
      if (typeof value === 'string') bytes.append(encoder.encode(value));
      ends.push(bytes.length);
    },
    arrays: () => [ends.view(), bytes.view()],
  };
}

class Codes {
  readonly texts: string[] = [];
  readonly #codes = new Map<string, number>();

  codeOf(text: string): number {
    const held = this.#codes.get(text);
    if (held !== undefined) return held;
    this.texts.push(text);
    this.#codes.set(text, this.texts.length);
    return this.texts.length;
  }
}
