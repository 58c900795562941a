import { Download, Eraser, GitCompare, MessagesSquare, Undo2 } from 'lucide-react';
import type { Finding } from '#shared/domain/finding';
import { SOURCES } from '#shared/domain/source';
import type { Host } from '#shared/host';
import type { SourceReport } from '#shared/import/contract/protocol';
import type { ImportRecord } from '../../../archive/contract/api';
import { formatBytes, formatCount, formatDayAndTime } from '../../../i18n/format';
import { text } from '../../../i18n/text';
import { groupFindings } from '../../../state/imports/import-report';
import { isSpare } from '../../../state/imports/storage-use';
import type { AppStore } from '../../../state/store';
import { Button } from '../../../ui/controls/Button';
import { LinkButton } from '../../../ui/controls/LinkButton';
import { usePortion } from '../../../ui/hooks/use-portion';
import { FindingGroups } from '../findings/FindingGroups';
import { shapeLabels } from '../findings/shape-labels';
import tableStyles from '../PreviewTable.module.css';
import { differingText, endingTitle, saveReport } from '../report/report-text';
import styles from './ImportsPage.module.css';

interface ImportDetailProps {
  readonly store: AppStore;
  readonly host: Pick<Host, 'saveFile'>;
  readonly record: ImportRecord;
}

/** One import: a sentence, what can be done with it, its files with their originals, and what was found in them. */
export function ImportDetail({ store, host, record }: ImportDetailProps) {
  const { find, showDialog, showPlace, showFinding, askToErase } = store.getState();
  const ending = { kind: 'done', record } as const;
  const differing = differingText(ending);
  const groups = groupFindings(record.files);
  const showConversations = () => {
    showPlace('conversations');
    void find(`import:${record.id}`);
  };
  const show = (finding: Finding) => void showFinding(finding, { kind: 'import', id: record.id });
  return (
    <article className={styles.sheet} aria-labelledby="import-title">
      <h2 id="import-title" className={styles.title}>
        {endingTitle(ending)}
      </h2>
      <p className={styles.quiet}>{factsOf(record)}</p>
      <div className={styles.actions}>
        <Button look="primary" icon={<MessagesSquare aria-hidden />} onPress={showConversations}>
          {text('imports.show', { count: record.conversations })}
        </Button>
        <Button icon={<Download aria-hidden />} onPress={() => void saveReport(ending, host, store.getState().say)}>
          {text('report.save')}
        </Button>
        <span className={styles.space} />
        <Button icon={<Undo2 aria-hidden />} onPress={() => showDialog({ kind: 'undo-import', record })}>
          {text('sidebar.undoImport')}
        </Button>
        <Button look="quiet" icon={<Eraser aria-hidden />} onPress={() => void askToErase({ kind: 'import', record })}>
          {text('sidebar.eraseImport')}
        </Button>
      </div>
      {isSpare(record) && <p className={styles.quiet}>{text('imports.spare', { size: formatBytes(record.bytes) })}</p>}
      {differing !== undefined && (
        <p className={styles.differing}>
          <GitCompare aria-hidden />
          {differing}
        </p>
      )}
      {groups.length > 0 && (
        <>
          <h3 className={styles.subtitle}>{text('imports.toKnow')}</h3>
          <FindingGroups groups={groups} canShow={({ place }) => place.record !== undefined} onShow={show} />
        </>
      )}
      <h3 className={styles.subtitle}>{text('imports.filesTitle')}</h3>
      <Files record={record} onShow={show} />
    </article>
  );
}

function factsOf({ at, files, messages, bytes, readBy = {} }: ImportRecord): string {
  const versions = Object.entries(readBy).map(([vendor, version]) => `${sourceLabel(vendor)} ${version}`);
  return [
    text('imports.at', { date: formatDayAndTime(at, 'mine') }),
    text('imports.files', { count: files.length }),
    text('imports.messages', { count: messages }),
    text('imports.size', { size: formatBytes(bytes) }),
    ...(versions.length === 0 ? [] : [text('imports.readBy', { versions: versions.join(', ') })]),
  ].join(' · ');
}

function sourceLabel(vendor: string): string {
  return Object.entries(SOURCES).find(([id]) => id === vendor)?.[1].label ?? vendor;
}

interface FilesProps {
  readonly record: ImportRecord;
  readonly onShow: (finding: Finding) => void;
}

/** What each file was, and its first original record. A column that would hold nothing but zeros is left out. */
function Files({ record: { files }, onShow }: FilesProps) {
  const failuresFirst = [...files].sort((a, b) => Number(b.rejected > 0) - Number(a.rejected > 0));
  const { shown, left, showMore } = usePortion(failuresFirst.length);
  const hasRejected = files.some(({ rejected }) => rejected > 0);
  return (
    <table className={`${tableStyles.table} ${styles.files}`}>
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
          <th scope="col">{text('imports.original')}</th>
        </tr>
      </thead>
      <tbody>
        {failuresFirst.slice(0, shown).map(file => (
          <tr key={`${file.inside ?? ''} ${file.file}`}>
            <th scope="row">
              <bdi className={tableStyles.name}>{file.file}</bdi>
              <span className={tableStyles.note} title={file.hash}>
                {file.inside === undefined
                  ? formatBytes(file.bytes)
                  : text('report.inside', { size: formatBytes(file.bytes), archive: file.inside })}
              </span>
            </th>
            <td>{shapeLabels(Object.keys(file.shapes)).join(', ') || text('preview.notRecognised')}</td>
            <td className={tableStyles.number}>{formatCount(file.records)}</td>
            {hasRejected && (
              <td className={tableStyles.number} data-bad={file.rejected > 0}>
                {file.rejected === 0 ? '–' : formatCount(file.rejected)}
              </td>
            )}
            <td>
              {file.records > file.rejected && (
                <LinkButton
                  aria-label={text('imports.showOriginalOf', { file: file.file })}
                  onClick={() => onShow(firstRecordOf(file))}
                >
                  {text('report.show')}
                </LinkButton>
              )}
            </td>
          </tr>
        ))}
        {left > 0 && (
          <tr>
            <td colSpan={5}>
              <LinkButton onClick={showMore}>{text('preview.more', { count: left })}</LinkButton>
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** The viewer shows the record at the place of a finding; this one finds nothing. */
function firstRecordOf({ file }: SourceReport): Finding {
  return { severity: 'noted', code: 'engine/first-record', place: { file, record: 0 } };
}
