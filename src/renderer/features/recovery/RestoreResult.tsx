import { CircleCheck, LifeBuoy } from 'lucide-react';
import { useStore } from 'zustand';
import { isUsable } from '#shared/ledger/compare';
import { findingText } from '../../i18n/finding-text';
import { text } from '../../i18n/text';
import type { RecoveryState } from '../../state/care/recovery-slice';
import type { AppStore } from '../../state/store';
import { Button } from '../../ui/controls/Button';
import styles from './Recovery.module.css';

interface RestoreResultProps {
  readonly store: AppStore;
  readonly ended: Extract<RecoveryState, { readonly kind: 'ended' }>;
}

/** What came back, and what did not. */
export function RestoreResult({ store, ended: { restored, failures, marked } }: RestoreResultProps) {
  const isWhole = useStore(store, state => state.condition !== undefined && isUsable(state.condition));
  const Icon = isWhole ? CircleCheck : LifeBuoy;
  return (
    <section className={styles.screen} data-recovery aria-labelledby="recovery-title">
      <div className={styles.sheet}>
        <Icon className={styles.icon} data-whole={isWhole} aria-hidden />
        <h1 id="recovery-title">
          {text(isWhole ? 'recovery.done' : restored > 0 ? 'recovery.partly' : 'recovery.notBack')}
        </h1>
        <ul className={styles.facts} aria-label={text('recovery.facts')}>
          <li>{text('recovery.restored', { count: restored })}</li>
          {marked > 0 && <li>{text('recovery.restoredMarks', { count: marked })}</li>}
          {failures.map(({ name, trouble }) => (
            <li key={name}>
              {name === '' ? findingText(trouble) : text('recovery.failure', { name, reason: findingText(trouble) })}
            </li>
          ))}
        </ul>
        <div className={styles.actions} data-actions>
          <Button look="primary" autoFocus onPress={() => store.getState().closeRecovery()}>
            {text(isWhole ? 'recovery.open' : 'recovery.goOn')}
          </Button>
        </div>
      </div>
    </section>
  );
}
