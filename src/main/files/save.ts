import { type BrowserWindow, dialog } from 'electron';
import { safeFileName } from '#shared/export/file-name';
import type { Answer, Ask } from '#shared/ipc/contract';
import type { Saves } from './saves';
import { writeAtomically } from './write-atomically';

/** Asks where, and writes there: the file is whole or as it was before. */
export async function saveFile(
  window: BrowserWindow,
  { suggestedName, contents }: Ask<'file:save'>,
): Promise<Answer<'file:save'>> {
  const filePath = await choosePlace(window, suggestedName);
  if (filePath === undefined) return 'cancelled';
  try {
    await writeAtomically(filePath, contents);
    return 'saved';
  } catch {
    // no room, no right to write, a stick that was pulled: the page says that it failed, whatever the cause
    return 'failed';
  }
}

/** Asks where, and begins a file there that the page writes piece by piece. */
export async function beginSave(window: BrowserWindow, saves: Saves, name: string): Promise<Answer<'save:begin'>> {
  const filePath = await choosePlace(window, name);
  if (filePath === undefined) return { kind: 'cancelled' };
  const id = await saves.begin(filePath);
  return id === undefined ? { kind: 'failed' } : { kind: 'begun', id };
}

async function choosePlace(window: BrowserWindow, suggestedName: string): Promise<string | undefined> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: safeFileName(suggestedName) });
  return canceled || filePath === '' ? undefined : filePath;
}
