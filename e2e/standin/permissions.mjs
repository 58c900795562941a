// Carries the app's decisions about permissions over to Chromium, so that a page that asks gets the app's answer.
import { runtime } from './runtime.mjs';
import { decisions } from './session.mjs';

/** Chromium's names beside Electron's. */
const PERMISSIONS = [
  [{ name: 'geolocation' }, 'geolocation'],
  [{ name: 'notifications' }, 'notifications'],
  [{ name: 'camera' }, 'media'],
  [{ name: 'microphone' }, 'media'],
  [{ name: 'midi' }, 'midi'],
  [{ name: 'midi', sysex: true }, 'midiSysex'],
  [{ name: 'clipboard-read' }, 'clipboard-read'],
  [{ name: 'clipboard-write' }, 'clipboard-sanitized-write'],
  [{ name: 'persistent-storage' }, 'persistent-storage'],
  [{ name: 'idle-detection' }, 'idle-detection'],
  [{ name: 'window-management' }, 'window-management'],
  [{ name: 'local-fonts' }, 'local-fonts'],
  [{ name: 'screen-wake-lock' }, 'screen-wake-lock'],
  [{ name: 'background-sync' }, 'background-sync'],
  [{ name: 'accelerometer' }, 'sensors'],
];

/** A permission is granted where both the request and the check say so, as Electron asks both. */
export async function applyPermissions(contents, origin) {
  for (const [permission, name] of PERMISSIONS) {
    const setting = checked(contents, name, origin) && (await requested(contents, name)) ? 'granted' : 'denied';
    await runtime.chromium.send('Browser.setPermission', { permission, setting, origin });
  }
}

function checked(contents, name, origin) {
  return decisions.checkPermission?.(contents, name, origin, {}) ?? true;
}

function requested(contents, name) {
  return new Promise(answer => {
    if (decisions.requestPermission === undefined) answer(true);
    else decisions.requestPermission(contents, name, answer, {});
  });
}
