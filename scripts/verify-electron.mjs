// `npm run verify:electron`: the tests in real Electron, one at a time, and what they proved on this system. Where there
// is no runtime or no display nothing is verified, and that is a failure.
import { mkdirSync, readFileSync } from 'node:fs';
import { arch, release } from 'node:os';
import { join } from 'node:path';
import { canSandbox, electronPath, hasDisplay } from './electron.mjs';
import { countEndToEnd, countFiles } from './reports.mjs';
import { build, fail, install, node, root, tool } from './setup.mjs';

/** What each spec shows that nothing but Electron can show. The others show that the page is the same there. */
const PROVES = /** @type {const} */ ({
  'security.spec.ts': 'origin and policy under app://, refused navigations, permissions and requests',
  'main.spec.ts': 'dialogs, tickets, import process, ports, second copy, window, printing',
  'menu.spec.ts': 'menu, recent files, a window that was closed',
  'import.spec.ts': 'dropped files by their paths, imports, cancelling, undo',
  'restart.spec.ts': 'an archive under app:// outlives the program',
  'traces.spec.ts': 'no word of a chat in what Electron writes beside the archive',
});

install();
const electron = electronPath();
if (electron === undefined) {
  fail('Nothing was verified: there is no Electron runtime here. `npm start -- --electron` fetches it.');
}
if (!hasDisplay())
  fail('Nothing was verified: there is no display for a window (`xvfb-run npm run verify:electron` has one).');
build();

const report = join(root, 'test-results', 'electron.json');
mkdirSync(join(root, 'test-results'), { recursive: true });
const args = ['test', '--project', 'electron', ...process.argv.slice(2)];
const code = node([tool('@playwright/test/cli.js'), ...args], { PLAYWRIGHT_JSON_OUTPUT_NAME: report });

const { version } = JSON.parse(readFileSync(tool('electron/package.json'), 'utf8'));
const display = process.platform === 'linux' ? `, ${process.env.XDG_SESSION_TYPE ?? 'display of unknown kind'}` : '';
const sandbox = canSandbox(electron) ? 'with' : 'WITHOUT';
const files = countFiles(report);
console.log(`\nElectron ${version} on ${process.platform} ${release()} ${arch()}${display}, ${sandbox} its sandbox:`);
for (const [file, proof] of Object.entries(PROVES)) {
  const { passed = 0, failed = 0, skipped = 0 } = files.get(file) ?? {};
  const isProved = passed > 0 && failed === 0;
  console.log(
    `  ${isProved ? 'proved    ' : 'NOT PROVED'} ${proof} (${file}: ${passed} passed, ${failed} failed, ${skipped} skipped)`,
  );
}
const { passed, failed } = countEndToEnd(report);
console.log(`${passed} tests passed, ${failed} failed. What only a person can see is in docs/not-verified.md.`);
process.exit(passed === 0 ? 1 : code);
