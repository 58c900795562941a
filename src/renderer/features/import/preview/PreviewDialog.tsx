import { FilePlus, GitCompare, HardDrive, Info } from 'lucide-react';
import { useState } from 'react';
import type { Finding } from '#shared/domain/finding';
import { formatBytes } from '../../../i18n/format';
import { text } from '../../../i18n/text';
import { groupFindings } from '../../../state/imports/import-report';
import type { ImportState } from '../../../state/imports/import-slice';
import type { AppStore } from '../../../state/store';
import { Button } from '../../../ui/controls/Button';
import { TextField } from '../../../ui/controls/TextField';
import { Dialog } from '../../../ui/dialog/Dialog';
import { Callout } from '../../../ui/feedback/Callout';
import { FindingGroups } from '../findings/FindingGroups';
import { type DrawBody, RichContent } from '../findings/RichContent';
import styles from '../Import.module.css';
import { PreviewTable } from './PreviewTable';
import { asksForAccount, conversationsOf, isReadable, previewGroups } from './preview-groups';

interface PreviewDialogProps {
  readonly store: AppStore;
  readonly previewed: Extract<ImportState, { readonly kind: 'previewed' }>;
  readonly waiting: number;
  readonly draw: DrawBody;
}

/** What an import would do, before anything is written. */
export function PreviewDialog({ store, previewed, waiting, draw }: PreviewDialogProps) {
  const { job, preview, freeBytes, isKept } = previewed;
  const [account, setAccount] = useState('');
  const { confirmImport, cancelImport, showFinding } = store.getState();

  const count = conversationsOf(preview.outcome);
  const files = preview.files.length;
  const { richContent = [] } = preview;
  const onlyRich = files > 0 && richContent.length === files;
  const fresh = preview.files.filter(({ report, heldSince }) => heldSince === undefined && isReadable(report));
  const held = preview.files.filter(({ heldSince }) => heldSince !== undefined).length;
  const importable = fresh.length > 0;
  const allHeld = held > 0 && !importable;
  const findings = groupFindings(preview.files.map(({ report }) => report));

  const fileOf = (finding: Finding): File | undefined =>
    job.sources.find(({ name }) => name === finding.place.file)?.file;
  const canShow = (finding: Finding) => fileOf(finding) !== undefined && finding.place.line !== undefined;
  const show = (finding: Finding) => {
    const file = fileOf(finding);
    if (file !== undefined) void showFinding(finding, { kind: 'file', file });
  };

  const title = () => {
    if (allHeld) return text('preview.allHeld', { files: held });
    if (onlyRich) return text('preview.richOnly', { files });
    if (count === 0) return text(importable ? 'preview.waitingOnly' : 'preview.noConversation', { files });
    return text('preview.title', { count, files });
  };
  const isTooSmall = freeBytes !== undefined && freeBytes < preview.neededBytes + preview.reservedBytes;
  const roomKey = freeBytes === undefined ? 'preview.room' : isTooSmall ? 'preview.roomTooSmall' : 'preview.roomOf';
  const footer = (
    <>
      <span className={styles.room}>
        {!onlyRich && <HardDrive aria-hidden />}
        <span>
          {!onlyRich &&
            text(roomKey, {
              needed: formatBytes(preview.neededBytes),
              free: formatBytes(freeBytes ?? 0),
              reserved: formatBytes(preview.reservedBytes),
            })}
        </span>
      </span>
      <Button onPress={cancelImport} autoFocus={!importable}>
        {text(importable ? 'ui.cancel' : 'ui.close')}
      </Button>
      {importable && (
        <Button look="primary" autoFocus onPress={() => void confirmImport(account.trim())}>
          {text('preview.import')}
        </Button>
      )}
    </>
  );

  return (
    <Dialog
      title={title()}
      lead={text(onlyRich ? 'preview.richLead' : 'preview.nothingWritten')}
      size="large"
      keepOnPressBeside
      onClose={cancelImport}
      footer={footer}
    >
      {job.added !== undefined && (
        <div className={styles.note} role="status">
          <Callout look="quiet" icon={<FilePlus aria-hidden />}>
            {text('preview.added', { count: job.added })}
          </Callout>
        </div>
      )}
      {waiting > 0 && (
        <div className={styles.note} role="status">
          <Callout look="quiet" icon={<FilePlus aria-hidden />}>
            {text('preview.moreWait', { count: waiting })}
          </Callout>
        </div>
      )}
      {!onlyRich && <PreviewTable groups={previewGroups(preview.files, preview.bySource)} />}
      {preview.differing !== undefined && (
        <div className={styles.note}>
          <Callout look="warn" icon={<GitCompare aria-hidden />}>
            {text(preview.differing.atLeast ? 'preview.differingAtLeast' : 'preview.differing', {
              count: preview.differing.count,
            })}
          </Callout>
        </div>
      )}
      {importable && !isKept && (
        <div className={styles.note}>
          <Callout look="quiet" icon={<Info aria-hidden />}>
            {text('preview.notKept')}
          </Callout>
        </div>
      )}
      {richContent.length > 0 && <RichContent files={richContent} draw={draw} />}
      {importable && asksForAccount(preview.files) && (
        <div className={styles.account}>
          <label htmlFor="import-account">{text('preview.account')}</label>
          <TextField
            id="import-account"
            value={account}
            aria-describedby="import-account-why"
            onChange={event => setAccount(event.target.value)}
          />
          <span id="import-account-why" className={styles.quiet}>
            {text('preview.accountWhy')}
          </span>
        </div>
      )}
      <FindingGroups
        groups={onlyRich ? findings.filter(({ severity }) => severity !== 'explained') : findings}
        canShow={canShow}
        onShow={show}
      />
    </Dialog>
  );
}
