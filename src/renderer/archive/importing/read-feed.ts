import type { RichFile, SourceReport } from '#shared/import/contract/protocol';
import type { ImportOutcome, ImportProgress } from '../contract/api';
import { BatchReader, type DraftRecord } from '../storage/drafts/batch';
import type { ImportFeed } from './feed';
import { ProgressCount } from './progress';

type BrokenOff = Extract<ImportOutcome, { readonly kind: 'cancelled' | 'failed' }>;

interface FeedTaker {
  /** The reader sends the next one but a few only when this one was taken. */
  batch(records: readonly DraftRecord[]): Promise<void>;
  report(report: SourceReport): void;
  richFile?(found: RichFile): void;
}

/** Takes what a feed brings to its last word. Returns how it broke off, or nothing when it came to its end. */
export async function readFeed(
  feed: ImportFeed,
  bytes: number | undefined,
  listener: (progress: ImportProgress) => void,
  taker: FeedTaker,
): Promise<BrokenOff | undefined> {
  const batches = new BatchReader();
  const progress = new ProgressCount(bytes);
  while (true) {
    const message = await feed.next();
    switch (message.type) {
      case 'reading':
        // a sign of life, for whoever watches the reader
        break;
      case 'progress':
        listener(progress.read(message));
        break;
      case 'batch': {
        const records = batches.read(message);
        await taker.batch(records);
        feed.credit();
        listener(progress.took(records));
        break;
      }
      case 'source-done':
        taker.report(message.report);
        break;
      case 'rich-content':
        taker.richFile?.(message.found);
        break;
      case 'done':
        return undefined;
      case 'cancelled':
        return { kind: 'cancelled' };
      case 'failed':
        return { kind: 'failed', code: message.code, ...(message.facts && { facts: message.facts }) };
      case 'gone':
        return { kind: 'failed', code: 'archive/reader-gone' };
    }
  }
}
