import type { ConversationKey } from '#shared/domain/keys';
import { contradictionsOf } from '#shared/domain/merging/conflicts';
import type { Contribution } from '#shared/domain/part';
import type { Instant } from '#shared/domain/time';
import type { RichFile, SourceReport } from '#shared/import/contract/protocol';
import { hashText } from '#shared/index/hash';
import type { ImportPreview, ImportProgress, OutcomeCounts, PreviewedFile } from '../contract/api';
import { byConversation, contributionFrom, type Readings, readOriginals } from '../snapshot/originals';
import type { ArchiveView } from '../snapshot/view';
import type { DraftRecord } from '../storage/drafts/batch';
import { type FileRun, SegmentDraft } from '../storage/drafts/segment-draft';
import type { Place } from '../storage/forms/segment';
import { neededBytes, RESERVE_BYTES } from '../storage/stores/free-space';
import { segmentOf, segmentRow } from '../writing/commit';
import { headPlaceOf } from '../writing/reconcile';
import type { WriterTools } from '../writing/writer-tools';
import type { ImportFeed } from './feed';
import { holdsRecords, outcomesOf, tellingPlaces } from './outcomes';
import { readFeed } from './read-feed';

type ReadyPreview = Extract<ImportPreview, { readonly kind: 'ready' }>;

/** Opening a conversation takes about a millisecond: a preview compares no more than can be waited for. */
const COMPARED_AT_MOST = 2000;

const NOTHING = new Uint8Array();

/** Reads everything the feed brings and says what an import of it would change. Writes nothing and keeps no original. */
export async function previewImport(
  tools: Pick<WriterTools, 'rows' | 'readings'>,
  before: ArchiveView,
  feed: ImportFeed,
  bytes: number | undefined,
  listener: (progress: ImportProgress) => void,
): Promise<ImportPreview> {
  const draft = new SegmentDraft({ indexed: false });
  const reports: SourceReport[] = [];
  const richContent: RichFile[] = [];
  const comparison = new Comparison(tools, before);
  const broken = await readFeed(feed, bytes, listener, {
    async batch(records) {
      for (const record of records) {
        await comparison.look(record);
        draft.add({ ...record, original: NOTHING });
      }
      draft.takeRows();
    },
    report: report => reports.push(report),
    richFile: found => richContent.push(found),
  });
  return broken ?? { ...whatWouldChange(before, draft, reports), ...comparison.found(), richContent };
}

/** Finds the conversations in which what is read contradicts what the archive holds. */
class Comparison {
  readonly #tools: Pick<WriterTools, 'rows' | 'readings'>;
  readonly #before: ArchiveView;
  readonly #differing = new Set<string>();
  #compared = 0;
  #leftOut = false;

  constructor(tools: Pick<WriterTools, 'rows' | 'readings'>, before: ArchiveView) {
    this.#tools = tools;
    this.#before = before;
  }

  async look(record: DraftRecord): Promise<void> {
    const { key, seeks } = record.entry;
    if (key === undefined || seeks !== undefined || this.#differing.has(key)) return;
    const { contributors } = this.#before;
    const held = contributors.of(hashText(key));
    if (held.length === 0 || held.some(({ segment, slot }) => segment.entries.numbers('hash')[slot] === record.hash))
      return;
    if (this.#compared >= COMPARED_AT_MOST) {
      this.#leftOut = true;
      return;
    }
    this.#compared++;
    const originals = await readOriginals(this.#tools.rows, [...held, ...contributors.joining(held)]);
    const contribution = contributionOf(this.#tools.readings, record);
    // what cannot be read here is told when it is imported
    if (originals === undefined || contribution === undefined) return;
    const told = byConversation(originals).get(key as ConversationKey) ?? [];
    const known = told.flatMap(original => contributionFrom(this.#tools.readings, original) ?? []);
    if (known.length === 0) return;
    const count = (all: readonly Contribution[]) =>
      contradictionsOf(this.#tools.readings.conversationOf(key as ConversationKey, all));
    if (count([...known, contribution]) > count(known)) this.#differing.add(key);
  }

  found(): Pick<ReadyPreview, 'differing'> {
    const count = this.#differing.size;
    return count === 0 ? {} : { differing: { count, atLeast: this.#leftOut } };
  }
}

function contributionOf(readings: Readings, { entry, original, repaired }: DraftRecord): Contribution | undefined {
  return contributionFrom(readings, { entry, text: decoder.decode(repaired ?? original) });
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

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
    // of a file of which nothing was kept there is nothing here
    const heldSince = report.records > report.rejected + report.explained ? held.get(report.hash) : undefined;
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
    reservedBytes: RESERVE_BYTES,
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
  for (const run of runs) {
    const held = byName.get(run.file);
    if (held === undefined) byName.set(run.file, [run]);
    else held.push(run);
  }
  return byName;
}
