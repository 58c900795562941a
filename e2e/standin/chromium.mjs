// Starts Chromium for the app: its control over a pipe is ours, its debugging port is Playwright's.
import { join } from 'node:path';
import { BARE_WINDOWS, findChromium } from '../../scripts/browser.mjs';
import { Cdp } from './cdp.mjs';
import { runtime } from './runtime.mjs';
import { holdsLock } from './single-instance.mjs';

/** `port` is that of the server that answers for the app's own scheme. */
export function startChromium({ port, noSandbox }) {
  const executable = findChromium();
  if (executable === undefined) throw new Error('stand-in: there is no Chromium');
  // two programs on one profile of Chromium would become one
  const profile = holdsLock() ? 'chromium' : `chromium-${process.pid}`;
  const chromium = new Cdp(executable, [
    '--headless=new',
    ...(noSandbox ? ['--no-sandbox'] : []),
    '--remote-debugging-port=0',
    `--user-data-dir=${join(runtime.userData, profile)}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--no-startup-window',
    '--disable-dev-shm-usage',
    '--disable-gpu',
    BARE_WINDOWS,
    // beside the profile, for the test to look at
    ...(holdsLock() ? [`--log-net-log=${runtime.userData}-net-log.json`] : []),
    ...switches(port),
  ]);
  chromium.process.stderr.on('data', data => {
    const [line] = /DevTools listening on ws:\S+/.exec(String(data)) ?? [];
    if (line !== undefined) process.stderr.write(`${line}\n`);
  });
  return chromium;
}

/** The app's own switches. Its rules for names come after the one that leads to its own pages: the first fit counts. */
function switches(port) {
  const own = new Map(runtime.switches);
  const rules = [`MAP *.localhost:80 127.0.0.1:${port}`, own.get('host-resolver-rules')].filter(Boolean).join(', ');
  own.set('host-resolver-rules', rules);
  return [...own].map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`));
}
