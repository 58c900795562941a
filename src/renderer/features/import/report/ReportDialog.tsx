import { Download, GitCompare, Undo2 } from 'lucide-react';
import type { Finding } from '#shared/domain/finding';
import type { Host } from '#shared/host';
import type { ImportSource } from '#shared/import/contract/protocol';
import type { ImportRecord } from '../../../archive/contract/api';
import { findingText } from '../../../i18n/finding-text';
import { formatBytes, formatCount } from '../../../i18n/format';
import { text } from '../../../i18n/text';
import { groupFindings } from '../../../state/imports/import-report';
import type { Ending } from '../../../state/imports/import-slice';
import type { AppStore } from '../../../state/store';
import { Button } from '../../../ui/controls/Button';
import { LinkButton } from '../../../ui/controls/LinkButton';
import { Dialog } from '../../../ui/dialog/Dialog';
import { Callout } from '../../../ui/feedback/Callout';
import { usePortion } from '../../../ui/hooks/use-portion';
import { FindingGroups } from '../findings/FindingGroups';
import { shapeLabels } from '../findings/shape-labels';
import styles from '../Import.module.css';
import tableStyles from '../PreviewTable.module.css';
import { differingText, endingLead, endingTitle, filesOf, saveReport } from './report-text';

interface ReportDialogProps {
  readonly store: AppStore;
  readonly host: Pick<Host, 'saveFile'>;
  readonly ending: Ending;
  /** The files as they were given, while they are still at hand; an earlier import's are in the archive only. */
  readonly sources: readonly ImportSource[];
  readonly onClose: () => void;
  readonly onUndo: (record: ImportRecord) => void;
}

/** What became of an import: failures on top, every finding with its place, and the way back. */
export function ReportDialog({ store, host, ending, sources, onClose, onUndo }: ReportDialogProps) {
  const files = filesOf(ending);
  const differing = differingText(ending);
  const hasRejected = files.some(({ rejected }) => rejected > 0);
  const failuresFirst = [...files].sort((a, b) => Number(b.rejected > 0) - Number(a.rejected > 0));
  const { shown, left, showMore } = usePortion(failuresFirst.length);
  const { say, showFinding } = store.getState();

  const save = () => saveReport(ending, host, say);
  const fileOf = (finding: Finding) => sources.find(({ name }) => name === finding.place.file)?.file;
  const show = (finding: Finding) => {
    const file = fileOf(finding);
    if (ending.kind === 'done') void showFinding(finding, { kind: 'import', id: ending.record.id });
    else if (file !== undefined) void showFinding(finding, { kind: 'file', file });
  };
  const canShow = (finding: Finding) =>
    ending.kind === 'done'
      ? finding.place.record !== undefined
      : fileOf(finding) !== undefined && finding.place.line !== undefined;

  return (
    <Dialog
      title={endingTitle(ending)}
      lead={endingLead(ending)}
      size="large"
      onClose={onClose}
      footer={
        <>
          {files.length > 0 && (
            <Button icon={<Download aria-hidden />} onPress={() => void save()}>
              {text('report.save')}
            </Button>
          )}
          {ending.kind === 'done' && (
            <Button icon={<Undo2 aria-hidden />} onPress={() => onUndo(ending.record)}>
              {text('report.undo')}
            </Button>
          )}
          <Button look="primary" autoFocus onPress={onClose}>
            {text('ui.close')}
          </Button>
        </>
      }
    >
      {ending.kind === 'failed' && <p className={styles.reportFailure}>{findingText(ending)}</p>}
      {differing !== undefined && (
        <div className={styles.note}>
          <Callout look="warn" icon={<GitCompare aria-hidden />}>
            {differing}
          </Callout>
        </div>
      )}
      <FindingGroups groups={groupFindings(files)} canShow={canShow} onShow={show} />
      {files.length > 0 && (
        <table className={`${tableStyles.table} ${tableStyles.ofReport}`}>
          <thead>
            <tr>
              <th scope="col">{text('preview.file')}</th>
              <th scope="col">{text('preview.recognised')}</th>
              <th scope="col" className={tableStyles.number}>
                {text('report.records')}
              </th>
              {hasRejected && (
                <th scope="col" className={tableStyles.number}>
                  {text('report.rejectedColumn')}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {failuresFirst.slice(0, shown).map(({ file, inside, bytes, records, rejected, shapes, page }) => (
              <tr key={`${inside ?? ''} ${file}`}>
                <th scope="row">
                  <bdi className={tableStyles.name}>{file}</bdi>
                  <span className={tableStyles.note}>
                    {inside === undefined
                      ? formatBytes(bytes)
                      : text('report.inside', { size: formatBytes(bytes), archive: inside })}
                  </span>
                </th>
                <td>
                  {shapeLabels(Object.keys(shapes)).join(', ') || text('preview.notRecognised')}
                  {page?.total !== undefined && (
                    <span className={tableStyles.note}>
                      {text('report.page', { from: page.offset ?? 0, count: records, total: page.total })}
                    </span>
                  )}
                  {page?.partial === true && (
                    <span className={`${tableStyles.note} ${tableStyles.warn}`}>{text('report.partial')}</span>
                  )}
                </td>
                <td className={tableStyles.number}>{formatCount(records)}</td>
                {hasRejected && (
                  <td className={tableStyles.number} data-bad={rejected > 0}>
                    {rejected === 0 ? '–' : formatCount(rejected)}
                  </td>
                )}
              </tr>
            ))}
            {left > 0 && (
              <tr>
                <td colSpan={4}>
                  <LinkButton onClick={showMore}>{text('preview.more', { count: left })}</LinkButton>
                </td>
              </tr>
            )}
          </tbody>
        </table>
      )}
    </Dialog>
  );
}
