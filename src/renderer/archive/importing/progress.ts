import { hashText } from '#shared/index/hash';
import type { ImportProgress } from '../contract/api';
import type { DraftRecord } from '../storage/drafts/batch';

/** Counts what has been read and taken so far, for showing: a conversation in two files counts once, its messages twice. */
export class ProgressCount {
  readonly #bytesTotal: number | undefined;
  readonly #bytesRead = new Map<string, number>();
  readonly #conversations = new Set<number>();
  #messages = 0;
  #file = '';

  constructor(bytesTotal: number | undefined) {
    this.#bytesTotal = bytesTotal;
  }

  read({ source, bytesRead }: { readonly source: string; readonly bytesRead: number }): ImportProgress {
    this.#bytesRead.set(source, bytesRead);
    return this.#now();
  }

  took(records: readonly DraftRecord[]): ImportProgress {
    for (const { entry, head } of records) {
      if (entry.key !== undefined) this.#conversations.add(hashText(entry.key));
      this.#messages += head?.messages ?? 0;
    }
    this.#file = records.at(-1)?.entry.file ?? this.#file;
    return this.#now();
  }

  #now(): ImportProgress {
    let bytesRead = 0;
    for (const bytes of this.#bytesRead.values()) bytesRead += bytes;
    return {
      bytesRead,
      bytesTotal: Math.max(bytesRead, this.#bytesTotal ?? 0),
      conversations: this.#conversations.size,
      messages: this.#messages,
      file: this.#file,
    };
  }
}
