// BrowserWindow: one target of Chromium with the state a window has.
import { EventEmitter } from 'node:events';
import { app, closing } from './app.mjs';
import { runtime } from './runtime.mjs';
import { cancellable, onlyKnown, strict } from './strict.mjs';
import { outside, WebContents } from './web-contents.mjs';

const OPTIONS = {
  x: undefined,
  y: undefined,
  width: undefined,
  height: undefined,
  minWidth: undefined,
  minHeight: undefined,
  show: undefined,
  title: undefined,
  icon: undefined,
  backgroundColor: undefined,
  webPreferences: undefined,
};

/** Windows by the id of their contents, as the app sees them. */
const open = new Map();
closing.windows = () => [...open.values()];

class Window extends EventEmitter {
  webContents;
  #contents;
  #bounds;
  #title;
  #shown;
  #maximized = false;
  #destroyed = false;
  #loaded = false;
  #readyToShow = false;

  constructor(options) {
    super();
    if (!runtime.ready) throw new Error('Cannot create BrowserWindow before app is ready');
    onlyKnown('BrowserWindow', options, OPTIONS);
    const { x = 0, y = 0, width = 800, height = 600, title = app.getName(), show = true } = options;
    this.#bounds = { x, y, width, height };
    this.#title = title;
    this.#shown = show;
    this.#contents = new WebContents(options);
    this.webContents = outside(this.#contents);
    this.#contents.on('did-finish-load', () => {
      this.#loaded = true;
      this.#becomeReadyToShow();
    });
    this.#contents.on('standin-title', text => this.#pageTitle(text));
    this.#contents.on('standin-vanished', () => this.destroy());
  }

  #becomeReadyToShow() {
    // as on Wayland, where a window that was never shown is never painted
    if (this.#readyToShow || !this.#loaded || !this.#shown) return;
    this.#readyToShow = true;
    this.emit('ready-to-show');
  }

  #pageTitle(title) {
    const event = cancellable('Event');
    this.emit('page-title-updated', event, title, true);
    if (!event.defaultPrevented) this.#title = title;
  }

  loadURL(url) {
    return this.#contents.loadURL(url);
  }

  async close() {
    const event = cancellable('Event');
    this.emit('close', event);
    if (!event.defaultPrevented && (await this.#contents.mayClose())) this.destroy();
  }

  destroy() {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#contents.end();
    open.delete(this.#contents.id);
    this.emit('closed');
    if (open.size === 0 && !runtime.ending && !app.emit('window-all-closed')) app.quit();
  }

  isDestroyed = () => this.#destroyed;
  isVisible = () => this.#shown;
  isMinimized = () => false;
  isMaximized = () => this.#maximized;
  getTitle = () => this.#title;
  getBounds = () => ({ ...this.#bounds });
  getNormalBounds = () => ({ ...this.#bounds });

  // there is no task bar to show it
  setProgressBar() {}

  setBounds(bounds) {
    this.#bounds = { ...this.#bounds, ...bounds };
  }

  show() {
    if (this.#shown) return;
    this.#shown = true;
    this.emit('show');
    this.#becomeReadyToShow();
  }

  focus() {
    this.emit('focus');
  }

  maximize() {
    this.#maximized = true;
    // as Electron does
    this.show();
  }
}

const byContents = contents => open.get(contents.id) ?? null;

export const BrowserWindow = new Proxy(Window, {
  construct(target, [options = {}]) {
    const instance = new target(options);
    const window = strict('BrowserWindow', instance);
    open.set(instance.webContents.id, window);
    return window;
  },
  get(_target, key) {
    const members = {
      getAllWindows: () => [...open.values()],
      getFocusedWindow: () => [...open.values()].at(-1) ?? null,
      fromWebContents: byContents,
    };
    if (key in members) return members[key];
    if (typeof key === 'symbol' || key === 'prototype') return Reflect.get(Window, key);
    throw new Error(`stand-in: BrowserWindow.${key} is not there`);
  },
});

export const webContents = strict('webContents', {
  getAllWebContents: () => [...open.values()].map(window => window.webContents),
  fromDevToolsTargetId: targetId =>
    [...open.values()].map(window => window.webContents).find(contents => contents.targetId === targetId),
});
