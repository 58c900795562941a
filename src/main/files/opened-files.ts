import { resolve } from 'node:path';

/**
 * Files that came from outside: by command line, by "open with", from a second instance. One queue for all of them,
 * held until the page asks; `arrived` tells it to.
 */
export interface OpenedFiles {
  add(paths: readonly string[]): void;
  /** Everything that came since the last time. */
  take(): readonly string[];
}

export function createOpenedFiles(arrived: () => void): OpenedFiles {
  let waiting: readonly string[] = [];
  return {
    add: paths => {
      if (paths.length === 0) return;
      waiting = [...waiting, ...paths];
      arrived();
    },
    take: () => {
      const taken = waiting;
      waiting = [];
      return taken;
    },
  };
}

/**
 * The files a command line names, as whole paths. `arguments_` is what follows the executable; while the program is
 * not packaged its own folder is among it. Switches are Chromium's and are left out wherever they stand.
 */
export function filesNamed(arguments_: readonly string[], folder: string, appFolder: string): readonly string[] {
  return arguments_
    .filter(argument => argument !== '' && !argument.startsWith('-'))
    .map(argument => resolve(folder, argument))
    .filter(path => path !== resolve(appFolder));
}
