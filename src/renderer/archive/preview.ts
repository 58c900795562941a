import type { Instant } from '#shared/domain/time';
import type { SourceReport } from '#shared/import/protocol';
import type { RichFile } from '#shared/import/rich-file';
import type { ImportPreview, ImportProgress, OutcomeCounts, PreviewedFile } from './api';
import { BatchReader } from './batch';
import { segmentOf, segmentRow } from './commit';
import type { ImportFeed } from './feed';
import { neededBytes } from './import-run';
import { holdsRecords, outcomesOf, tellingPlaces } from './outcomes';
import { ProgressCount } from './progress';
import type { Place } from './segment';
import { type FileRun, SegmentDraft } from './segment-draft';
import { headPlaceOf } from './settle';
import type { ArchiveView } from './view';

type ReadyPreview = Extract<ImportPreview, { readonly kind: 'ready' }>;

/** Reads everything the feed brings and says what an import of it would change. Writes nothing and keeps no original. */
export async function previewImport(
  before: ArchiveView,
  feed: ImportFeed,
  bytes: number | undefined,
  listener: (progress: ImportProgress) => void,
): Promise<ImportPreview> {
  const draft = new SegmentDraft({ indexed: false });
  const batches = new BatchReader();
  const progress = new ProgressCount(bytes);
  const reports: SourceReport[] = [];
  const richContent: RichFile[] = [];
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
        for (const record of records) draft.add(record);
        draft.takeRows();
        feed.credit();
        listener(progress.took(records));
        break;
      }
      case 'source-done':
        reports.push(message.report);
        break;
      case 'rich-content':
        richContent.push(message.found);
        break;
      case 'done':
        return { ...whatWouldChange(before, draft, reports), richContent };
      case 'cancelled':
        return { kind: 'cancelled' };
      case 'failed':
        return { kind: 'failed', code: message.code, ...(message.facts && { facts: message.facts }) };
      case 'gone':
        return { kind: 'failed', code: 'archive/reader-gone' };
    }
  }
}

function whatWouldChange(before: ArchiveView, draft: SegmentDraft, reports: readonly SourceReport[]): ReadyPreview {
  draft.end();
  const at = 0 as Instant;
  const segment = segmentOf(segmentRow(draft, { id: '', kind: 'import', order: 0, shard: 0, hashes: [], at }));
  const held = new Map(before.segments.flatMap(each => each.hashes.map(hash => [hash, each.at] as const)));
  const runs = runsByName(draft.runs);
  const files = reports.map((report): PreviewedFile => {
    // files of one name come in the order of their reports
    const run = holdsRecords(report) ? runs.get(report.file)?.shift() : undefined;
    const places = run === undefined ? [] : tellingPlaces(segment, run.first, run.end);
    const heldSince = held.get(report.hash);
    const outcome = outcomesOf(before.contributors, places);
    return { report, outcome, ...(heldSince !== undefined && { heldSince }) };
  });
  const fresh = files.filter(({ report, heldSince }) => heldSince === undefined && holdsRecords(report));
  const places = tellingPlaces(segment);
  return {
    kind: 'ready',
    files,
    outcome: outcomesOf(before.contributors, places),
    bySource: outcomesBySource(before, places),
    neededBytes: neededBytes(fresh.reduce((sum, { report }) => sum + report.bytes, 0)),
  };
}

/** Files of one source often tell of the same conversations, so their own counts do not add up. */
function outcomesBySource(before: ArchiveView, places: readonly Place[]): Readonly<Record<string, OutcomeCounts>> {
  const bySource = new Map<string, Place[]>();
  for (const place of places) {
    const [head] = headPlaceOf(place);
    const source = head?.segment.docs.word('source', head.slot);
    if (source === undefined) continue;
    const told = bySource.get(source);
    if (told === undefined) bySource.set(source, [place]);
    else told.push(place);
  }
  return Object.fromEntries([...bySource].map(([source, told]) => [source, outcomesOf(before.contributors, told)]));
}

function runsByName(runs: readonly FileRun[]): Map<string, FileRun[]> {
  const byName = new Map<string, FileRun[]>();
  for (const run of runs) byName.set(run.file, [...(byName.get(run.file) ?? []), run]);
  return byName;
}
