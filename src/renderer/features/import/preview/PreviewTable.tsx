import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { assertNever } from '#shared/base/assert-never';
import { SOURCES, type SourceId } from '#shared/domain/source';
import type { Instant } from '#shared/domain/time';
import type { PreviewedFile } from '../../../archive/contract/api';
import { findingText } from '../../../i18n/finding-text';
import { formatBytes, formatCount, formatDay } from '../../../i18n/format';
import { text } from '../../../i18n/text';
import { countBySeverity } from '../../../state/imports/import-report';
import { LinkButton } from '../../../ui/controls/LinkButton';
import { usePortion } from '../../../ui/hooks/use-portion';
import { shapeLabels } from '../findings/shape-labels';
import styles from '../PreviewTable.module.css';
import { conversationsOf, kindOf, type PreviewGroup, reasonOf } from './preview-groups';

/** Each group of files: what it was recognised as, how much is in it, what it would change. */
export function PreviewTable({ groups }: { readonly groups: readonly PreviewGroup[] }) {
  const { shown, left, showMore } = usePortion(groups.length);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{text('preview.file')}</th>
          <th scope="col">{text('preview.recognised')}</th>
          <th scope="col" className={styles.number}>
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
        <LinkButton onClick={onMore}>{text('preview.more', { count: left })}</LinkButton>
      </td>
    </tr>
  );
}

function GroupRows({ group }: { readonly group: PreviewGroup }) {
  const [open, setOpen] = useState(false);
  const { source, files, shapes, bytes, outcome, firstAt, lastAt } = group;
  const count = conversationsOf(outcome);
  const labels = shapeLabels(shapes);
  const reason = count === 0 ? reasonText(files) : undefined;
  return (
    <>
      <tr>
        <th scope="row">
          <bdi className={styles.name}>
            {kindOf(group) === 'unreadable' && files.length > 1
              ? text('preview.unreadable', { count: files.length })
              : namesOf(files)}
          </bdi>
          <span className={styles.note}>
            {text('preview.files', { count: files.length, size: formatBytes(bytes) })}
            {files.length > 1 && (
              <LinkButton aria-expanded={open} onClick={() => setOpen(!open)}>
                {open ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />}
                {text('preview.each')}
              </LinkButton>
            )}
          </span>
        </th>
        <td>
          {recognisedAs(labels, source)}
          {reason !== undefined && (
            <span className={styles.note} title={reason}>
              {reason}
            </span>
          )}
          <span className={styles.note}>{spanOf(firstAt, lastAt)}</span>
        </td>
        <td className={styles.number}>{count === 0 ? text('preview.none') : formatCount(count)}</td>
        <td>
          {changesOf(group)}
          <Trouble files={files} told={reason !== undefined} />
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
      {files.slice(0, shown).map(file => {
        const { report, outcome, heldSince } = file;
        return (
          <tr key={`${report.inside ?? ''} ${report.file}`} className={styles.each}>
            <th scope="row">
              <bdi>{report.file}</bdi>
              <span className={styles.note}>{formatBytes(report.bytes)}</span>
            </th>
            <td>
              {shapeLabels(Object.keys(report.shapes)).join(', ')}
              {conversationsOf(outcome) === 0 && <span className={styles.note}>{reasonText([file])}</span>}
              <span className={styles.note}>{spanOf(report.firstAt, report.lastAt)}</span>
            </td>
            <td className={styles.number}>{formatCount(conversationsOf(outcome))}</td>
            <td>{changesOf({ outcome, heldSince, files: [file] })}</td>
          </tr>
        );
      })}
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

function changesOf(
  group: Pick<PreviewGroup, 'outcome' | 'files'> & { readonly heldSince: Instant | undefined },
): string {
  if (group.heldSince !== undefined) return heldText(group.heldSince);
  const kind = kindOf(group);
  switch (kind) {
    case 'rich':
      return text('preview.rich.change');
    case 'conversations':
      return text('preview.outcome', { ...group.outcome });
    case 'waiting':
      return text('preview.waits');
    case 'understood':
      return text('preview.explained');
    case 'unreadable':
      return text('preview.notImported');
    default:
      return assertNever(kind);
  }
}

/** Why files bring no conversation: the reason, where all of them have the same. */
function reasonText(files: readonly PreviewedFile[]): string | undefined {
  const reasons = new Set(
    files.map(file => {
      const reason = reasonOf(file);
      return reason && findingText(reason);
    }),
  );
  const [first] = reasons;
  return reasons.size === 1 ? first : undefined;
}

function heldText(since: Instant): string {
  return text('preview.held', { date: formatDay(since, 'mine') });
}

interface TroubleProps {
  readonly files: readonly PreviewedFile[];
  /** The row says already why nothing comes of it. */
  readonly told: boolean;
}

function Trouble({ files, told }: TroubleProps) {
  const { rejected, repaired, noted } = countBySeverity(files.map(({ report }) => report));
  return (
    <>
      {rejected > 0 && !told && (
        <span className={`${styles.note} ${styles.bad}`}>{text('preview.rejected', { count: rejected })}</span>
      )}
      {repaired > 0 && (
        <span className={`${styles.note} ${styles.warn}`}>{text('preview.repaired', { count: repaired })}</span>
      )}
      {noted > 0 && <span className={`${styles.note} ${styles.warn}`}>{text('preview.noted', { count: noted })}</span>}
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
