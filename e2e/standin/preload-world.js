/**
 * Runs in the preload's own world, and there runs the preload: what it may `require`, IPC, and its side of the bridge.
 *
 * The bridge is synchronous, as Electron's is: calls are DOM events, which both worlds hear. Values are cloned;
 * functions and promises cross as numbers (`wrap`, and `build` in the page's world).
 */
export function preloadWorld(codec, send, platform, preload) {
  const { encode, decode } = codec();
  const tell = message => send(JSON.stringify(message));
  const fire = (kind, detail) => document.dispatchEvent(new CustomEvent(`standin:${kind}`, { detail }));
  const strict = (name, object) =>
    new Proxy(object, {
      get(target, key) {
        if (key in target || typeof key === 'symbol' || key === 'then') return target[key];
        throw new Error(`stand-in: ${name}.${key} is not there`);
      },
    });
  let nextId = 1;

  const functions = [];
  const wrap = value => {
    if (typeof value === 'function') return { function: functions.push(value) - 1 };
    if (typeof value?.then === 'function') {
      const promise = nextId++;
      value.then(
        result => fire('settle', { promise, ok: true, value: wrap(result) }),
        error => fire('settle', { promise, ok: false, message: String(error?.message ?? error) }),
      );
      return { promise };
    }
    if (Array.isArray(value)) return { list: value.map(wrap) };
    if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
      return { record: Object.entries(value).map(([key, member]) => [key, wrap(member)]) };
    }
    return { value };
  };
  const build = wrapped => {
    if ('function' in wrapped) return (...args) => fire('callback', { of: wrapped.function, args: args.map(wrap) });
    if ('list' in wrapped) return wrapped.list.map(build);
    if ('record' in wrapped) return Object.fromEntries(wrapped.record.map(([key, member]) => [key, build(member)]));
    return wrapped.value;
  };
  document.addEventListener('standin:call', ({ detail: { id, of, args } }) => {
    try {
      fire('return', { id, ok: true, value: wrap(functions[of](...args.map(build))) });
    } catch (error) {
      fire('return', { id, ok: false, message: String(error?.message ?? error) });
    }
  });

  const exposed = [];
  const contextBridge = strict('contextBridge', {
    exposeInMainWorld(key, api) {
      exposed.push({ key, api: wrap(api) });
      fire('expose', exposed.at(-1));
    },
  });
  // whichever world comes second asks the other
  document.addEventListener('standin:hello', () => {
    for (const each of exposed) fire('expose', each);
  });
  document.addEventListener('standin:open', ({ detail: { url } }) => tell({ type: 'open', url }));
  document.addEventListener('standin:key', ({ detail }) => tell({ type: 'key', ...detail }));

  const listeners = new Map();
  const listenersOf = channel => listeners.get(channel) ?? [];
  const questions = new Map();
  const ipcRenderer = strict('ipcRenderer', {
    on(channel, listener) {
      listeners.set(channel, [...listenersOf(channel), listener]);
      return ipcRenderer;
    },
    off(channel, listener) {
      listeners.set(
        channel,
        listenersOf(channel).filter(each => each !== listener),
      );
      return ipcRenderer;
    },
    invoke: (channel, ...args) =>
      new Promise((resolve, reject) => {
        const id = nextId++;
        questions.set(id, { resolve, reject });
        tell({ type: 'invoke', id, channel, args: args.map(encode) });
      }),
  });

  const ports = new Map();
  const openPort = id => {
    const { port1, port2 } = new MessageChannel();
    ports.set(id, port2);
    port2.onmessage = ({ data }) => tell({ type: 'port-message', id, data: encode(data) });
    port2.addEventListener('close', () => {
      ports.delete(id);
      tell({ type: 'port-close', id });
    });
    return port1;
  };

  // what the main process calls
  globalThis.__standin = {
    notice(channel, args, portIds) {
      const event = strict('IpcRendererEvent', { ports: portIds.map(openPort) });
      for (const listener of listenersOf(channel)) listener(event, ...args.map(decode));
    },
    settle(id, ok, value) {
      const { resolve, reject } = questions.get(id);
      questions.delete(id);
      if (ok) resolve(decode(value));
      else reject(new Error(value));
    },
    portMessage: (id, data) => ports.get(id)?.postMessage(decode(data)),
    portClose: id => ports.get(id)?.close(),
  };

  const electron = strict('electron (in a sandboxed preload)', {
    contextBridge,
    ipcRenderer,
    // Electron knows the path of a file that came from the disk; Chromium keeps it
    webUtils: strict('webUtils', { getPathForFile: () => '' }),
  });
  const require = name => {
    if (name === 'electron') return electron;
    throw new Error(`module not found: ${name}`);
  };
  const module = { exports: {} };
  preload(require, module, module.exports, strict('process (in a sandboxed preload)', { platform }));
}
