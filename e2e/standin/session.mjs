// The one session: remembers what the app decided about permissions and requests, for `permissions` and `network`.
import { EventEmitter } from 'node:events';
import { protocol } from './protocol.mjs';
import { onlyKnown, strict } from './strict.mjs';

/** What the app decided. Where it decided nothing, Electron's own defaults hold: everything is granted. */
export const decisions = {
  requestPermission: undefined,
  checkPermission: undefined,
  beforeRequest: undefined,
};

class Session extends EventEmitter {
  protocol = protocol;
  webRequest = strict('webRequest', {
    onBeforeRequest(listener) {
      decisions.beforeRequest = listener;
    },
  });

  setPermissionRequestHandler(handler) {
    decisions.requestPermission = handler;
  }

  setPermissionCheckHandler(handler) {
    decisions.checkPermission = handler;
  }

  // there are no devices here to ask about
  setDevicePermissionHandler() {}

  setBluetoothPairingHandler() {}

  // Debian's Chromium has no dictionaries to download
  setSpellCheckerEnabled() {}

  async setProxy(config) {
    onlyKnown('proxy', config, { mode: ['direct'] });
    // the network process answers, and other things happen meanwhile
    await new Promise(setImmediate);
  }
}

export const session = strict('session', { defaultSession: strict('Session', new Session()) });
