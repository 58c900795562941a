import { useStore } from 'zustand';
import { assertNever } from '#shared/base/assert-never';
import type { CheckReport, DamagedRows, LostRecords, RepairReport } from '../../archive/contract/api';
import { findingText } from '../../i18n/finding-text';
import { formatCount } from '../../i18n/format';
import { text } from '../../i18n/text';
import type { CheckState } from '../../state/care/check-slice';
import type { AppStore } from '../../state/store';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/dialog/Dialog';
import { Callout } from '../../ui/feedback/Callout';
import { ProgressBar } from '../../ui/feedback/ProgressBar';
import styles from './CheckDialog.module.css';

const NAMED = 50;

/** Looks the whole archive through, says what is damaged and offers to repair it. */
export function CheckDialog({ store }: { readonly store: AppStore }) {
  const check = useStore(store, state => state.check);
  const { checkArchive, repairArchive, stopCheck, showDialog } = store.getState();
  const busy = check.kind === 'checking' || check.kind === 'repairing';
  const damaged = check.kind === 'checked' && check.report.damaged > 0;
  const close = () => {
    stopCheck();
    showDialog({ kind: 'none' });
  };
  return (
    <Dialog
      title={text('check.title')}
      lead={text('check.lead')}
      size="small"
      keepOnPressBeside={busy}
      onClose={close}
      footer={
        <>
          <Button onPress={busy ? stopCheck : close}>{text(busy ? 'check.stop' : 'ui.close')}</Button>
          {!busy && !damaged && (
            <Button look="primary" onPress={() => void checkArchive()}>
              {text(check.kind === 'rest' ? 'check.start' : 'check.again')}
            </Button>
          )}
          {damaged && (
            <Button look="primary" onPress={() => void repairArchive()}>
              {text('check.repair')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.check} aria-live="polite">
        <Told check={check} />
      </div>
    </Dialog>
  );
}

function Told({ check }: { readonly check: CheckState }) {
  switch (check.kind) {
    case 'rest':
      return <p>{text('check.what')}</p>;
    case 'checking':
    case 'repairing': {
      const { rows = 0, total = 0 } = check.progress ?? {};
      const label = text(check.kind === 'checking' ? 'check.checking' : 'check.repairing');
      return (
        <>
          <p>{label}</p>
          <ProgressBar label={label} share={total === 0 ? undefined : rows / total} />
          {total > 0 && (
            <p className={styles.quiet}>
              {text('check.progress', { rows: formatCount(Math.min(rows, total)), total: formatCount(total) })}
            </p>
          )}
        </>
      );
    }
    case 'checked':
      return <Report report={check.report} />;
    case 'repaired':
      return <Repaired report={check.report} />;
    case 'failed':
      return <Callout look="box">{text('check.failed', { reason: findingText(check.trouble) })}</Callout>;
    default:
      return assertNever(check);
  }
}

function Report({ report: { rows, damaged, found } }: { readonly report: CheckReport }) {
  if (damaged === 0) return <p>{text('check.whole', { rows })}</p>;
  return (
    <>
      <Callout look="box">{text('check.damaged', { damaged, rows })}</Callout>
      <ul className={styles.list}>
        {found.slice(0, NAMED).map((each, nth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is told once and never changes
          <li key={nth}>{damageText(each)}</li>
        ))}
      </ul>
      {found.length > NAMED && <p className={styles.quiet}>{text('check.more', { count: found.length - NAMED })}</p>}
      <p>{text('check.repairWhat')}</p>
    </>
  );
}

function damageText({ kind, rows, conversations, files = [] }: DamagedRows): string {
  const file = files[0] ?? '';
  return text(`check.${kind}`, {
    rows,
    file,
    named: file === '' ? 'no' : 'yes',
    more: Math.max(0, files.length - 1),
    // all of them may be told by other imports as well
    known: conversations === undefined ? 'no' : conversations === 0 ? 'none' : 'yes',
    conversations: conversations ?? 0,
  });
}

function Repaired({ report: { damaged, imports, lost, lostMarks } }: { readonly report: RepairReport }) {
  return (
    <>
      <p>{damaged === 0 ? text('check.nothingToDo') : text('check.repaired', { imports })}</p>
      {lost.length > 0 && (
        <>
          <Callout look="box">{text('check.lost')}</Callout>
          <ul className={styles.list}>
            {lost.slice(0, NAMED).map((each, nth) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list is told once and never changes
              <li key={nth}>{lostText(each)}</li>
            ))}
          </ul>
          {lost.length > NAMED && <p className={styles.quiet}>{text('check.more', { count: lost.length - NAMED })}</p>}
        </>
      )}
      {lostMarks > 0 && <Callout look="box">{text('check.lostMarks', { count: lostMarks })}</Callout>}
    </>
  );
}

/** Records are counted from 1 for people. */
function lostText({ file, from = 0, to }: LostRecords): string {
  if (file === undefined) return text('check.lostSomewhere');
  if (to === undefined) return text('check.lostFrom', { file, from: from + 1 });
  return text('check.lostRecords', { file, from: from + 1, to: to + 1, count: to - from + 1 });
}
