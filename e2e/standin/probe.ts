import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { chooseExports, previewInProcess } from '../bridge';
import { launchMain } from '../hosts';
import { REFUSALS } from './runtime.mjs';

// what works answers within a fraction of this, also on a busy machine
const PATIENCE_MS = 6000;
// two programs start, and a busy machine takes its time over that
const START_MS = 30_000;
const NEVER_MS = 4000;

/**
 * Goes once through everything that joins main process, preload, import process and page, and gives what does not
 * hold: nothing for a sound build. `appFolder` holds a build whose renderer is the probe's own page.
 */
export async function probe(appFolder: string, profile: string): Promise<readonly string[]> {
  const problems: string[] = [];
  await startSecondAtOnce(appFolder, profile);
  let electron: ElectronApplication;
  try {
    // as root has to start it
    electron = await launchMain('standin', appFolder, profile, ['--no-sandbox']);
  } catch (error) {
    return [`start: ${error}`, ...(await refusals(profile))];
  }
  electron.process().stderr?.on('data', data => problems.push(`output: ${data}`));
  const ended = new Promise<never>((_, failed) => {
    electron.process().once('exit', () => failed(new Error('the program ended')));
  });
  // the steps race it; after the last of them nobody does
  ended.catch(() => undefined);

  const steps = stepsOf(electron, appFolder, profile);
  for (const [name, step] of Object.entries(steps)) {
    try {
      const found = await Promise.race([step(), ended, later(name === 'page' ? START_MS : PATIENCE_MS)]);
      if (found !== undefined) problems.push(`${name}: ${found}`);
    } catch (error) {
      problems.push(`${name}: ${error}`);
    }
    // without these two nothing after them can be asked
    if (problems.length > 0 && (name === 'page' || name === 'bridge')) break;
  }
  const found = problems.filter(problem => !/^output: (?:Debugger|For help|DevTools|Waiting)/.test(problem));
  // it may have ended by itself, which is among the problems then
  await electron.close().catch(() => undefined);
  return [...found, ...(await refusals(profile))];
}

/** Leaves what a second copy leaves, for the first moment of the first: several files that are opened at once are that. */
async function startSecondAtOnce(appFolder: string, profile: string): Promise<void> {
  await mkdir(profile, { recursive: true });
  const second = { argv: [process.execPath, appFolder], folder: appFolder };
  await writeFile(join(profile, 'standin-second-0.json'), JSON.stringify(second));
}

/** Why the stand-in ended the program, if it did. */
async function refusals(profile: string): Promise<readonly string[]> {
  const text = await readFile(join(profile, REFUSALS), 'utf8').catch(() => '');
  return text.split('\n').filter(line => line !== '');
}

type Step = () => Promise<string | undefined>;

function stepsOf(electron: ElectronApplication, appFolder: string, profile: string): Readonly<Record<string, Step>> {
  let page: Page;
  return {
    page: async () => {
      page = await electron.firstWindow();
      await page.waitForFunction(() => document.documentElement.dataset.idle === 'true');
      return undefined;
    },
    shown: async () => {
      const shown = electron.evaluate(async ({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        if (window?.isVisible() === false) await new Promise<void>(seen => window.once('show', seen));
        return 'shown';
      });
      // the program may end before that
      shown.catch(() => undefined);
      return (await Promise.race([shown, later(NEVER_MS)])) === 'shown' ? undefined : 'never';
    },
    bridge: async () =>
      (await page.evaluate(() => typeof window.lecternBridge)) === 'object' ? undefined : 'not there',
    worker: async () =>
      (await page.evaluate(() => Reflect.get(window, 'workerAnswers'))) === true ? undefined : 'refused',
    permission: async () => {
      const state = await page.evaluate(async () => (await navigator.permissions.query({ name: 'geolocation' })).state);
      return state === 'denied' ? undefined : `geolocation is ${state}`;
    },
    dialog: async () => {
      const path = join(profile, 'probe.json');
      await writeFile(path, '{}');
      await electron.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
      }, path);
      const tickets = await chooseExports(page, 'files');
      return tickets.length === 1 ? undefined : `${tickets.length} tickets`;
    },
    port: async () => {
      const said = await previewInProcess(page, await chooseExports(page, 'files'));
      return said.at(-1)?.type === 'done' ? undefined : `said ${JSON.stringify(said)}`;
    },
    'import process': async () => {
      await electron.evaluate(({ utilityProcess }) => {
        const { fork } = utilityProcess;
        utilityProcess.fork = (...args) => {
          const child = fork(...args);
          // as V8 does when it is out of memory
          child.once('spawn', () => process.kill(child.pid ?? 0, 'SIGABRT'));
          return child;
        };
      });
      await page.evaluate(
        () =>
          new Promise<void>(gone => {
            const nonce = crypto.randomUUID();
            window.lecternBridge?.onImportProcessGone(which => which === nonce && gone());
            void window.lecternBridge?.startImportProcess(nonce);
          }),
      );
      return undefined;
    },
    print: async () => {
      const outcome = await page.evaluate(() => window.lecternBridge?.print());
      return outcome === 'cancelled' ? undefined : `${outcome}`;
    },
    'menu key': async () => {
      await page.evaluate(async () => {
        Reflect.set(window, 'heard', new Promise(heard => window.lecternBridge?.onCommand(heard)));
        // how a page says that it listens
        window.lecternBridge?.onOpenedFiles(() => undefined);
        await window.lecternBridge?.showCommands([{ id: 'import.openFolder', label: 'Open', keys: ['Mod+Shift+O'] }]);
      });
      await page.keyboard.press('ControlOrMeta+Shift+O');
      const heard = page.evaluate(() => Reflect.get(window, 'heard'));
      heard.catch(() => undefined);
      const command = await Promise.race([heard, later(NEVER_MS)]);
      return command === 'import.openFolder' ? undefined : `${command}`;
    },
    network: async () => {
      const outcome = await electron.evaluate(async ({ BrowserWindow }) => {
        const window = new BrowserWindow({ show: false });
        const loaded = await window.loadURL('https://elsewhere.example/').then(
          () => 'reached',
          () => 'refused',
        );
        window.destroy();
        return loaded;
      });
      const counted = await page.evaluate(() => window.lecternBridge?.refusedRequests());
      return outcome === 'refused' && counted === 1 ? undefined : `${outcome}, ${counted} counted`;
    },
    navigation: async () => {
      await page.evaluate(() => {
        location.href = 'https://elsewhere.example/';
      });
      const counted = await page.evaluate(() => window.lecternBridge?.refusedRequests());
      return counted === 1 ? undefined : `${counted} requests, at ${page.url()}`;
    },
    'second copy': async () => {
      const standin = electron.process().spawnfile;
      const second = spawn(standin, ['--no-sandbox', appFolder, `--user-data-dir=${profile}`], { stdio: 'ignore' });
      const left = new Promise(resolve => second.once('exit', () => resolve('left')));
      if ((await Promise.race([left, later(NEVER_MS)])) === 'left') return undefined;
      second.kill('SIGTERM');
      return 'stayed';
    },
    closing: async () => {
      await page.evaluate(() => addEventListener('beforeunload', event => event.preventDefault(), { once: true }));
      const left = await electron.evaluate(async ({ dialog, BrowserWindow }) => {
        const questions: unknown[] = [];
        dialog.showMessageBoxSync = (...args: unknown[]) => questions.push(args) - 1;
        const [window] = BrowserWindow.getAllWindows();
        await window?.close();
        return `${questions.length} questions, ${window?.isDestroyed() ? 'closed' : 'open'}`;
      });
      return left === '1 questions, open' ? undefined : left;
    },
    // last, because the stand-in ends the program that lets a window open
    window: async () => {
      await page.evaluate(() => window.open('https://elsewhere.example/'));
      const windows = await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
      return windows === 1 ? undefined : `${windows} windows`;
    },
  };
}

function later(ms: number): Promise<'no answer'> {
  return new Promise(resolve => setTimeout(resolve, ms, 'no answer'));
}
