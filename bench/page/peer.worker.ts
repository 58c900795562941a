import Dexie, { type Table } from 'dexie';

/** What the import is measured against. */
export interface PeerQuestion {
  readonly kind: 'json-parse' | 'row-per-message';
  readonly file: File;
}

export interface PeerAnswer {
  readonly ms: number;
  readonly messages: number;
}

interface Line {
  readonly timeL: number;
  readonly text: string;
  readonly by: string;
  readonly source: string;
}

interface Page {
  readonly interactionHistoryRecords: readonly {
    readonly info: { readonly engagementId: string };
    readonly transcript: { readonly lines: readonly Line[] };
  }[];
}

const CONVERSATIONS_PER_TRANSACTION = 500;

addEventListener('message', async ({ data: { kind, file } }: MessageEvent<PeerQuestion>) => {
  const started = performance.now();
  const page: Page = JSON.parse(await file.text());
  if (kind === 'row-per-message') await storeRows(page);
  const ms = performance.now() - started;
  const messages = page.interactionHistoryRecords.reduce((sum, { transcript }) => sum + transcript.lines.length, 0);
  postMessage({ ms, messages } satisfies PeerAnswer);
});

/** The obvious design: a row for each message, found by conversation and by time. */
async function storeRows({ interactionHistoryRecords }: Page): Promise<void> {
  const database = new Dexie('row-per-message', { chromeTransactionDurability: 'relaxed' });
  database.version(1).stores({ messages: '[conversation+order], at' });
  const rows: Table = database.table('messages');
  for (let from = 0; from < interactionHistoryRecords.length; from += CONVERSATIONS_PER_TRANSACTION) {
    await rows.bulkAdd(
      interactionHistoryRecords.slice(from, from + CONVERSATIONS_PER_TRANSACTION).flatMap(({ info, transcript }) =>
        transcript.lines.map(({ timeL, text, by, source }, order) => ({
          conversation: info.engagementId,
          order,
          at: timeL,
          text,
          by,
          source,
        })),
      ),
    );
  }
  database.close();
}
