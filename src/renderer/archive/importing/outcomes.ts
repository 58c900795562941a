import type { SourceReport } from '#shared/import/contract/protocol';
import type { OutcomeCounts } from '../contract/api';
import { type Contributors, keyOf, namesSought } from '../snapshot/contributors';
import type { FileRun } from '../storage/drafts/segment-draft';
import type { Place } from '../storage/forms/segment';

/**
 * What becomes of the conversations that new originals tell of, or join. `unchanged`: the archive has the same bytes
 * for it already; `extended`: it has others.
 */
export function outcomesOf(before: Contributors, places: readonly Place[]): OutcomeCounts {
  const own = new Map<number, Place[]>();
  for (const place of places) {
    const key = keyOf(place);
    const keys = key === undefined ? before.soughtBy([place]) : [key];
    for (const each of keys) {
      const held = own.get(each);
      if (held === undefined) own.set(each, [place]);
      else held.push(place);
    }
  }
  const counts = { added: 0, extended: 0, unchanged: 0 };
  for (const [key, told] of own) {
    const held = before.of(key);
    if (held.length === 0) {
      counts.added++;
      continue;
    }
    const hashes = new Set([...held, ...before.joining(held)].map(hashOf));
    counts[told.every(place => hashes.has(hashOf(place))) ? 'unchanged' : 'extended']++;
  }
  return counts;
}

/** The originals that tell of something, among those from `first` to `end`. */
export function tellingPlaces(segment: Place['segment'], first = 0, end = segment.entries.length): readonly Place[] {
  const places: Place[] = [];
  for (let slot = first; slot < end; slot++) {
    const place = { segment, slot };
    if (keyOf(place) !== undefined || namesSought(place).length > 0) places.push(place);
  }
  return places;
}

export function holdsRecords({ records, rejected, explained }: SourceReport): boolean {
  return records + rejected + explained > 0;
}

/**
 * The runs whose files are in the archive already, or twice in the import: then the one with the first name is kept.
 * `held` knows the content hashes of the archive's files.
 */
export function repeatedRuns(
  runs: readonly FileRun[],
  reports: readonly SourceReport[],
  held: { has(hash: string): boolean },
): ReadonlySet<FileRun> {
  const telling = reports.filter(holdsRecords);
  const kept = firstByHash(telling);
  const repeats = (report: SourceReport) =>
    report.hash !== '' && (held.has(report.hash) || kept.get(report.hash) !== report);

  const reportsByName = grouped(telling);
  const repeated = new Set<FileRun>();
  for (const [name, sameName] of grouped(runs)) {
    const theirReports = reportsByName.get(name) ?? [];
    // files of one name come in the order of their reports; where that cannot be, nothing is left out by mistake
    const inStep = theirReports.length === sameName.length;
    const all = theirReports.length > 0 && theirReports.every(repeats);
    for (const [nth, run] of sameName.entries()) {
      const report = theirReports[nth];
      if (inStep && report !== undefined ? repeats(report) : all) repeated.add(run);
    }
  }
  return repeated;
}

/** Of the files with one content, the one with the first name: under it they are stored. */
export function firstByHash(reports: readonly SourceReport[]): ReadonlyMap<string, SourceReport> {
  const kept = new Map<string, SourceReport>();
  for (const report of reports) {
    const first = kept.get(report.hash);
    if (first === undefined || report.file < first.file) kept.set(report.hash, report);
  }
  return kept;
}

/** The content hash of the file that each run came with; empty where several of one name cannot be told apart. */
export function hashesOfRuns(runs: readonly FileRun[], reports: readonly SourceReport[]): ReadonlyMap<FileRun, string> {
  const reportsByName = grouped(reports.filter(holdsRecords));
  const hashes = new Map<FileRun, string>();
  for (const [name, sameName] of grouped(runs)) {
    const theirs = (reportsByName.get(name) ?? []).map(({ hash }) => hash);
    const inStep = theirs.length === sameName.length;
    const alike = new Set(theirs).size === 1;
    for (const [nth, run] of sameName.entries()) hashes.set(run, (inStep ? theirs[nth] : alike ? theirs[0] : '') ?? '');
  }
  return hashes;
}

function hashOf({ segment, slot }: Place): number {
  return segment.entries.numbers('hash')[slot] ?? 0;
}

function grouped<Named extends { readonly file: string }>(
  all: readonly Named[],
): ReadonlyMap<string, readonly Named[]> {
  const groups = new Map<string, Named[]>();
  for (const each of all) {
    const group = groups.get(each.file);
    if (group === undefined) groups.set(each.file, [each]);
    else group.push(each);
  }
  return groups;
}
