import { Ellipsis, Eraser, FileText, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { ImportRecord } from '../../archive/contract/api';
import { formatDay, formatDayAndTime } from '../../i18n/format';
import { text } from '../../i18n/text';
import { countBySeverity } from '../../state/imports/import-report';
import type { AppStore } from '../../state/store';
import { BareButton } from '../../ui/controls/BareButton';
import { LinkButton } from '../../ui/controls/LinkButton';
import { Menu } from '../../ui/controls/Menu';
import { NavSection } from '../../ui/layout/NavSection';
import styles from './ImportsList.module.css';

interface ImportsListProps {
  readonly store: AppStore;
  readonly imports: readonly ImportRecord[];
}

const FIRST = 5;

/** Every import, the newest first, with its report and the way to take it back. */
export function ImportsList({ store, imports }: ImportsListProps) {
  const [all, setAll] = useState(false);
  const newestFirst = [...imports].sort((a, b) => b.at - a.at);
  const shown = all ? newestFirst : newestFirst.slice(0, FIRST);
  if (imports.length === 0) return undefined;
  return (
    <NavSection label={text('sidebar.imports')}>
      <ul>
        {shown.map(record => (
          <ImportRow key={record.id} store={store} record={record} isAlone={isAlone(record, imports)} />
        ))}
      </ul>
      {imports.length > FIRST && (
        <LinkButton onClick={() => setAll(!all)}>
          {all ? text('sidebar.fewer') : text('sidebar.more', { count: imports.length - FIRST })}
        </LinkButton>
      )}
    </NavSection>
  );
}

interface ImportRowProps {
  readonly store: AppStore;
  readonly record: ImportRecord;
  /** No other one has its name. */
  readonly isAlone: boolean;
}

function ImportRow({ store, record, isAlone }: ImportRowProps) {
  const { showDialog, askToErase } = store.getState();
  const { rejected, repaired } = countBySeverity(record.files);
  const name = nameOf(record);
  const date = isAlone ? formatDay(record.at, 'mine') : formatDayAndTime(record.at, 'mine');
  return (
    <li className={styles.row} data-import>
      <BareButton
        className={styles.open}
        title={record.files.map(({ file }) => file).join('\n')}
        onClick={() => showDialog({ kind: 'report', record })}
      >
        <span className={styles.name}>{text('sidebar.importFiles', { name, more: record.files.length - 1 })}</span>
        <span className={styles.facts}>{text('sidebar.importFacts', { date, count: record.conversations })}</span>
        {record.damaged && <span className={styles.trouble}>{text('sidebar.importDamaged')}</span>}
        {rejected + repaired > 0 && (
          <span className={styles.trouble}>{text('sidebar.importTrouble', { rejected, repaired })}</span>
        )}
      </BareButton>
      <Menu
        look="small"
        label={text('sidebar.importMenu', { name, date })}
        icon={<Ellipsis aria-hidden />}
        choices={[
          { id: 'report', label: text('sidebar.openReport'), icon: <FileText aria-hidden /> },
          { id: 'undo', label: text('sidebar.undoImport'), icon: <Undo2 aria-hidden /> },
          { id: 'erase', label: text('sidebar.eraseImport'), icon: <Eraser aria-hidden /> },
        ]}
        onPick={choice => {
          if (choice === 'erase') void askToErase({ kind: 'import', record });
          else showDialog({ kind: choice === 'report' ? 'report' : 'undo-import', record });
        }}
      />
    </li>
  );
}

const nameOf = ({ files }: ImportRecord) => files[0]?.file ?? '';

/** Those of one name are told apart by their time. */
function isAlone(record: ImportRecord, imports: readonly ImportRecord[]): boolean {
  return imports.every(other => other === record || nameOf(other) !== nameOf(record));
}
