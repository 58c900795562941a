import type { SourceId } from '#shared/domain/source';
import { SOURCES } from '#shared/domain/source';
import type { Instant } from '#shared/domain/time';
import { RICH_CONTENT } from '#shared/import/rich-file';
import type { OutcomeCounts, PreviewedFile } from '../../archive/api';

/** Files of one vendor that are read together, or one file that no conversation comes from. */
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
  for (const [index, file] of files.entries()) {
    const key = isRich(file)
      ? RICH_CONTENT
      : conversationsOf(file.outcome) > 0
        ? (sourceOf(file) ?? 'unknown')
        : `file-${index}`;
    const group = groups.get(key);
    // folders of ten thousand files are common: what was gathered is not copied for each
    if (group === undefined) groups.set(key, [file]);
    else group.push(file);
  }
  return [...groups].map(([key, members]) => groupOf(key, members, bySource[key]));
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
const WITHOUT_ACCOUNT: ReadonlySet<string> = new Set(['ccai/session', 'ccai/transcript']);

/** Whether a file tells of conversations whose account only the user can name. */
export function asksForAccount(files: readonly PreviewedFile[]): boolean {
  return files.some(({ report }) => Object.keys(report.shapes).some(shape => WITHOUT_ACCOUNT.has(shape)));
}
