import { compareText } from '#shared/domain/canonical';
import type { Finding } from '#shared/domain/finding';
import type { SourceId } from '#shared/domain/source';
import { ofSources, SOURCES } from '#shared/domain/source';
import type { Instant } from '#shared/domain/time';
import { RICH_CONTENT } from '#shared/import/rich-file';
import type { OutcomeCounts, PreviewedFile } from '../../../archive/contract/api';

/** Files of one vendor that are read together, or files that no conversation comes from, for one reason. */
export interface PreviewGroup {
  readonly key: string;
  readonly source: SourceId | undefined;
  readonly files: readonly PreviewedFile[];
  readonly shapes: readonly string[];
  readonly bytes: number;
  readonly outcome: OutcomeCounts;
  readonly firstAt: Instant | undefined;
  readonly lastAt: Instant | undefined;
  /** Since when all of its files are in the archive, byte for byte. */
  readonly heldSince: Instant | undefined;
}

/** `bySource` has the exact counts of a source whose files tell of the same conversations; else those of the files are added. */
export function previewGroups(
  files: readonly PreviewedFile[],
  bySource: Readonly<Record<string, OutcomeCounts>> = {},
): readonly PreviewGroup[] {
  const groups = new Map<string, PreviewedFile[]>();
  for (const file of files) {
    const key = keyOf(file);
    const group = groups.get(key);
    // folders of ten thousand files are common: what was gathered is not copied for each
    if (group === undefined) groups.set(key, [file]);
    else group.push(file);
  }
  return [...groups]
    .map(([key, members]) => groupOf(key, members.sort(byName), bySource[key]))
    .sort((a, b) => RANK[kindOf(a)] - RANK[kindOf(b)] || b.files.length - a.files.length);
}

/** What can be imported comes first; what nobody can read, however much of it there is, last. */
const RANK = { conversations: 0, rich: 1, waiting: 2, understood: 3, unreadable: 4 } as const;

/** What a group of files is to an import. */
export function kindOf({ outcome, files }: Pick<PreviewGroup, 'outcome' | 'files'>): keyof typeof RANK {
  if (files.every(isRich)) return 'rich';
  if (conversationsOf(outcome) > 0) return 'conversations';
  if (files.some(({ report }) => isReadable(report))) return 'waiting';
  return files.some(({ report }) => report.explained > 0) ? 'understood' : 'unreadable';
}

/** Whether there is a record in it that an import would keep. */
export function isReadable({ records, rejected, explained }: PreviewedFile['report']): boolean {
  return records > rejected + explained;
}

/** Files of one source stand together; of the others, those that are left out for one reason. */
function keyOf(file: PreviewedFile): string {
  if (isRich(file)) return RICH_CONTENT;
  const source = sourceOf(file) ?? 'unknown';
  if (conversationsOf(file.outcome) > 0) return source;
  return `without ${source} ${isReadable(file.report)} ${reasonOf(file)?.code ?? ''}`;
}

/** Why a file brings no conversation, as its own findings say it. */
export function reasonOf({ report }: PreviewedFile): Finding | undefined {
  return report.findings.find(({ severity }) => severity === 'rejected' || severity === 'explained');
}

function byName(a: PreviewedFile, b: PreviewedFile): number {
  return compareText(a.report.file, b.report.file);
}

function groupOf(key: string, files: readonly PreviewedFile[], exact: OutcomeCounts | undefined): PreviewGroup {
  const [first] = files;
  const firsts = files.flatMap(({ report }) => report.firstAt ?? []);
  const lasts = files.flatMap(({ report }) => report.lastAt ?? []);
  const held = files.flatMap(({ heldSince }) => heldSince ?? []);
  return {
    key,
    source: first && sourceOf(first),
    files,
    shapes: [...new Set(files.flatMap(({ report }) => Object.keys(report.shapes)))],
    bytes: files.reduce((sum, { report }) => sum + report.bytes, 0),
    outcome: exact ?? {
      added: files.reduce((sum, { outcome }) => sum + outcome.added, 0),
      extended: files.reduce((sum, { outcome }) => sum + outcome.extended, 0),
      unchanged: files.reduce((sum, { outcome }) => sum + outcome.unchanged, 0),
    },
    firstAt: earliest(firsts),
    lastAt: latest(lasts),
    heldSince: held.length === files.length ? earliest(held) : undefined,
  };
}

export function conversationsOf({ added, extended, unchanged }: OutcomeCounts): number {
  return added + extended + unchanged;
}

/** Whether a file is rich content, to be looked at and not to be imported. */
export function isRich({ report }: PreviewedFile): boolean {
  return Object.hasOwn(report.shapes, RICH_CONTENT);
}

function sourceOf({ report }: PreviewedFile): SourceId | undefined {
  const [vendor] = Object.keys(report.shapes).map(shape => shape.split('/')[0] ?? '');
  return vendor !== undefined && isSource(vendor) ? vendor : undefined;
}

function isSource(name: string): name is SourceId {
  return Object.hasOwn(SOURCES, name);
}

function earliest(times: readonly Instant[]): Instant | undefined {
  return times.length === 0 ? undefined : times.reduce((a, b) => (b < a ? b : a));
}

function latest(times: readonly Instant[]): Instant | undefined {
  return times.length === 0 ? undefined : times.reduce((a, b) => (b > a ? b : a));
}

// these records never say which tenant they belong to; two tenants number their chats alike
const WITHOUT_ACCOUNT: ReadonlySet<string> = new Set(ofSources('withoutAccount'));

/** Whether a file tells of conversations whose account only the user can name. */
export function asksForAccount(files: readonly PreviewedFile[]): boolean {
  return files.some(({ report }) => Object.keys(report.shapes).some(shape => WITHOUT_ACCOUNT.has(shape)));
}
