import { type BrowserWindow, dialog, shell } from 'electron';
import type { Answer } from '#shared/ipc/contract';
import { openableAddress } from '#shared/link-address';
import { TEXTS } from '../texts';

const OPEN = 0;
const CANCEL = 1;

/** The only way out of the program: an https address, after a question that shows the whole of it. */
export async function openLink(window: BrowserWindow, url: string): Promise<Answer<'link:open'>> {
  const address = openableAddress(url);
  if (address === undefined) return 'refused';
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: TEXTS.openLinkQuestion,
    detail: address,
    buttons: [TEXTS.openLink, TEXTS.cancel],
    defaultId: CANCEL,
    cancelId: CANCEL,
    noLink: true,
  });
  if (response !== OPEN) return 'refused';
  try {
    await shell.openExternal(address);
    return 'opened';
  } catch {
    // the system has no program for it, or none that starts
    return 'failed';
  }
}
