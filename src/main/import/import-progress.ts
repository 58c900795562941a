import { type BrowserWindow, powerSaveBlocker } from 'electron';
import type { Ask } from '#shared/ipc/contract';

/** What the system shows and does while files are read: the task bar or the Dock tells how far, and sleep waits. */
export interface ImportProgress {
  /** From 0 to 1; `unknown` until it is known how much there is; `none` when nothing is read any more. */
  show(window: BrowserWindow, part: Ask<'import:progress'>['part']): void;
  /** The page that read is gone. */
  end(): void;
}

const NONE = -1;
const INDETERMINATE = 2;

export function createImportProgress(): ImportProgress {
  let awake: number | undefined;
  let shownOn: BrowserWindow | undefined;
  const end = () => {
    if (awake !== undefined) powerSaveBlocker.stop(awake);
    awake = undefined;
    if (shownOn?.isDestroyed() === false) shownOn.setProgressBar(NONE);
    shownOn = undefined;
  };
  return {
    show: (window, part) => {
      if (part === 'none') {
        end();
        return;
      }
      // the screen may go dark, the reading may not stop
      awake ??= powerSaveBlocker.start('prevent-app-suspension');
      shownOn = window;
      window.setProgressBar(part === 'unknown' ? INDETERMINATE : part);
    },
    end,
  };
}
