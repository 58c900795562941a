import { ArrowLeft, CircleCheck, CircleX, FolderOpen, TriangleAlert, Wrench } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Host } from '#shared/host';
import type { ImportRecord } from '../../../archive/contract/api';
import { formatListTime } from '../../../i18n/list-time';
import { text } from '../../../i18n/text';
import { countBySeverity } from '../../../state/imports/import-report';
import type { AppStore } from '../../../state/store';
import { BareButton } from '../../../ui/controls/BareButton';
import { Button } from '../../../ui/controls/Button';
import { EmptyState } from '../../../ui/feedback/EmptyState';
import { ImportDetail } from './ImportDetail';
import styles from './ImportsPage.module.css';
import { WaitingRecords } from './WaitingRecords';

interface ImportsPageProps {
  readonly store: AppStore;
  readonly host: Pick<Host, 'saveFile'>;
  /** For "today" and "yesterday". */
  readonly now: number;
  readonly onOpen: () => void;
}

/** Every import with what became of it, what it takes up and the way back, and the records that wait for others. */
export function ImportsPage({ store, host, now, onOpen }: ImportsPageProps) {
  const library = useStore(store, state => state.library);
  const chosen = useStore(store, state => state.chosenImport);
  const { chooseImport, showPlace } = store.getState();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);

  const imports = library.kind === 'known' ? [...library.imports].sort((a, b) => b.at - a.at) : [];
  const waiting = library.kind === 'known' ? library.overview.waiting : 0;
  const shown = imports.find(({ id }) => id === chosen) ?? imports[0];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    showPlace('conversations');
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape does what the button at its head does
    <div className={styles.page} onKeyDown={onKeyDown}>
      <section className={styles.list} aria-label={text('imports.title')}>
        <header className={styles.head}>
          <h2 ref={title} tabIndex={-1} className={styles.count}>
            {text('imports.count', { count: imports.length })}
          </h2>
          <Button look="quiet" icon={<ArrowLeft aria-hidden />} onPress={() => showPlace('conversations')}>
            {text('imports.back')}
          </Button>
        </header>
        <ul className={styles.rows}>
          {imports.map(record => (
            <li key={record.id}>
              <BareButton
                className={styles.row}
                aria-current={record === shown ? 'true' : undefined}
                onClick={() => chooseImport(record.id)}
              >
                <ImportLines record={record} now={now} />
              </BareButton>
            </li>
          ))}
        </ul>
        {waiting > 0 && <WaitingRecords store={store} count={waiting} />}
      </section>
      <div className={styles.detail}>
        {shown === undefined ? (
          <EmptyState title={text('imports.none')} icon={<FolderOpen aria-hidden />}>
            <Button look="primary" onPress={onOpen}>
              {text('command.import.open')}
            </Button>
          </EmptyState>
        ) : (
          <ImportDetail key={shown.id} store={store} host={host} record={shown} />
        )}
      </div>
    </div>
  );
}

function ImportLines({ record, now }: { readonly record: ImportRecord; readonly now: number }) {
  const { files, at, outcome } = record;
  return (
    <>
      <span className={styles.line}>
        <bdi className={styles.name}>
          {text('sidebar.importFiles', { name: files[0]?.file ?? '', more: files.length - 1 })}
        </bdi>
        <time className={styles.quiet} dateTime={new Date(at).toISOString()}>
          {formatListTime(at, now, 'mine')}
        </time>
      </span>
      <span>{text('imports.outcome', { ...outcome })}</span>
      <Trouble record={record} />
    </>
  );
}

/** The worst that happened, in words. */
function Trouble({ record: { files, damaged } }: { readonly record: ImportRecord }) {
  const { rejected, repaired, explained } = countBySeverity(files);
  if (damaged) {
    return (
      <span className={styles.line} data-look="bad">
        <CircleX aria-hidden />
        {text('sidebar.importDamaged')}
      </span>
    );
  }
  if (rejected > 0) {
    return (
      <span className={styles.line} data-look="bad">
        <TriangleAlert aria-hidden />
        {text('imports.notRead', { count: rejected })}
      </span>
    );
  }
  if (repaired + explained > 0) {
    return (
      <span className={styles.line} data-look={repaired > 0 ? 'warn' : undefined}>
        <Wrench aria-hidden />
        {text('imports.minor', { repaired, skipped: explained })}
      </span>
    );
  }
  return (
    <span className={styles.line} data-look="good">
      <CircleCheck aria-hidden />
      {text('imports.clean')}
    </span>
  );
}
