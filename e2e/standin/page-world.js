/** Runs in the page's world before its scripts: the page's side of the bridge, and `window.open`. */
export function pageWorld() {
  const fire = (kind, detail) => document.dispatchEvent(new CustomEvent(`standin:${kind}`, { detail }));
  const on = (kind, listener) => document.addEventListener(`standin:${kind}`, ({ detail }) => listener(detail));
  let nextId = 1;

  const callbacks = [];
  const wrap = value => {
    if (typeof value === 'function') return { function: callbacks.push(value) - 1 };
    if (Array.isArray(value)) return { list: value.map(wrap) };
    if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
      return { record: Object.entries(value).map(([key, member]) => [key, wrap(member)]) };
    }
    return { value };
  };

  const returned = new Map();
  const promises = new Map();
  const call = (of, args) => {
    const id = nextId++;
    fire('call', { id, of, args: args.map(wrap) });
    const answer = returned.get(id);
    returned.delete(id);
    if (answer === undefined) throw new Error('stand-in: the bridge did not answer');
    if (!answer.ok) throw new Error(answer.message);
    return build(answer.value);
  };
  const build = wrapped => {
    if ('function' in wrapped) return (...args) => call(wrapped.function, args);
    if ('promise' in wrapped) {
      return new Promise((resolve, reject) => promises.set(wrapped.promise, { resolve, reject }));
    }
    if ('list' in wrapped) return wrapped.list.map(build);
    if ('record' in wrapped) {
      return Object.freeze(Object.fromEntries(wrapped.record.map(([key, member]) => [key, build(member)])));
    }
    return wrapped.value;
  };
  on('return', answer => returned.set(answer.id, answer));
  on('settle', ({ promise, ok, value, message }) => {
    const waiting = promises.get(promise);
    promises.delete(promise);
    if (ok) waiting.resolve(build(value));
    else waiting.reject(new Error(message));
  });
  on('callback', ({ of, args }) => callbacks[of](...args.map(build)));
  on('expose', ({ key, api }) => {
    if (!(key in window)) Object.defineProperty(window, key, { value: build(api), enumerable: true });
  });
  fire('hello');

  // keys that the page does not take are the menu's
  addEventListener('keydown', event => {
    setTimeout(() => {
      const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
      if (!event.defaultPrevented && event.isTrusted) fire('key', { key, ctrlKey, metaKey, shiftKey, altKey });
    });
  });

  // a refused target would hang its opener while a debugger is attached, so the main process is asked beforehand
  window.open = url => {
    fire('open', { url: new URL(url ?? '', location.href).href });
    return null;
  };
  document.addEventListener('click', event => {
    const anchor = event.target?.closest?.('a[target=_blank]');
    if (!anchor || event.defaultPrevented) return;
    event.preventDefault();
    fire('open', { url: anchor.href });
  });
}
