import type { Excerpt } from '#shared/export/excerpt';
import { asHtml } from '#shared/export/html';
import { asMarkdown } from '#shared/export/markdown';
import { asPlainText } from '#shared/export/plain';

export type CopyForm = 'rich' | 'plain' | 'markdown';

interface Copied {
  readonly plain: string;
  readonly html?: string;
}

/** What lies on the clipboard: `rich` pastes with marks and links where that is understood, as plain text elsewhere. */
export function copiedAs(excerpt: Excerpt, form: CopyForm): Copied {
  switch (form) {
    case 'rich':
      return { plain: asPlainText(excerpt), html: asHtml(excerpt) };
    case 'plain':
      return { plain: asPlainText(excerpt) };
    case 'markdown':
      return { plain: asMarkdown(excerpt) };
  }
}

/** Puts it on the clipboard. Says whether the system let it. */
export async function writeClipboard({ plain, html }: Copied): Promise<boolean> {
  try {
    if (html === undefined) await navigator.clipboard.writeText(plain);
    else {
      const item = new ClipboardItem({
        'text/plain': new Blob([plain], { type: 'text/plain' }),
        'text/html': new Blob([html], { type: 'text/html' }),
      });
      await navigator.clipboard.write([item]);
    }
    return true;
  } catch {
    // refused, or the window lost the focus meanwhile: the caller says so
    return false;
  }
}
