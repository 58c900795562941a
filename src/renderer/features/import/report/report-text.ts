import type { Host } from '#shared/host';
import type { SourceReport } from '#shared/import/contract/protocol';
import { findingText, placeText } from '../../../i18n/finding-text';
import { formatBytes, formatDayAndTime } from '../../../i18n/format';
import { text } from '../../../i18n/text';
import { groupFindings } from '../../../state/imports/import-report';
import type { Ending } from '../../../state/imports/import-slice';

/** How it ended, in one sentence. */
export function endingTitle(ending: Ending): string {
  switch (ending.kind) {
    case 'done':
      return text('report.done', { count: ending.record.outcome.added });
    case 'known':
      return text('report.known');
    case 'nothing':
      return text('report.nothing');
    case 'failed':
      return text('report.failed');
  }
}

const FAILED_LEAD = {
  kept: 'report.failedLead',
  lost: 'report.failedLost',
  unknown: 'report.failedUnknown',
} as const;

/** What else is to be said about it, under the title. */
export function endingLead(ending: Ending): string {
  switch (ending.kind) {
    case 'done':
      return text('report.outcome', { ...ending.record.outcome, date: formatDayAndTime(ending.record.at, 'mine') });
    case 'known':
      return text('report.knownSince', { date: formatDayAndTime(ending.since, 'mine') });
    case 'nothing':
      return text('report.nothingLead');
    case 'failed':
      return text(FAILED_LEAD[ending.archive ?? 'kept']);
  }
}

/** How many conversations contradict other copies of them, if any do. */
export function differingText(ending: Ending): string | undefined {
  if (ending.kind !== 'done' || ending.record.differing === undefined) return undefined;
  return text('report.differing', { count: ending.record.differing });
}

export function filesOf(ending: Ending): readonly SourceReport[] {
  switch (ending.kind) {
    case 'done':
      return ending.record.files;
    case 'known':
    case 'nothing':
      return ending.files;
    case 'failed':
      return [];
  }
}

/** The whole report as a plain text, to be sent to whoever made the export. It quotes no message. */
export function reportText(ending: Ending): string {
  const files = filesOf(ending);
  const differing = differingText(ending);
  const lines = [endingTitle(ending), endingLead(ending), ...(differing === undefined ? [] : [differing]), ''];
  for (const { file, inside, bytes, records, rejected, explained, hash } of files) {
    const name = inside === undefined ? file : `${inside} › ${file}`;
    lines.push(text('report.fileLine', { name, size: formatBytes(bytes), records, rejected, explained, hash }));
  }
  if (ending.kind === 'failed') lines.push(findingText(ending));
  for (const { severity, count, findings } of groupFindings(files)) {
    lines.push('', text(`report.${severity}`, { count }));
    for (const finding of findings) lines.push(`  ${placeText(finding.place)}  ${findingText(finding)}`);
    if (count > findings.length) lines.push(`  ${text('report.notKept', { count: count - findings.length })}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Saves it where the user says, and tells how that ended. */
export async function saveReport(
  ending: Ending,
  host: Pick<Host, 'saveFile'>,
  say: (words: string) => void,
): Promise<void> {
  const saved = await host.saveFile(text('report.fileName'), new TextEncoder().encode(reportText(ending)));
  if (saved !== 'cancelled') say(text(saved === 'saved' ? 'report.saved' : 'report.notSaved'));
}
