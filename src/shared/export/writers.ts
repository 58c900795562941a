import { assertNever } from '../base/assert-never';
import type { BodyWords } from './body-tree';
import { Chunks } from './chunks';
import { BYTE_ORDER_MARK, type Cell, csvRow } from './csv';
import type { ExportDocument } from './document';
import { markdownConversation, plainConversation } from './document-text';
import { jsonLine } from './json-lines';
import { type ExportFormat, endingOf } from './options';
import { OriginalsWriter } from './originals';
import { PAGE_END, pageConversation, pageStart } from './page';
import { createNames } from './unique-names';
import type { ConversationWriter, ExportedConversation, Piece } from './writer';
import { WorkbookWriter } from './xlsx';
import { ZipWriter } from './zip';

/** The interface's words for a conversation. */
export interface Telling {
  readonly title: string;
  readonly body: BodyWords;
  document(one: ExportedConversation): ExportDocument;
  readonly sheet: string;
  readonly columns: readonly string[];
  rows(one: ExportedConversation): Iterable<readonly Cell[]>;
  /** A file's name without its ending. */
  fileName(one: ExportedConversation): string;
  readonly originalColumns: readonly string[];
}

/** All in one file. A PDF is made elsewhere, of the page that is written here. */
export function createWriter(format: ExportFormat, telling: Telling): ConversationWriter {
  switch (format) {
    case 'pdf':
    case 'html':
      return {
        cut: 0,
        begin: () => [pageStart(telling.title)],
        add: one => pageConversation(telling.document(one), telling.body),
        end: () => [PAGE_END],
      };
    case 'text':
      return oneByOne((one, isFirst) => plainConversation(telling.document(one), isFirst));
    case 'markdown':
      return oneByOne((one, isFirst) => markdownConversation(telling.document(one), isFirst));
    case 'json-lines':
      return oneByOne(({ conversation }) => [jsonLine(conversation)]);
    case 'csv':
      return {
        cut: 0,
        begin: () => [BYTE_ORDER_MARK, csvRow(telling.columns)],
        *add(one) {
          for (const row of telling.rows(one)) yield csvRow(row);
        },
        end: () => [],
      };
    case 'xlsx':
      return workbook(telling);
    case 'originals':
      return new OriginalsWriter(telling.originalColumns);
    default:
      return assertNever(format);
  }
}

/**
 * A zip file with a file for each conversation. What is not written as it is, but made of a page, is made by `convert`, one at
 * a time.
 */
export function createApartWriter(
  format: ExportFormat,
  telling: Telling,
  convert?: (page: Uint8Array) => Promise<Uint8Array>,
): ConversationWriter {
  const zip = new ZipWriter();
  const names = createNames();
  const encoder = new TextEncoder();
  return {
    cut: 0,
    begin: () => [],
    async *add(one) {
      const inner = createWriter(format, telling);
      const page = new Chunks();
      zip.begin(names(`${telling.fileName(one)}.${endingOf(format)}`));
      for (const pieces of [inner.begin(), inner.add(one), inner.end()]) {
        for await (const piece of pieces) {
          if (convert !== undefined) page.add(piece);
          else zip.add(typeof piece === 'string' ? encoder.encode(piece) : piece);
          yield* zip.take();
        }
      }
      if (convert !== undefined) zip.add(await convert(page.take()));
      zip.endMember();
      yield* zip.take();
    },
    *end() {
      zip.end();
      yield* zip.take();
    },
  };
}

function oneByOne(write: (one: ExportedConversation, isFirst: boolean) => Iterable<Piece>): ConversationWriter {
  let isFirst = true;
  return {
    cut: 0,
    begin: () => [],
    add: one => {
      const first = isFirst;
      isFirst = false;
      return write(one, first);
    },
    end: () => [],
  };
}

function workbook(telling: Telling): ConversationWriter {
  const book = new WorkbookWriter(telling.sheet, telling.columns);
  return {
    get cut() {
      return book.cut;
    },
    begin: () => book.take(),
    *add(one) {
      for (const row of telling.rows(one)) book.add(row);
      yield* book.take();
    },
    *end() {
      book.end();
      yield* book.take();
    },
  };
}
