import { Link2, TriangleAlert } from 'lucide-react';
import { linkWarning } from '#shared/rich/link-warning';
import { safeLink } from '#shared/rich/safe-url';
import { visibleText } from '#shared/rich/visible-text';
import { text } from '../../i18n/text';
import { LinkChoices } from './LinkChoices';
import styles from './LinkTarget.module.css';
import { warningText } from './link-warning-text';

interface LinkTargetProps {
  readonly words: string;
  readonly address: string;
}

/** The line under a link that shows where it really goes, and what is odd about it. */
export function LinkTarget({ words, address }: LinkTargetProps) {
  const warning = linkWarning(words, address);
  return (
    <div className={styles.target}>
      <Link2 aria-hidden size={13} className={styles.icon} />
      <div className={styles.lines}>
        <bdi className={styles.address}>{visibleText(address)}</bdi>
        <LinkChoices address={address} />
        {warning !== undefined && <Warning>{warningText(warning)}</Warning>}
        {safeLink(address) === undefined && <Warning>{text('rich.link.unsafe')}</Warning>}
      </div>
    </div>
  );
}

function Warning({ children }: { readonly children: string }) {
  return (
    <p className={styles.warning}>
      <TriangleAlert aria-hidden size={13} />
      <span>{children}</span>
    </p>
  );
}
