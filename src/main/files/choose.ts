import { dirname } from 'node:path';
import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import { TEXTS } from '../texts';

/** The system's own dialog. No filter on endings: what a file is, its contents say. */
const DIALOGS: Readonly<Record<'files' | 'folder', OpenDialogOptions>> = {
  files: { title: TEXTS.chooseFiles, properties: ['openFile', 'multiSelections'] },
  folder: { title: TEXTS.chooseFolder, properties: ['openDirectory', 'multiSelections'] },
};

/** Exports lie side by side, and Electron begins in Downloads each time: the folder of the last choice is kept in mind. */
let lastFolder: string | undefined;

/** The paths the user chose; none when cancelled. */
export async function choosePaths(window: BrowserWindow, what: 'files' | 'folder'): Promise<readonly string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    ...DIALOGS[what],
    ...(lastFolder !== undefined && { defaultPath: lastFolder }),
  });
  const [first] = filePaths;
  if (canceled || first === undefined) return [];
  lastFolder = dirname(first);
  return filePaths;
}
