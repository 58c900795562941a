import type { Finding, Severity } from '#shared/domain/finding';
import type { SourceReport } from '#shared/import/contract/protocol';

/** Findings of one kind. `count` has those beyond the ones that were kept, too. */
export interface FindingGroup {
  readonly code: string;
  readonly severity: Severity;
  readonly count: number;
  readonly findings: readonly Finding[];
}

const RANK: Readonly<Record<Severity, number>> = { rejected: 0, repaired: 1, explained: 2, noted: 3 };

/** All findings of these files by kind: what was lost first, what is only worth knowing last. */
export function groupFindings(files: readonly SourceReport[]): readonly FindingGroup[] {
  const groups = new Map<string, { readonly severity: Severity; counted: number; readonly findings: Finding[] }>();
  for (const { findings, findingCounts } of files) {
    for (const finding of findings) {
      const { code, severity } = finding;
      const held = groups.get(code);
      if (held === undefined) groups.set(code, { severity, counted: 0, findings: [finding] });
      else held.findings.push(finding);
    }
    for (const [code, count] of Object.entries(findingCounts)) {
      const held = groups.get(code);
      if (held !== undefined) held.counted += count;
    }
  }
  return [...groups]
    .map(([code, { severity, counted, findings }]) => {
      return { code, severity, findings, count: Math.max(counted, findings.length) };
    })
    .sort((a, b) => RANK[a.severity] - RANK[b.severity] || b.count - a.count);
}

/** Nothing was lost, nothing had to be repaired, and every file held conversations: one line says it all. */
export function isClean(files: readonly SourceReport[]): boolean {
  return files.every(
    ({ rejected, explained, findings }) =>
      rejected === 0 && explained === 0 && findings.every(({ severity }) => severity === 'noted'),
  );
}

/** How many findings of each severity these files have. */
export function countBySeverity(files: readonly SourceReport[]): Readonly<Record<Severity, number>> {
  const counts = { rejected: 0, repaired: 0, noted: 0, explained: 0 };
  for (const { severity, count } of groupFindings(files)) counts[severity] += count;
  return counts;
}
