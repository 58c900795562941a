// Fetches Electron's runtime with Electron's own library, which the package `electron` brings. Run by `npm start` as a
// process of its own, because what it says to proxies and certificates is settled when a process starts.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { resumingDownloader } from './resuming-download.mjs';
import { fail, tool } from './setup.mjs';

const MB = 1_000_000;
const STALLED_MS = 60_000;
const STEP = 0.25;

const ofElectron = createRequire(tool('electron/install.js'));

/**
 * The environment in which the runtime comes the way npm's packages came: by the same proxies, and past those offices
 * that look into encrypted connections.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function fetchEnvironment(env) {
  const http = env.http_proxy || env.HTTP_PROXY || env.npm_config_proxy;
  const https = env.https_proxy || env.HTTPS_PROXY || env.npm_config_https_proxy || http;
  const none = env.no_proxy || env.NO_PROXY || env.npm_config_noproxy;
  return {
    ...env,
    ELECTRON_GET_USE_PROXY: '1',
    NODE_USE_SYSTEM_CA: '1',
    ...(http && { http_proxy: http }),
    ...(https && { https_proxy: https }),
    ...(none && { no_proxy: none }),
  };
}

/**
 * Fetches the archive, or finds it in the cache, and gives its path. As long as something arrives it may take its time.
 * @param {(line: string) => void} say
 * @param {number} stalledMs
 * @param {NodeJS.ProcessEnv} env
 * @param {string} parts where what arrived is kept until all of it is there
 * @returns {Promise<string>}
 */
export async function download(say, stalledMs = STALLED_MS, env = process.env, parts = tool('.electron-parts')) {
  const { downloadArtifact } = await import(pathToFileURL(ofElectron.resolve('@electron/get')).href);
  const { version } = JSON.parse(readFileSync(tool('electron/package.json'), 'utf8'));
  const remote = env.electron_use_remote_checksums || env.npm_config_electron_use_remote_checksums;
  const stall = new AbortController();
  const giveUp = () => stall.abort(new Error(`nothing arrived for ${stalledMs / 1000} seconds`));
  let timer = setTimeout(giveUp, stalledMs);
  let told = 0;
  try {
    return await downloadArtifact({
      version,
      artifactName: 'electron',
      platform: env.ELECTRON_INSTALL_PLATFORM || env.npm_config_platform || process.platform,
      arch: env.ELECTRON_INSTALL_ARCH || env.npm_config_arch || machine(),
      cacheRoot: env.electron_config_cache,
      ...(!remote && { checksums: ofElectron('./checksums.json') }),
      // a line that breaks after 100 MB need not bring them again
      downloader: resumingDownloader(parts),
      downloadOptions: {
        quiet: true,
        signal: stall.signal,
        getProgressCallback: (/** @type {{ transferred: number, total: number | null }} */ { transferred, total }) => {
          clearTimeout(timer);
          timer = setTimeout(giveUp, stalledMs);
          if (total === null || transferred / total < told + STEP) return;
          told = Math.floor(transferred / total / STEP) * STEP;
          say(`  ${Math.round(told * 100)} % of ${Math.max(1, Math.round(total / MB))} MB`);
        },
      },
    });
  } finally {
    clearTimeout(timer);
  }
}

/** What went wrong, in one line: the last cause, which is the first that happened. */
export function reasonOf(/** @type {unknown} */ error) {
  let last = error;
  while (last instanceof Error && last.cause !== undefined) last = last.cause;
  if (!(last instanceof Error)) return String(last);
  const [line = ''] = last.message.split('\n');
  return line || String(Reflect.get(last, 'code') ?? last.name);
}

/** A Node for Intel processors may run on another one, whose own runtime is the better one. */
function machine() {
  if (process.platform !== 'darwin' || process.arch !== 'x64') return process.arch;
  const { stdout } = spawnSync('sysctl', ['-in', 'sysctl.proc_translated'], { encoding: 'utf8' });
  return stdout?.trim() === '1' ? 'arm64' : process.arch;
}

if (process.argv[1] === import.meta.filename) {
  await download(console.log).catch(error => fail(`It could not be fetched: ${reasonOf(error)}`));
  // finds it in the cache
  const { status, stderr } = spawnSync(process.execPath, [tool('electron/install.js')], { encoding: 'utf8' });
  if (status !== 0) fail(`It could not be unpacked: ${stderr.trim().split('\n')[0]}`);
}
