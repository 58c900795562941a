import { useEffect, useState } from 'react';
import { type Diagnostics, type Incident, incidentLines } from '#shared/diagnostics';
import type { Host } from '#shared/host';
import { text } from '../../i18n/text';
import { Button } from '../../ui/controls/Button';
import { TextArea } from '../../ui/controls/TextField';
import { Dialog } from '../../ui/dialog/Dialog';
import styles from './Settings.module.css';

interface DiagnosticsDialogProps {
  readonly diagnostics: Diagnostics;
  readonly host: Pick<Host, 'kind' | 'platform' | 'incidents'>;
  readonly onClose: () => void;
}

/** What went wrong, in codes: all of it can be read before it is copied. */
export function DiagnosticsDialog({ diagnostics, host, onClose }: DiagnosticsDialogProps) {
  const [ofMain, setOfMain] = useState<readonly Incident[]>([]);
  const [copied, setCopied] = useState<boolean>();

  useEffect(() => {
    void host.incidents?.().then(setOfMain, () => undefined);
  }, [host]);

  const incidents = [...diagnostics.incidents, ...ofMain].toSorted((a, b) => a.at - b.at);
  const lines = `Lectern (${host.kind}, ${host.platform}, Chromium ${chromiumVersion() ?? '?'})\n${incidentLines(incidents)}`;
  const copy = () => {
    navigator.clipboard.writeText(lines).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <Dialog
      title={text('command.app.diagnostics')}
      onClose={onClose}
      footer={
        <>
          <span role="status">
            {copied !== undefined && text(copied ? 'diagnostics.copied' : 'diagnostics.notCopied')}
          </span>
          <Button onPress={copy}>{text('diagnostics.copy')}</Button>
        </>
      }
    >
      <p className={styles.why}>{text('diagnostics.lead')}</p>
      {incidents.length === 0 ? (
        <p>{text('diagnostics.none')}</p>
      ) : (
        <TextArea
          wide
          className={styles.diagnostics}
          readOnly
          rows={12}
          aria-label={text('diagnostics.list')}
          value={lines}
        />
      )}
    </Dialog>
  );
}

function chromiumVersion(): string | undefined {
  return /Chrom(?:e|ium)\/([\d.]+)/.exec(navigator.userAgent)?.[1];
}
