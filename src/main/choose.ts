import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import { TEXTS } from './texts';

/** The system's own dialog. No filter on endings: what a file is, its contents say. */
const DIALOGS: Readonly<Record<'files' | 'folder', OpenDialogOptions>> = {
  files: { title: TEXTS.chooseFiles, properties: ['openFile', 'multiSelections'] },
  folder: { title: TEXTS.chooseFolder, properties: ['openDirectory', 'multiSelections'] },
};

/** The paths the user chose; none when cancelled. */
export async function choosePaths(window: BrowserWindow, what: 'files' | 'folder'): Promise<readonly string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, DIALOGS[what]);
  return canceled ? [] : filePaths;
}
