import type { WebContents } from 'electron';

/** Prints the page through the system's dialog. Settles when the dialog is done, also when it was cancelled. */
export function printPage(contents: WebContents): Promise<void> {
  return new Promise(done => contents.print({ silent: false, printBackground: true }, () => done()));
}
