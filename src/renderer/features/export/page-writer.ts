import { conversationTree } from '#shared/export/page';
import type { PageNode } from '#shared/export/tree';
import type { ConversationWriter } from '#shared/export/writer';
import type { Telling } from '#shared/export/writers';
import type { NewFile } from '#shared/host';

/** What a browser lays out for paper in one go without standing still for long. */
export const MOST_PRINTED = 10_000;

interface PageWriter extends ConversationWriter {
  readonly pages: readonly PageNode[];
  readonly isTooLong: boolean;
}

/** Gathers pages for the printer instead of writing them; gives up where there are more lines than can be printed at once. */
export function createPageWriter(telling: Telling): PageWriter {
  const pages: PageNode[] = [];
  let lines = 0;
  return {
    pages,
    cut: 0,
    get isTooLong() {
      return lines > MOST_PRINTED;
    },
    begin: () => [],
    add: one => {
      const document = telling.document(one);
      lines += document.lines.length;
      if (lines > MOST_PRINTED) throw new RangeError('too long to be printed');
      pages.push(conversationTree(document, telling.body, document.lines.length));
      return [];
    },
    end: () => [],
  };
}

/** Paper is no file. */
export const NO_FILE: NewFile = {
  write: async () => undefined,
  finish: async () => undefined,
  discard: async () => undefined,
};
