import { useEffect, useState } from 'react';
import type { Original } from '../../../archive/contract/api';
import { placeText } from '../../../i18n/finding-text';
import { text } from '../../../i18n/text';
import type { AppStore } from '../../../state/store';
import { BareButton } from '../../../ui/controls/BareButton';
import { shapeLabels } from '../findings/shape-labels';
import styles from './ImportsPage.module.css';

interface WaitingRecordsProps {
  readonly store: AppStore;
  readonly count: number;
}

/** Records that belong to a conversation no file has brought yet: which they are, and where they stand. */
export function WaitingRecords({ store, count }: WaitingRecordsProps) {
  const [records, setRecords] = useState<readonly Original[]>([]);
  const { showFinding, readWaiting } = store.getState();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number of them are others
  useEffect(() => {
    let over = false;
    void readWaiting().then(found => !over && setRecords(found));
    return () => {
      over = true;
    };
  }, [store, count]);
  return (
    <section className={styles.waiting} aria-label={text('imports.waiting')}>
      <h3 className={styles.subtitle}>{text('imports.waiting')}</h3>
      <p className={styles.quiet}>{text('sidebar.waiting', { count })}</p>
      <ul>
        {records.map(({ file, import: id, record, line, shape }) => (
          <li key={`${id} ${file} ${record}`}>
            <BareButton
              className={styles.row}
              onClick={() =>
                void showFinding(
                  { severity: 'noted', code: 'engine/waiting-for-conversation', place: { file, record, line } },
                  { kind: 'import', id },
                )
              }
            >
              <span>{shapeLabels([shape]).join('')}</span>
              <span className={styles.quiet}>{placeText({ file, record, line })}</span>
            </BareButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
