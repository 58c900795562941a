import { BYTE_ORDER_MARK, csvRow } from './csv';
import { safeFileName } from './file-name';
import { createNames } from './unique-names';
import type { ConversationWriter, ExportedConversation, OriginalRecord } from './writer';
import { ZipWriter } from './zip';

/**
 * A zip file with each record as it was imported, byte for byte, in a folder for each file it came from, and a table that says
 * which is which. A record that several conversations are made of is there once.
 */
export class OriginalsWriter implements ConversationWriter {
  readonly cut = 0;
  readonly #zip = new ZipWriter();
  readonly #folders = createNames();
  readonly #folderOf = new Map<string, string>();
  readonly #written = new Set<string>();
  readonly #list: string[];

  constructor(columns: readonly string[]) {
    this.#list = [BYTE_ORDER_MARK, csvRow(columns)];
    // the table has its own place
    this.#folders(LIST);
  }

  begin(): readonly Uint8Array[] {
    return [];
  }

  *add({ conversation, originals }: ExportedConversation): Generator<Uint8Array> {
    for (const original of originals) {
      const member = this.#nameOf(original);
      const { file, record, line, column, shape, bytes } = original;
      this.#list.push(csvRow([member, conversation.vendorId, file, record + 1, line, column, shape, bytes.length]));
      if (this.#written.has(member)) continue;
      this.#written.add(member);
      this.#zip.begin(member);
      this.#zip.add(bytes);
      this.#zip.endMember();
      yield* this.#zip.take();
    }
  }

  *end(): Generator<Uint8Array> {
    const encoder = new TextEncoder();
    this.#zip.begin(LIST);
    for (const row of this.#list) this.#zip.add(encoder.encode(row));
    this.#zip.end();
    yield* this.#zip.take();
  }

  #nameOf({ import: importId, file, record }: OriginalRecord): string {
    const key = `${importId}\n${file}`;
    let folder = this.#folderOf.get(key);
    if (folder === undefined) {
      folder = this.#folders(safeFileName(file));
      this.#folderOf.set(key, folder);
    }
    return `${folder}/${String(record + 1).padStart(6, '0')}.json`;
  }
}

const LIST = 'records.csv';
