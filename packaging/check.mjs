// `npm run check:package`: everything about a package that can be seen without Electron's runtime. A runtime of the right
// shape and without a program in it takes its place; what it cannot show is in docs/release.md.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { build, install, node, tool as ofApp, root } from '../scripts/setup.mjs';
import configuration from './builder.mjs';
import { FUSES } from './fuses.mjs';
import { readFuses, wrongFuses } from './read-fuses.mjs';
import { installTools, runBuilder, tool } from './tools.mjs';

/** What Electron marks the place of the fuses with in its executable. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** A package that grew beyond this holds something that it should not, or somebody has to say why. */
const LARGEST_BYTES = 9_000_000;
/** Built for those who have the sources, and for browsers. */
const LEFT_OUT = ['out/main/loopback.js', 'out/main/normalize.js', 'out/renderer/sw.js', 'out/.built-for'];
/** What may be in a package at all. Whatever else a build puts there is not packed unseen. */
const KINDS = [
  /^package\.json$/,
  /^out\/main\/(?:index|import-process)\.js$/,
  /^out\/main\/chunks\/[\w-]+\.js$/,
  /^out\/preload\/index\.cjs$/,
  /^out\/renderer\/(?:index\.html|app\.webmanifest|icon(?:-\d+)?\.(?:svg|png))$/,
  /^out\/renderer\/assets\/[\w.-]+\.(?:js|css|woff2)$/,
];
/** The members of the manifest that the program needs. Scripts and dependencies are not among them. */
const MANIFEST = ['name', 'productName', 'version', 'private', 'description', 'license', 'type', 'main'];
const MANIFEST_OF_BUILDER = ['engines', 'imports', 'homepage', 'desktopName'];

installTools();
install();
build();
const folder = mkdtempSync(join(tmpdir(), 'lectern-package-'));
const packed = join(folder, 'dist/linux-unpacked');
const extracted = join(folder, 'app');
let failed = 0;
try {
  await step('the configuration has the form that electron-builder knows', checkConfiguration);
  await step('a package is made', makePackage);
  await step('S-08: the fuses are as decided, read back from the executable', checkFuses);
  await step('exactly what was built is in it', checkFiles);
  await step('no source maps, no development dependencies, no commands', checkContents);
  await step('the size', checkSize);
  await step('Ubuntu’s sandbox profile comes with the Debian package', checkSandboxProfile);
  await step('the hardened runtime comes with a certificate, with one entitlement', checkHardening);
  await step('the packed app runs', runPacked);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(failed === 0 ? 'the package is as it should be' : `${failed} of the checks failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** @param {string} name @param {() => Promise<readonly string[]>} check what is wrong, one line each */
async function step(name, check) {
  const wrong = await check().catch(error => [String(error?.stack ?? error)]);
  if (wrong.length > 0) failed += 1;
  console.log(`— ${name}: ${wrong.length === 0 ? 'ok' : 'FAILED'}`);
  for (const line of wrong) console.log(`    ${line}`);
}

async function checkConfiguration() {
  const { validateConfiguration } = (await tool('app-builder-lib/out/util/config/config')).default;
  const quiet = { isEnabled: false };
  const { afterPack: _function, ...plain } = configuration;
  await validateConfiguration(plain, quiet);
  const planted = await validateConfiguration({ ...plain, asarr: true }, quiet).then(
    () => ['an unknown member was not refused, so this check shows nothing'],
    () => [],
  );
  const icons = [configuration.win.icon, configuration.mac.icon, configuration.mac.entitlements];
  const missing = icons.filter(name => !statSync(join(root, name), { throwIfNoEntry: false })?.isFile());
  return [...planted, ...missing.map(name => `${name} is missing`)];
}

async function makePackage() {
  await makeRuntime(join(folder, 'runtime'));
  const output = join(folder, 'dist');
  const code = runBuilder([
    ...['--linux', 'dir', '--x64'],
    ...[`-c.electronDist=${join(folder, 'runtime')}`, `-c.directories.output=${output}`],
  ]);
  if (code !== 0) return [`electron-builder ended with ${code}`];
  const { extractAll } = (await tool('@electron/asar')).default;
  extractAll(join(packed, 'resources/app.asar'), extracted);
  return [];
}

/** As much of a runtime as electron-builder looks at: its files, and an executable that carries fuses. */
async function makeRuntime(/** @type {string} */ runtime) {
  mkdirSync(join(runtime, 'locales'), { recursive: true });
  mkdirSync(join(runtime, 'resources'));
  // as Electron comes: the other way round than decided wherever that is possible
  const wire = Object.values(FUSES).map(isOn => (isOn ? '0' : '1'));
  const carried = Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, wire.length]), Buffer.from(wire.join(''))]);
  writeFileSync(join(runtime, 'electron'), Buffer.concat([Buffer.alloc(4096), carried, Buffer.alloc(4096)]), {
    mode: 0o755,
  });
  const { version } = JSON.parse(readFileSync(ofApp('electron/package.json'), 'utf8'));
  writeFileSync(join(runtime, 'version'), version);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox', 'locales/en-US.pak']) {
    writeFileSync(join(runtime, name), name);
  }
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  writeFileSync(join(empty, 'main.js'), '');
  const { createPackage } = (await tool('@electron/asar')).default;
  await createPackage(empty, join(runtime, 'resources/default_app.asar'));
}

async function checkFuses() {
  const executable = join(packed, 'lectern');
  const known = Object.keys((await tool('@electron/fuses')).FuseV1Options).filter(name => !/^\d+$/.test(name));
  const undecided = known.filter(name => !Object.hasOwn(FUSES, name)).map(name => `${name} is not decided`);
  return [...undecided, ...wrongFuses(await readFuses(executable))];
}

async function checkFiles() {
  const built = filesBelow(join(root, 'out')).map(name => `out/${name}`);
  const expected = new Set([...built.filter(name => !LEFT_OUT.includes(name)), 'package.json']);
  const found = filesBelow(extracted);
  return [
    ...found.filter(name => !expected.has(name)).map(name => `${name} was not built for it`),
    ...[...expected].filter(name => !found.includes(name)).map(name => `${name} is missing`),
    ...found.filter(name => !KINDS.some(kind => kind.test(name))).map(name => `${name} is of no known kind`),
    ...filesBelow(join(packed, 'resources'))
      .filter(name => !['app.asar', 'default_app.asar', 'apparmor-profile', 'package-type'].includes(name))
      .map(name => `${name} lies beside the archive`),
  ];
}

async function checkContents() {
  const manifest = JSON.parse(readFileSync(join(extracted, 'package.json'), 'utf8'));
  const surplus = Object.keys(manifest).filter(name => ![...MANIFEST, ...MANIFEST_OF_BUILDER].includes(name));
  const texts = filesBelow(extracted).filter(name => /\.(?:c?js|css|html)$/.test(name));
  return [
    ...surplus.map(name => `package.json still has ${name}`),
    ...MANIFEST.filter(name => !(name in manifest)).map(name => `package.json lacks ${name}`),
    ...texts
      .filter(name => /[#@]\s*sourceMappingURL=/.test(readFileSync(join(extracted, name), 'utf8')))
      .map(name => `${name} names a source map`),
    ...texts
      .filter(name => readFileSync(join(extracted, name), 'utf8').includes(root))
      .map(name => `${name} names the folder it was built in`),
  ];
}

async function checkSize() {
  const { size } = statSync(join(packed, 'resources/app.asar'));
  console.log(`    app.asar has ${(size / 1e6).toFixed(2)} MB`);
  return size > LARGEST_BYTES ? [`more than ${LARGEST_BYTES / 1e6} MB`] : [];
}

/** The scripts and the profile are electron-builder's own: that they still say what they must, and are not replaced. */
async function checkSandboxProfile() {
  const templates = join(root, 'packaging/node_modules/app-builder-lib/templates/linux');
  const profile = readFileSync(join(templates, 'apparmor-profile.tpl'), 'utf8');
  const script = readFileSync(join(templates, 'after-install.tpl'), 'utf8');
  const replaced = ['afterInstall', 'afterRemove', 'appArmorProfile'].filter(name => name in configuration.deb);
  return [
    ...(/^\s*userns,$/m.test(profile) ? [] : ['the profile does not allow user namespaces']),
    ...(/apparmor_parser --replace/.test(script) ? [] : ['the profile is not loaded when the package is installed']),
    ...(/chmod 4755 '.*chrome-sandbox'/.test(script) ? [] : ['there is no sandbox without user namespaces']),
    ...replaced.map(name => `${name} takes the place of electron-builder’s own`),
    ...(configuration.linux.executableArgs.length === 0 ? [] : ['the program is started with switches of its own']),
  ];
}

async function checkHardening() {
  const env = { CSC_LINK: 'a certificate' };
  const print = 'import(process.argv[1]).then(({ default: { mac } }) => console.log(JSON.stringify(mac)))';
  const { stdout } = spawnSync(process.execPath, ['-e', print, join(import.meta.dirname, 'builder.mjs')], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  const { hardenedRuntime, identity } = JSON.parse(stdout);
  const granted = [...readFileSync(join(root, configuration.mac.entitlements), 'utf8').matchAll(/<key>(.*)<\/key>/g)];
  return [
    ...(hardenedRuntime === true && identity === undefined ? [] : ['a certificate does not harden the runtime']),
    ...(granted.map(([, name]) => name).join() === 'com.apple.security.cs.allow-jit'
      ? []
      : [`the entitlements are ${granted.map(([, name]) => name)}`]),
  ];
}

/** The unpacked archive as an app folder of its own, so that a file that is missing in it is missed. */
async function runPacked() {
  if (process.platform === 'win32') {
    console.log('    not on Windows: the stand-in for Electron does not run there');
    return [];
  }
  // through the import process, the archive, the search and the transcript; that no file is missing is seen above
  const tests = ['main.spec.ts', 'find.spec.ts', '-g', 'a chosen export is shown first|the excerpt shows'];
  const told = node(
    [
      ofApp('@playwright/test/cli.js'),
      ...['test', '--config', join(import.meta.dirname, 'playwright.config.ts'), ...tests],
    ],
    { LECTERN_PACKED_APP: extracted },
  );
  const standin = join(root, 'e2e/standin/electron.cjs');
  const probed = node([join(import.meta.dirname, 'probe.mjs'), standin, '--app', extracted]);
  return [
    ...(told === 0 ? [] : ['a test failed in the packed app; the lines above say which']),
    ...(probed === 0 ? [] : ['the probe that the packages of a release are started with failed']),
  ];
}

/** @returns {string[]} */
function filesBelow(/** @type {string} */ place) {
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(place, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
