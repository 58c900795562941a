import { createPortal } from 'react-dom';
import type { PageNode } from '#shared/export/tree';
import { PagePreview } from './PagePreview';
import styles from './PrintedPages.module.css';

/** Pages for paper: nothing of them is seen in the window, and nothing but them is printed. */
export function PrintedPages({ pages }: { readonly pages: readonly PageNode[] }) {
  return createPortal(
    <div className={styles.pages} data-export-pages aria-hidden>
      <PagePreview className={styles.sheet as string} nodes={pages} />
    </div>,
    document.body,
  );
}
