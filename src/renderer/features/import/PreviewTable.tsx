import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { SOURCES, type SourceId } from '#shared/domain/source';
import type { Instant } from '#shared/domain/time';
import type { PreviewedFile } from '../../archive/api';
import { formatBytes, formatCount, formatDay } from '../../i18n/format';
import { text } from '../../i18n/text';
import { countBySeverity } from '../../state/import-report';
import { usePortion } from '../../ui/use-portion';
import { conversationsOf, isRich, type PreviewGroup } from './preview-groups';
import { shapeLabels } from './shape-labels';

/** Each group of files: what it was recognised as, how much is in it, what it would change. */
export function PreviewTable({ groups }: { readonly groups: readonly PreviewGroup[] }) {
  const { shown, left, showMore } = usePortion(groups.length);
  return (
    <table className="preview-table">
      <thead>
        <tr>
          <th scope="col">{text('preview.file')}</th>
          <th scope="col">{text('preview.recognised')}</th>
          <th scope="col" className="preview-number">
            {text('preview.conversations')}
          </th>
          <th scope="col">{text('preview.changes')}</th>
        </tr>
      </thead>
      <tbody>
        {groups.slice(0, shown).map(group => (
          <GroupRows key={group.key} group={group} />
        ))}
        <MoreRow left={left} onMore={showMore} />
      </tbody>
    </table>
  );
}

interface MoreRowProps {
  readonly left: number;
  readonly onMore: () => void;
}

function MoreRow({ left, onMore }: MoreRowProps) {
  if (left === 0) return undefined;
  return (
    <tr>
      <td colSpan={4}>
        <button type="button" className="link-button" onClick={onMore}>
          {text('preview.more', { count: left })}
        </button>
      </td>
    </tr>
  );
}

function GroupRows({ group }: { readonly group: PreviewGroup }) {
  const [open, setOpen] = useState(false);
  const { source, files, shapes, bytes, outcome, firstAt, lastAt, heldSince } = group;
  const count = conversationsOf(outcome);
  const labels = shapeLabels(shapes);
  return (
    <>
      <tr>
        <th scope="row">
          <bdi className="preview-name">{namesOf(files)}</bdi>
          <span className="preview-note">
            {text('preview.files', { count: files.length, size: formatBytes(bytes) })}
            {files.length > 1 && (
              <button type="button" className="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
                {open ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />}
                {text('preview.each')}
              </button>
            )}
          </span>
        </th>
        <td>
          {recognisedAs(labels, source)}
          <span className="preview-note">{spanOf(firstAt, lastAt)}</span>
        </td>
        <td className="preview-number">{count === 0 ? text('preview.none') : formatCount(count)}</td>
        <td>
          {changesOf(group)}
          <Trouble files={files} imported={count > 0 || heldSince !== undefined || files.every(isRich)} />
        </td>
      </tr>
      {open && <EachFile files={files} />}
    </>
  );
}

function EachFile({ files }: Pick<PreviewGroup, 'files'>) {
  const { shown, left, showMore } = usePortion(files.length);
  return (
    <>
      {files.slice(0, shown).map(({ report, outcome, heldSince }) => (
        <tr key={`${report.inside ?? ''} ${report.file}`} className="preview-each">
          <th scope="row">
            <bdi>{report.file}</bdi>
            <span className="preview-note">{formatBytes(report.bytes)}</span>
          </th>
          <td>
            {shapeLabels(Object.keys(report.shapes)).join(', ')}
            <span className="preview-note">{spanOf(report.firstAt, report.lastAt)}</span>
          </td>
          <td className="preview-number">{formatCount(conversationsOf(outcome))}</td>
          <td>{heldSince === undefined ? text('preview.outcome', { ...outcome }) : heldText(heldSince)}</td>
        </tr>
      ))}
      <MoreRow left={left} onMore={showMore} />
    </>
  );
}

/** One or two kinds by their names; more than that by the name of their source. */
function recognisedAs(labels: readonly string[], source: SourceId | undefined): string {
  if (labels.length === 0) return text('preview.notRecognised');
  if (labels.length <= 2 || source === undefined) return labels.join(', ');
  return text('preview.kinds', { source: SOURCES[source].label, count: labels.length });
}

function changesOf({ outcome, heldSince, files }: PreviewGroup): string {
  if (files.every(isRich)) return text('preview.rich.change');
  if (heldSince !== undefined) return heldText(heldSince);
  if (conversationsOf(outcome) > 0) return text('preview.outcome', { ...outcome });
  const reports = files.map(({ report }) => report);
  const explained = reports.reduce((sum, report) => sum + report.explained, 0);
  return text(explained > 0 ? 'preview.explained' : 'preview.nothing');
}

function heldText(since: Instant): string {
  return text('preview.held', { date: formatDay(since, 'mine') });
}

interface TroubleProps {
  readonly files: readonly PreviewedFile[];
  readonly imported: boolean;
}

function Trouble({ files, imported }: TroubleProps) {
  const { rejected, repaired, noted } = countBySeverity(files.map(({ report }) => report));
  return (
    <>
      {rejected > 0 && (
        <span className="preview-note preview-bad">{text('preview.rejected', { count: rejected })}</span>
      )}
      {repaired > 0 && (
        <span className="preview-note preview-warn">{text('preview.repaired', { count: repaired })}</span>
      )}
      {noted > 0 && <span className="preview-note preview-warn">{text('preview.noted', { count: noted })}</span>}
      {!imported && rejected === 0 && <span className="preview-note preview-bad">{text('preview.notImported')}</span>}
    </>
  );
}

function namesOf(files: readonly PreviewedFile[]): string {
  const names = files.map(({ report }) => report.file);
  const [first = '', second = ''] = names;
  if (names.length === 1) return first;
  if (names.length === 2) return text('preview.twoNames', { first, second });
  return text('preview.manyNames', { first, last: names.at(-1) ?? '' });
}

function spanOf(from: Instant | undefined, until: Instant | undefined): string {
  if (from === undefined || until === undefined) return '';
  const [first, last] = [formatDay(from, 'utc'), formatDay(until, 'utc')];
  return first === last ? first : text('preview.span', { first, last });
}
