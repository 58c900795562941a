import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { canSandbox, electronPath, hasDisplay, isRoot, runElectron } from './electron.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'electron-'));
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** A runtime that does what the script says. */
function fake(/** @type {string} */ script, mode = 0o755) {
  const path = join(folder, 'electron');
  writeFileSync(path, script);
  chmodSync(path, mode);
  return path;
}
const says = (/** @type {string} */ words, /** @type {string} */ end) =>
  fake(`#!/bin/sh\ncat >&2 <<'WORDS'\n${words}\nWORDS\n${end}\n`);
/** @returns {Promise<string>} */
const whyNot = async (/** @type {string} */ electron) => {
  const outcome = await runElectron(electron, []);
  return outcome.kind === 'not-started' ? outcome.why : `ended with ${outcome.code}`;
};

describe.skipIf(process.platform === 'win32')('a runtime that does not start is explained', () => {
  test('no sandbox, as on newer Ubuntu: with the command that allows it', async () => {
    const electron = says(
      '[71:1121/1:FATAL:setuid_sandbox_host.cc(163)] The SUID sandbox helper binary was found, but is not configured correctly. I am aborting now.',
      'kill -TRAP $$',
    );
    expect(await whyNot(electron)).toMatch(`sudo chmod 4755 ${join(folder, 'chrome-sandbox')}`);
  });

  test.each([
    [
      'electron: error while loading shared libraries: libnss3.so: cannot open shared object file',
      /lacks libnss3\.so; .*apt-get/,
    ],
    [
      "electron: /lib/libc.so.6: version `GLIBC_2.38' not found (required by electron)",
      /older than Electron .*GLIBC_2\.38/,
    ],
    ['dyld[7]: Symbol not found: _OBJC_CLASS_$_NSCursor', /macOS is older/],
    ['[9:ERROR:ozone_platform_x11.cc(240)] Missing X server or $DISPLAY', /display cannot be reached/],
    ["FATAL:gpu_data_manager_impl_private.cc GPU process isn't usable. Goodbye.", /graphics process/],
    ['something new', /It ended at once, by exit status 127; the lines above say more/],
  ])('%s', async (words, why) => {
    expect(await whyNot(says(words, 'exit 127'))).toMatch(why);
  });

  test('a signal without a word', async () => {
    expect(await whyNot(fake('#!/bin/sh\nkill -SEGV $$\n'))).toBe('It ended at once, by SIGSEGV.');
  });

  test('a file that may not be run', async () => {
    expect(await whyNot(fake('#!/bin/sh\n', 0o644))).toMatch('forbids to run it');
  });

  test('a program for another system', async () => {
    expect(await whyNot(fake('#!/lib64/ld-elsewhere.so\n'))).toMatch('another kind of system');
  });
});

describe.skipIf(process.platform === 'win32')('a runtime that started is left alone', () => {
  test('when it ends well', async () => {
    expect(await runElectron(fake('#!/bin/sh\nexit 0\n'), [])).toEqual({ kind: 'ended', code: 0 });
  });

  test('when it ends well and a browser that it opened goes on', async () => {
    const opened = join(folder, 'opened');
    const electron = fake(`#!/bin/sh\nsleep 600 &\necho $! > ${opened}\nexit 0\n`);
    expect(await runElectron(electron, [])).toEqual({ kind: 'ended', code: 0 });
    process.kill(Number(readFileSync(opened, 'utf8')));
  }, 5000);

  test('when it was told to end', async () => {
    expect(await runElectron(fake('#!/bin/sh\nkill -TERM $$\n'), [])).toEqual({ kind: 'ended', code: 1 });
  });

  test('when it fails after it had time to show a window', async () => {
    expect(await runElectron(fake('#!/bin/sh\nexit 3\n'), [], 0)).toEqual({ kind: 'ended', code: 3 });
  });

  test('and gets the files, and nothing that another Electron left in the environment', async () => {
    vi.stubEnv('ELECTRON_RUN_AS_NODE', '1');
    vi.stubEnv('NODE_OPTIONS', '--require /elsewhere.js');
    const electron = fake('#!/bin/sh\necho "$ELECTRON_RUN_AS_NODE|$NODE_OPTIONS|$*" >&2\nexit 0\n');
    await runElectron(electron, ['/app', '/a file.json']);
    const said = vi.mocked(process.stderr.write).mock.calls.map(([data]) => String(data));
    expect(said.join('')).toBe(`||${isRoot ? '--no-sandbox ' : ''}/app /a file.json\n`);
  });
});

test('a window needs a display on Linux, and an empty variable is none', () => {
  expect(hasDisplay({}, 'darwin')).toBe(true);
  expect(hasDisplay({}, 'linux')).toBe(false);
  expect(hasDisplay({ DISPLAY: '', WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
});

test('a runtime of one’s own is found, and one that is gone is not', () => {
  expect(electronPath({ ELECTRON_OVERRIDE_DIST_PATH: folder })).toBeUndefined();
  const path = fake('');
  expect(electronPath({ ELECTRON_OVERRIDE_DIST_PATH: folder })).toBe(path);
});

test.skipIf(isRoot || process.platform !== 'linux')('the sandbox depends on what the kernel allows', () => {
  mkdirSync(join(folder, 'kernel'));
  expect(canSandbox(join(folder, 'electron'), folder)).toBe(true);
  writeFileSync(join(folder, 'kernel/apparmor_restrict_unprivileged_userns'), '1\n');
  expect(canSandbox(join(folder, 'electron'), folder)).toBe(false);
});

test.runIf(isRoot)('there is no sandbox for root', () => {
  expect(canSandbox(join(folder, 'electron'), folder)).toBe(false);
});
