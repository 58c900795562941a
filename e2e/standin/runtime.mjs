// What the parts of the stand-in share about the one program they run.
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** The file in the profile that says why the stand-in ended the program. */
export const REFUSALS = 'standin-refusals.txt';

/**
 * `folder` holds the app, `userData` its profile. `chromium` is the browser once it runs, `ready` says that the app
 * was told so; `ending` that it is on its way out.
 */
export const runtime = {
  folder: '',
  userData: '',
  switches: new Map(),
  ready: false,
  // by itself Electron puts pages into the sandbox; whoever switches it off for the process says so
  sandboxed: true,
  ending: false,
  chromium: undefined,
};

/**
 * Ends the program: it did what the stand-in does not model, so nothing after this would prove anything. The reason is
 * also left in the profile, because what is printed may come before anybody listens.
 */
export function refuse(what) {
  console.error(`stand-in: ${what}`);
  if (runtime.userData !== '') {
    mkdirSync(runtime.userData, { recursive: true });
    appendFileSync(join(runtime.userData, REFUSALS), `${what}\n`);
  }
  process.exit(70);
}
