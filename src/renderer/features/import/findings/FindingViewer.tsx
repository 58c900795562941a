import { useStore } from 'zustand';
import type { Place } from '#shared/domain/finding';
import { findingText, placeText } from '../../../i18n/finding-text';
import { text } from '../../../i18n/text';
import type { FoundText } from '../../../state/imports/viewer-slice';
import type { AppStore } from '../../../state/store';
import { CodeView } from '../../../ui/code/CodeView';
import { offsetOf, offsetOfPointer } from '../../../ui/code/places';
import { Dialog } from '../../../ui/dialog/Dialog';
import { Skeleton } from '../../../ui/feedback/Skeleton';
import styles from '../Import.module.css';

/** The record a finding is about, opened where the finding stands. */
export function FindingViewer({ store }: { readonly store: AppStore }) {
  const viewer = useStore(store, state => state.viewer);
  if (viewer.kind === 'closed') return undefined;
  const { finding } = viewer;
  const { closeViewer, say } = store.getState();

  const content = () => {
    switch (viewer.kind) {
      case 'reading':
        return <Skeleton rows={3} />;
      case 'missing':
        return <p>{text('viewer.missing')}</p>;
      case 'failed':
        return <p className={styles.reportFailure}>{findingText(viewer.trouble)}</p>;
      case 'read':
        return (
          <CodeView
            label={placeText(finding.place)}
            text={viewer.found.text}
            at={placeIn(viewer.found, finding.place)}
            onCopied={done => say(text(done ? 'code.copied' : 'code.notCopied'))}
          />
        );
    }
  };

  return (
    <Dialog title={findingText(finding)} lead={placeText(finding.place)} size="large" onClose={closeViewer}>
      <div className={styles.findingViewer}>{content()}</div>
    </Dialog>
  );
}

function placeIn(found: FoundText, { line, column, pointer }: Place): number | undefined {
  if (found.kind === 'stretch') return found.at;
  const byPointer = pointer === undefined || pointer === '' ? undefined : offsetOfPointer(found.text, pointer);
  if (line === undefined) return byPointer;
  const byLine = offsetOf(found.text, found, { line, column: column ?? 1 });
  // a finding at the beginning of its record is better placed by its pointer, where it has one
  return byLine === undefined || byLine === 0 ? (byPointer ?? byLine) : byLine;
}
