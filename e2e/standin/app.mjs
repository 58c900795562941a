// `app`: the life of the program.
import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { refuse, runtime } from './runtime.mjs';
import { giveUpLock, hearSeconds, takeLock } from './single-instance.mjs';
import { cancellable, strict } from './strict.mjs';

let becomeReady;
const readiness = new Promise(resolve => {
  becomeReady = resolve;
});
/** What must be closed before the process may end; the windows put themselves here. */
export const closing = { windows: () => [], server: undefined };

class App extends EventEmitter {
  isPackaged = false;
  #quitting = false;
  commandLine = strict('commandLine', {
    appendSwitch: (name, value = '') => runtime.switches.set(name, value),
    hasSwitch: name => runtime.switches.has(name) || process.argv.includes(`--${name}`),
  });

  whenReady = () => readiness;
  isReady = () => runtime.ready;
  // Windows alone asks for it
  setAppUserModelId = () => {};
  getName = () => packageOf(runtime.folder).productName;
  getVersion = () => packageOf(runtime.folder).version;
  getAppPath = () => runtime.folder;

  getPath(name) {
    const paths = { userData: runtime.userData, temp: tmpdir(), home: homedir() };
    if (!(name in paths)) throw new Error(`stand-in: app.getPath('${name}') is not there`);
    return paths[name];
  }

  enableSandbox() {
    if (runtime.ready) throw new Error('app.enableSandbox() can only be called before app is ready');
    if (process.argv.includes('--no-sandbox'))
      refuse('enableSandbox takes --no-sandbox away: as root every child dies');
  }

  requestSingleInstanceLock() {
    mkdirSync(runtime.userData, { recursive: true });
    return takeLock(runtime.userData, ({ argv, folder }) => this.emit('second-instance', {}, argv, folder, {}));
  }

  quit() {
    if (runtime.ending || this.#quitting) return;
    if (isPrevented(this, 'before-quit')) return;
    this.#quitting = true;
    void this.#closeAll().then(hasClosed => {
      this.#quitting = false;
      if (hasClosed && !isPrevented(this, 'will-quit')) void this.exit(0);
    });
  }

  async #closeAll() {
    for (const window of closing.windows()) {
      await window.close();
      if (!window.isDestroyed()) return false;
    }
    return true;
  }

  async exit(code = 0) {
    if (runtime.ending) return;
    runtime.ending = true;
    this.emit('quit', {}, code);
    giveUpLock();
    closing.server?.close();
    closing.server?.closeAllConnections();
    await closeChromium();
    process.exit(code);
  }
}

const instance = new App();
export const app = strict('app', instance);

export function announceReady() {
  runtime.ready = true;
  becomeReady();
  instance.emit('ready', {}, {});
  hearSeconds();
}

function isPrevented(emitter, name) {
  const event = cancellable('Event');
  emitter.emit(name, event);
  return event.defaultPrevented;
}

async function closeChromium() {
  const { chromium } = runtime;
  if (chromium === undefined || chromium.process.exitCode !== null) return;
  const gone = new Promise(resolve => chromium.once('exit', resolve));
  await chromium.send('Browser.close').catch(() => chromium.process.kill());
  await gone;
}

function packageOf(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}
