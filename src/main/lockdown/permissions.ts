/** What the page may do that Chromium asks about. Electron grants everything that nobody refuses. */
const GRANTED: Readonly<Record<string, string>> = {
  'clipboard-sanitized-write': 'copy a message, a link or a record',
  'persistent-storage': 'keep the archive when the disk gets full, instead of dropping it to make room',
  fullscreen: 'read a long transcript on a small screen',
};

export function isGranted(permission: string): boolean {
  return Object.hasOwn(GRANTED, permission);
}
