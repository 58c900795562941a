import { expect, test } from 'vitest';
import { isGranted } from './permissions';

// every name that Electron 45 asks about
const ASKED = [
  ...['ar', 'automatic-fullscreen', 'background-fetch', 'background-sync', 'captured-surface-control'],
  ...['clipboard-read', 'clipboard-sanitized-write', 'deprecated-sync-clipboard-read', 'display-capture'],
  ...['fileSystem', 'fullscreen', 'geolocation', 'geolocation-approximate', 'hand-tracking', 'hid', 'idle-detection'],
  ...['keyboardLock', 'local-fonts', 'local-network', 'local-network-access', 'loopback-network', 'media'],
  ...['mediaKeySystem', 'midi', 'midiSysex', 'nfc', 'notifications', 'openExternal', 'payment-handler'],
  ...['periodic-background-sync', 'persistent-storage', 'pointerLock', 'screen-wake-lock', 'sensors', 'serial'],
  ...['smart-card', 'speaker-selection', 'storage-access', 'system-wake-lock', 'top-level-storage-access', 'usb'],
  ...['vr', 'web-app-installation', 'web-printing', 'window-management', 'unknown', 'toString', '__proto__'],
];

test('S-03: of all permissions three are granted', () => {
  expect(ASKED.filter(isGranted)).toEqual(['clipboard-sanitized-write', 'fullscreen', 'persistent-storage']);
});
