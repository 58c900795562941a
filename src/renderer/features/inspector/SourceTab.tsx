import { TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Finding } from '#shared/domain/finding';
import type { ConversationKey } from '#shared/domain/keys';
import type { Original } from '../../archive/contract/api';
import { findingText } from '../../i18n/finding-text';
import { text } from '../../i18n/text';
import type { AppStore } from '../../state/store';
import { CodeView } from '../../ui/code/CodeView';
import { offsetOf, offsetOfPointer } from '../../ui/code/places';
import { Select } from '../../ui/controls/Select';
import { EmptyState } from '../../ui/feedback/EmptyState';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { FindingList } from './FindingList';
import styles from './SourceTab.module.css';

interface SourceTabProps {
  readonly store: AppStore;
  readonly conversation: ConversationKey;
}

/** The records of the files that the open conversation was made from, word for word. */
export function SourceTab({ store, conversation }: SourceTabProps) {
  const originals = useStore(store, state => state.originals);
  useEffect(() => {
    void store.getState().readOriginals();
  });

  if (originals.kind === 'failed') {
    return (
      <EmptyState title={text('source.failed')} icon={<TriangleAlert aria-hidden />} failed>
        <p>{findingText(originals.trouble)}</p>
      </EmptyState>
    );
  }
  if (originals.kind !== 'read' || originals.key !== conversation) return <Skeleton rows={4} />;
  return <Originals originals={originals.originals} onSay={store.getState().say} />;
}

interface OriginalsProps {
  readonly originals: readonly Original[];
  readonly onSay: (words: string) => void;
}

function Originals({ originals, onSay }: OriginalsProps) {
  const [picked, setPicked] = useState('0');
  const [repaired, setRepaired] = useState(false);
  const [place, setPlace] = useState<number | undefined>(undefined);
  const original = originals[Number(picked)];
  if (original === undefined) return <EmptyState title={text('source.none')} />;

  const showsRepaired = repaired && original.repaired !== undefined;
  const shown = showsRepaired ? (original.repaired ?? '') : original.text;
  const show = ({ place: { line, column, pointer } }: Finding) => {
    const at =
      line !== undefined && !showsRepaired
        ? offsetOf(shown, original, { line, column: column ?? 1 })
        : pointer && offsetOfPointer(shown, pointer);
    setPlace(at === '' ? undefined : at);
  };

  return (
    <div className={styles.tab}>
      {(originals.length > 1 || original.repaired !== undefined) && (
        <div className={styles.choices}>
          {originals.length > 1 && (
            <Select
              label={text('source.record')}
              value={picked}
              choices={originals.map(({ file, record }, index) => ({
                value: String(index),
                label: text('source.origin', { file, record: record + 1 }),
              }))}
              onPick={value => {
                setPicked(value);
                setPlace(undefined);
              }}
            />
          )}
          {original.repaired !== undefined && (
            <Select
              label={text('source.version')}
              value={repaired ? 'repaired' : 'recorded'}
              choices={[
                { value: 'recorded', label: text('source.recorded') },
                { value: 'repaired', label: text('source.repaired') },
              ]}
              onPick={value => {
                setRepaired(value === 'repaired');
                setPlace(undefined);
              }}
            />
          )}
        </div>
      )}
      {original.findings.length > 0 && (
        <details className={styles.findings} open={original.findings.length <= 3}>
          <summary>{text('detail.findings', { count: original.findings.length })}</summary>
          <FindingList findings={original.findings} onShow={show} />
        </details>
      )}
      <CodeView
        key={`${picked} ${repaired}`}
        label={text('source.origin', { file: original.file, record: original.record + 1 })}
        text={shown}
        at={place}
        onCopied={done => onSay(text(done ? 'code.copied' : 'code.notCopied'))}
      />
    </div>
  );
}
