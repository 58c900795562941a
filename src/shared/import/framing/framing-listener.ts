/** A page that the scanner stepped into: everything up to the `[` of its records, and the brackets open there. */
export interface OpenPage {
  readonly head: Uint8Array;
  /** Opening brackets from the outermost to the one the records' array stands in. */
  readonly brackets: Uint8Array;
  readonly line: number;
  readonly column: number;
  records: number;
}

/** What the scanner found between two borders. `bytes` are only there during the call. */
export interface FramedRecord {
  readonly bytes: Uint8Array;
  readonly line: number;
  readonly column: number;
  /** `unclosed`: another record began before it ended; `cut-off`: the file ended before it did. */
  readonly outcome: 'whole' | 'unclosed' | 'cut-off' | 'too-large';
  readonly depth: number;
  /** Colons outside of strings: how many members its text writes down. */
  readonly members: number;
  /** Whether outside of strings so many digits may stand in a row that a number would lose some. */
  readonly longDigits: boolean;
  readonly page: OpenPage | undefined;
}

export interface FramingListener {
  record(record: FramedRecord): void;
  /** The end of a page, with its text after the records' array; `whole` is false where the file or page broke off. */
  pageEnd(page: OpenPage, tail: Uint8Array, whole: boolean): void;
  /** Something between records that is neither white space nor a comma. */
  text(line: number, column: number): void;
  /** A closing bracket too many, right after a record. */
  strayBracket(line: number, column: number): void;
  /** The file ended inside an array of records. */
  unfinishedArray(): void;
}

export interface FramingOptions {
  /** Members whose array elements are records. */
  readonly pages: readonly string[];
  readonly recordBytes: number;
}
