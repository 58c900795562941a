import { type BrowserWindow, dialog } from 'electron';
import type { Answer, Ask } from '#shared/ipc/contract';
import { safeFileName } from './file-name';
import { writeAtomically } from './write-atomically';

/** Asks where, and writes there: the file is whole or as it was before. */
export async function saveFile(
  window: BrowserWindow,
  { suggestedName, contents }: Ask<'file:save'>,
): Promise<Answer<'file:save'>> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: safeFileName(suggestedName) });
  if (canceled || filePath === '') return 'cancelled';
  try {
    await writeAtomically(filePath, contents);
    return 'saved';
  } catch {
    // no room, no right to write, a stick that was pulled: the page says that it failed, whatever the cause
    return 'failed';
  }
}
