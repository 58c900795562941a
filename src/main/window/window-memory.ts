import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { readPlace, type WindowPlace } from './window-place';

/** The place the window had when it was last closed; undefined where none is known. */
export function recallPlace(file: string): WindowPlace | undefined {
  try {
    return readPlace(readFileSync(file, 'utf8'));
  } catch {
    // the first start
    return undefined;
  }
}

/** Synchronous, because the program ends with its window and waits for nobody. */
export function rememberPlace(file: string, place: WindowPlace): void {
  const part = `${file}.part`;
  try {
    writeFileSync(part, JSON.stringify(place));
    renameSync(part, file);
  } catch {
    // a window in the usual place next time is no reason to keep this one from closing
  }
}
