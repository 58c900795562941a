import type { WebContents } from 'electron';
import type { Answer } from '#shared/ipc/contract';

/**
 * Prints the page through the system's dialog; settles when that is done. Without a single option, because any of them has
 * Electron look for a printer first and refuse where there is none, and paper sizes are the system's to know.
 */
export function printPage(contents: WebContents): Promise<Answer<'page:print'>> {
  return new Promise(done => {
    contents.print({}, (printed, reason) => {
      if (printed) done('printed');
      else done(reason === CANCELLED ? 'cancelled' : 'failed');
    });
  });
}

// Electron's own words for it
const CANCELLED = 'Print job canceled';
