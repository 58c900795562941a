import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';

export const CHAT = {
  chatId: 71,
  projectId: 3,
  conversation: [
    { from: 'Visitor', date: '2025-03-06T14:37:52+01:00', message: 'My parcel did not come.' },
    { from: 'Mira', date: '2025-03-06T14:37:57+01:00', message: 'Let me look where it is.' },
  ],
};

export async function writeChat(folder: string, name: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, name);
  await writeFile(path, JSON.stringify(CHAT));
  return path;
}

/** Answers the dialog that asks for files, and counts how often it asked. */
export async function answerOpenDialog(
  electronApp: ElectronApplication,
  filePaths: string[],
): Promise<() => Promise<number>> {
  await electronApp.evaluate(({ dialog }, paths) => {
    Reflect.set(globalThis, 'asked', 0);
    dialog.showOpenDialog = async () => {
      Reflect.set(globalThis, 'asked', Reflect.get(globalThis, 'asked') + 1);
      return { canceled: paths.length === 0, filePaths: paths };
    };
  }, filePaths);
  return () => electronApp.evaluate(() => Reflect.get(globalThis, 'asked'));
}
