// webContents over one target of Chromium: loading, the preload's world, IPC and ports.
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { app } from './app.mjs';
import { codec } from './codec.js';
import { invoke } from './ipc.mjs';
import { pressKey } from './menu.mjs';
import { pageWorld } from './page-world.js';
import { applyPermissions } from './permissions.mjs';
import { endsOf } from './ports.mjs';
import { preloadWorld } from './preload-world.js';
import { fromPage, isUnserved, toPage } from './protocol.mjs';
import { refuse, runtime } from './runtime.mjs';
import { session } from './session.mjs';
import { cancellable, onlyKnown, strict } from './strict.mjs';

const WORLD = 'Electron Isolated Context';
const PREFERENCES = {
  preload: undefined,
  sandbox: [true],
  contextIsolation: [true],
  nodeIntegration: [false],
  spellcheck: [false],
};

const { encode, decode } = codec();
const byTarget = new Map();
const outsides = new WeakMap();
let nextId = 1;

/** The contents as the app sees them. */
export const outside = contents => outsides.get(contents);

export function contentsOfFrame(frameId) {
  return [...byTarget.values()].find(contents => contents.owns(frameId));
}

function frameOf(contents) {
  return strict('WebFrameMain', {
    parent: null,
    get url() {
      return contents.getURL();
    },
  });
}

export class WebContents extends EventEmitter {
  id = nextId++;
  targetId = undefined;
  session = session.defaultSession;
  mainFrame = frameOf(this);
  #preferences;
  #sessionId;
  #context;
  #attached;
  #url = '';
  #expected;
  #gone = false;
  #crashed = false;
  #frames = new Set();
  #ports = new Map();
  #openHandler = () => ({ action: 'allow' });

  constructor({ webPreferences = {}, ...size }) {
    super();
    onlyKnown('webPreferences', webPreferences, PREFERENCES);
    this.#preferences = webPreferences;
    outsides.set(this, strict('webContents', this));
    this.#attached = this.#attach(size);
    this.#attached.catch(error => {
      if (!runtime.ending) refuse(`a window could not be made: ${error}`);
    });
    app.emit('web-contents-created', {}, outside(this));
  }

  async #attach({ width = 800, height = 600 }) {
    const chromium = runtime.chromium;
    const size = { url: 'about:blank', newWindow: true, width, height };
    this.targetId = (await chromium.send('Target.createTarget', size)).targetId;
    byTarget.set(this.targetId, this);
    const target = { targetId: this.targetId, flatten: true };
    this.#sessionId = (await chromium.send('Target.attachToTarget', target)).sessionId;
    this.#listen();
    await this.#ask('Page.enable');
    await this.#ask('Runtime.enable');
    await this.#ask('Runtime.addBinding', { name: '__standinSend', executionContextName: WORLD });
    await this.#ask('Page.addScriptToEvaluateOnNewDocument', { source: `if (window === top) (${pageWorld})();` });
    await this.#ask('Page.addScriptToEvaluateOnNewDocument', { worldName: WORLD, source: this.#preloadScript() });
  }

  #listen() {
    const on = (event, listener) => runtime.chromium.on(`${this.#sessionId}:${event}`, listener);
    on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === WORLD && context.auxData.frameId === this.targetId) this.#context = context.uniqueId;
    });
    on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === '__standinSend') void this.#hear(JSON.parse(payload));
    });
    on('Page.frameAttached', ({ frameId }) => this.#frames.add(frameId));
    on('Page.frameDetached', ({ frameId }) => this.#frames.delete(frameId));
    on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId !== undefined || frame.url === 'about:blank') return;
      this.#url = fromPage(frame.url);
      this.#closePorts();
      this.emit('did-navigate', {}, this.#url);
    });
    on('Page.loadEventFired', () => {
      if (this.#url !== '') this.emit('did-finish-load', {});
    });
    on('Inspector.targetCrashed', () => {
      this.#crashed = true;
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
    });
  }

  #preloadScript() {
    const { preload } = this.#preferences;
    let source = '';
    if (preload !== undefined) {
      try {
        source = readFileSync(preload, 'utf8');
      } catch (error) {
        // as Electron does: the page goes on without its bridge, and the console says why
        source = `console.error(${JSON.stringify(`Unable to load preload script: ${preload}\n${error}`)});`;
      }
    }
    const asFunction = `function (require, module, exports, process) {\n${source}\n}`;
    const platform = JSON.stringify(process.platform);
    return `if (window === top) (${preloadWorld})(${codec}, globalThis.__standinSend, ${platform}, ${asFunction});`;
  }

  #ask(method, params) {
    return runtime.chromium.send(method, params, this.#sessionId);
  }

  async #inPreload(name, ...args) {
    await this.#attached;
    if (this.#context === undefined) return;
    const expression = `__standin.${name}(${args.map(value => JSON.stringify(value)).join(',')})`;
    // the page may be gone by now, and what was meant for it with it
    await this.#ask('Runtime.evaluate', { uniqueContextId: this.#context, expression }).catch(() => {});
  }

  async #hear(message) {
    switch (message.type) {
      case 'invoke':
        return this.#answer(message);
      case 'port-message':
        return this.#ports.get(message.id)?.peer.deliver(decode(message.data), []);
      case 'port-close':
        this.#ports.get(message.id)?.close();
        this.#ports.delete(message.id);
        return undefined;
      case 'key':
        return pressKey(message);
      case 'open':
        return this.#askToOpen(fromPage(message.url));
      default:
        return refuse(`the page sent ${message.type}`);
    }
  }

  #event() {
    return strict('IpcMainInvokeEvent', { sender: outside(this), senderFrame: this.mainFrame });
  }

  async #answer({ id, channel, args }) {
    try {
      const value = await invoke(this.#event(), channel, args.map(decode));
      await this.#inPreload('settle', id, true, encode(value));
    } catch (error) {
      await this.#inPreload('settle', id, false, String(error.message));
    }
  }

  #askToOpen(url) {
    const details = { url, frameName: '', features: '', disposition: 'foreground-tab' };
    if (this.#openHandler(details).action !== 'deny') refuse(`a window was allowed to open ${url}`);
  }

  /** Asks the app about a navigation it did not start itself. */
  mayNavigate(frameId, url) {
    const isMainFrame = frameId === this.targetId;
    if (isMainFrame && url === this.#expected) {
      this.#expected = undefined;
      return true;
    }
    const names = isMainFrame ? ['will-frame-navigate', 'will-navigate'] : ['will-frame-navigate'];
    return names.every(name => {
      const event = cancellable('WillNavigate', { url, isMainFrame });
      this.emit(name, event);
      return !event.defaultPrevented;
    });
  }

  owns(frameId) {
    return frameId === this.targetId || this.#frames.has(frameId);
  }

  async loadURL(url) {
    if (isUnserved(url)) refuse(`${url} was loaded before it was served`);
    await this.#attached;
    const address = toPage(url);
    if (address !== url) await applyPermissions(outside(this), new URL(address).origin);
    this.#expected = url;
    const { errorText } = await this.#ask('Page.navigate', { url: address });
    if (errorText === undefined) return;
    this.emit('did-fail-load', {}, -2, errorText, url, true);
    throw new Error(`${errorText} loading '${url}'`);
  }

  send(channel, ...args) {
    void this.#inPreload('notice', channel, args.map(encode), []);
  }

  postMessage(channel, message, transfer = []) {
    const ends = endsOf(transfer);
    for (const end of ends) this.#ports.set(end.id, end);
    const ids = ends.map(({ id }) => id);
    void this.#inPreload('notice', channel, [encode(message)], ids);
    for (const end of ends) {
      end.transferTo({
        message: data => void this.#inPreload('portMessage', end.id, encode(data)),
        close: () => void this.#inPreload('portClose', end.id),
      });
    }
  }

  /** What holds for it: what it was given, over what Electron has by itself. */
  getLastWebPreferences() {
    return { sandbox: runtime.sandboxed, contextIsolation: true, nodeIntegration: false, ...this.#preferences };
  }

  getURL() {
    return this.#url;
  }

  isDestroyed() {
    return this.#gone;
  }

  setWindowOpenHandler(handler) {
    this.#openHandler = handler;
  }

  // there is no peer to connect to: nothing here would notice the policy
  setWebRTCIPHandlingPolicy() {}

  /** With any option Electron looks for a printer, and there is none here; without, somebody cancels the dialog. */
  print(options = {}, done = () => {}) {
    const reason = Object.keys(options).length > 0 ? 'No printers available on the network' : 'Print job canceled';
    setImmediate(done, false, reason);
  }

  /** Whether the page may be closed: it is asked, and where it would rather stay, the app. */
  async mayClose() {
    const wantsToStay = "!dispatchEvent(new Event('beforeunload', { cancelable: true }))";
    if (this.#crashed || !(await this.executeJavaScript(wantsToStay))) return true;
    const event = cancellable('Event');
    this.emit('will-prevent-unload', event);
    return event.defaultPrevented;
  }

  reload() {
    void this.#ask('Page.reload');
  }

  async executeJavaScript(expression) {
    await this.#attached;
    const options = { awaitPromise: true, returnByValue: true, userGesture: true };
    return (await this.#ask('Runtime.evaluate', { expression, ...options })).result.value;
  }

  /** A target that the page opened past `window.open`: by the middle button, say. */
  openedBySelf(targetId, url) {
    this.#askToOpen(fromPage(url));
    void runtime.chromium.send('Target.closeTarget', { targetId });
  }

  /** Ends the page, or takes note that Chromium ended it. */
  end() {
    if (this.#gone) return;
    this.#gone = true;
    byTarget.delete(this.targetId);
    this.#closePorts();
    // it may be Chromium that closed it
    runtime.chromium.send('Target.closeTarget', { targetId: this.targetId }).catch(() => {});
    this.emit('destroyed');
  }

  #closePorts() {
    for (const port of this.#ports.values()) port.close();
    this.#ports.clear();
  }
}

/** Listens to what Chromium tells of targets, whoever made them. */
export async function watchTargets() {
  const chromium = runtime.chromium;
  chromium.on('Target.targetCreated', ({ targetInfo: { targetId, openerId, url, type } }) => {
    if (type === 'page' && openerId !== undefined) byTarget.get(openerId)?.openedBySelf(targetId, url);
  });
  chromium.on('Target.targetInfoChanged', ({ targetInfo: { targetId, title } }) => {
    byTarget.get(targetId)?.emit('standin-title', title);
  });
  chromium.on('Target.targetDestroyed', ({ targetId }) => byTarget.get(targetId)?.emit('standin-vanished'));
  await chromium.send('Target.setDiscoverTargets', { discover: true });
}
