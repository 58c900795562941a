// ipcMain: what the page's `invoke` reaches.
import { strict } from './strict.mjs';

class IpcMain {
  handlers = new Map();

  handle(channel, handler) {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }
}

const ipc = new IpcMain();
export const ipcMain = strict('ipcMain', ipc);

/** Carries one question of a page to its handler. Rejects in the words of Electron. */
export async function invoke(event, channel, args) {
  const handler = ipc.handlers.get(channel);
  try {
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return await handler(event, ...args);
  } catch (error) {
    throw new Error(`Error invoking remote method '${channel}': ${error}`);
  }
}
