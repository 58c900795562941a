import { Check, FileQuestionMark, HardDriveDownload, LifeBuoy, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { ArchiveCondition, Loss } from '#shared/ledger/compare';
import { formatBytes } from '../../i18n/format';
import { text } from '../../i18n/text';
import { fileKey, filesOfLoss, lossOf } from '../../state/care/recovery-slice';
import type { AppStore } from '../../state/store';
import { Button } from '../../ui/controls/Button';
import { QuestionDialog } from '../../ui/dialog/QuestionDialog';
import { conditionTitle, conditionWhy } from './condition-text';
import styles from './Recovery.module.css';
import { RestoreProgress } from './RestoreProgress';
import { RestoreResult } from './RestoreResult';

interface RecoveryScreenProps {
  readonly store: AppStore;
  readonly onChoose: (what: 'files') => void;
}

/** Takes the place of the panes while something of the archive is lost: what is there, what is not, and the way back. */
export function RecoveryScreen({ store, onChoose }: RecoveryScreenProps) {
  const condition = useStore(store, state => state.condition);
  const recovery = useStore(store, state => state.recovery);
  if (recovery.kind === 'restoring') return <RestoreProgress store={store} recovery={recovery} />;
  if (recovery.kind === 'ended') return <RestoreResult store={store} ended={recovery} />;
  if (condition === undefined) return undefined;
  return <Trouble store={store} condition={condition} onChoose={onChoose} />;
}

interface TroubleProps extends RecoveryScreenProps {
  readonly condition: ArchiveCondition;
}

function Trouble({ store, condition, onChoose }: TroubleProps) {
  const foundFiles = useStore(store, state => state.foundFiles);
  const isElsewhere = useStore(store, state => state.isRestoredElsewhere);
  const [isAsking, setAsking] = useState(false);
  const loss = lossOf(condition);
  const files = loss === undefined ? [] : filesOfLoss(loss);
  const found = files.filter(file => foundFiles.has(fileKey(file))).length;
  const isAll = found === files.length;
  // with nothing in the archive, what goes on is an empty one
  const isEmpty = loss !== undefined && condition.kind === 'catalog-lost' && loss.keptImports === 0;
  const { restore, compareAgain, goOnWithoutLost } = store.getState();
  const canRestore =
    loss !== undefined && (found > 0 || (isAll && loss.witness === undefined) || loss.shards > 0 || loss.marked > 0);

  return (
    <section className={styles.screen} data-recovery aria-labelledby="recovery-title">
      <div className={styles.sheet}>
        <LifeBuoy className={styles.icon} aria-hidden />
        <h1 id="recovery-title">{conditionTitle(condition)}</h1>
        <p>{conditionWhy(condition)}</p>
        {loss !== undefined && <Facts loss={loss} found={found} total={files.length} />}
        {loss !== undefined && files.length > 0 && <Files store={store} loss={loss} isAll={isAll} />}
        {isElsewhere && (
          <p className={styles.give} role="status">
            <HardDriveDownload aria-hidden />
            {text('recovery.elsewhere')}
          </p>
        )}
        <div className={styles.actions} data-actions>
          {isElsewhere ? undefined : loss === undefined ? (
            condition.kind === 'unavailable' && (
              <Button look="primary" autoFocus onPress={() => void compareAgain()}>
                {text('recovery.tryAgain')}
              </Button>
            )
          ) : (
            <>
              <Button look="primary" autoFocus disabled={!canRestore} onPress={() => void restore()}>
                {text(isAll ? 'recovery.restore' : 'recovery.restorePart')}
              </Button>
              {!isAll && <Button onPress={() => onChoose('files')}>{text('recovery.choose')}</Button>}
              <Button look="quiet" onPress={() => setAsking(true)}>
                {text(isEmpty ? 'recovery.startEmpty' : 'recovery.without')}
              </Button>
            </>
          )}
        </div>
        {loss !== undefined && (
          <p className={styles.promise}>
            <ShieldCheck aria-hidden />
            {text('recovery.untouched')}
          </p>
        )}
      </div>
      {isAsking && !isElsewhere && (
        <AskWithout isEmpty={isEmpty} onClose={() => setAsking(false)} onConfirm={() => void goOnWithoutLost()} />
      )}
    </section>
  );
}

interface FactsProps {
  readonly loss: Loss;
  readonly found: number;
  readonly total: number;
}

function Facts({ loss, found, total }: FactsProps) {
  const { marked, keptImports, shards, isLedgerKnown, damagedLines, witness } = loss;
  return (
    <ul className={styles.facts} aria-label={text('recovery.facts')}>
      {witness !== undefined && <li>{text('recovery.witness', { ...witness })}</li>}
      {marked > 0 || witness === undefined || witness.marksRevision === 0 ? (
        <li>{text('recovery.marked', { count: marked })}</li>
      ) : (
        <li>{text('recovery.marksToo')}</li>
      )}
      {total > 0 && <li>{text('recovery.files', { found, total })}</li>}
      {keptImports > 0 && <li>{text('recovery.kept', { count: keptImports })}</li>}
      {shards > 0 && <li>{text('recovery.shardsThere', { count: shards })}</li>}
      {!isLedgerKnown && <li>{text('recovery.noLedger')}</li>}
      {damagedLines > 0 && <li>{text('recovery.damagedLines', { count: damagedLines })}</li>}
    </ul>
  );
}

interface FilesProps {
  readonly store: AppStore;
  readonly loss: Loss;
  readonly isAll: boolean;
}

function Files({ store, loss, isAll }: FilesProps) {
  const foundFiles = useStore(store, state => state.foundFiles);
  const strange = useStore(store, state => state.strangeFiles);
  const isLooking = useStore(store, state => state.isLookingForFiles);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <ul className={styles.files} aria-label={text('recovery.fileList')} tabIndex={0}>
        {filesOfLoss(loss).map(file => {
          const isFound = foundFiles.has(fileKey(file));
          return (
            <li key={fileKey(file)} data-found={isFound}>
              {isFound ? <Check aria-hidden /> : <FileQuestionMark aria-hidden />}
              <span className={styles.name}>{file.name}</span>
              {file.bytes !== undefined && <span className={styles.size}>{formatBytes(file.bytes)}</span>}
              <span className={styles.state}>{text(isFound ? 'recovery.found' : 'recovery.missing')}</span>
            </li>
          );
        })}
      </ul>
      {!isAll && (
        <p className={styles.give}>
          <HardDriveDownload aria-hidden />
          {text('recovery.give')}
        </p>
      )}
      <p className={styles.looking} role="status">
        {isLooking && text('recovery.looking')}
        {!isLooking &&
          strange.length > 0 &&
          text('recovery.strange', { count: strange.length, name: strange[0] ?? '' })}
      </p>
    </>
  );
}

interface AskWithoutProps {
  readonly isEmpty: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}

/** What is given up here cannot be had again by a click. */
function AskWithout({ isEmpty, onClose, onConfirm }: AskWithoutProps) {
  return (
    <QuestionDialog
      title={text(isEmpty ? 'recovery.askEmpty' : 'recovery.askWithout')}
      confirm={text(isEmpty ? 'recovery.confirmEmpty' : 'recovery.confirmWithout')}
      onClose={onClose}
      onConfirm={onConfirm}
    >
      <p>{text('recovery.askWhat')}</p>
    </QuestionDialog>
  );
}
