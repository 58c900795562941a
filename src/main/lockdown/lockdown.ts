import { app, type Session, type WebContents } from 'electron';
import { staysHere } from './network-guard';
import { isOwnPage } from './page-address';
import { isGranted } from './permissions';

/** Before anything else: what holds for every process and window this program will ever have. */
export function lockProcess(): void {
  // as root there is no sandbox to be had: to ask for it takes the switch away again, and every child process dies
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  for (const [name, value] of SWITCHES) app.commandLine.appendSwitch(name, value);
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
}

const SWITCHES: readonly (readonly [name: string, value: string])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  // what the session is told about proxies holds only from when the app is ready
  ['no-proxy-server', ''],
  ['no-pings', ''],
  ['disable-background-networking', ''],
  ['disable-component-update', ''],
  ['disable-domain-reliability', ''],
];

// answered here and not by Chromium, should a request ever get past the guard. Before Electron 42 these came first, and
// what they refused was not counted
const DENIED_SCHEMES = ['http', 'https', 'ws', 'wss', 'ftp', 'file'];

/** Permissions, devices, downloads and the network: refused for every page of the session. */
export async function lockSession(session: Session): Promise<void> {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(isGranted(permission)));
  session.setPermissionCheckHandler((_contents, permission) => isGranted(permission));
  session.setDevicePermissionHandler(() => false);
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.on('will-download', event => event.preventDefault());

  session.webRequest.onBeforeRequest(({ url, frame }, answer) => answer({ cancel: !staysHere(url, frame?.url) }));
  for (const scheme of DENIED_SCHEMES) session.protocol.handle(scheme, () => new Response('denied', { status: 403 }));
  session.setSpellCheckerEnabled(false);
  // an automatic proxy configuration would be looked for on the network
  await session.setProxy({ mode: 'direct' });
}

function lockContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  const keepOnPage = (event: { readonly url: string; preventDefault(): void }) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', keepOnPage);
  contents.on('will-frame-navigate', keepOnPage);
  contents.on('will-redirect', keepOnPage);
  contents.on('will-attach-webview', event => event.preventDefault());
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    // Electron takes none by itself; older ones took the first in reach
    event.preventDefault();
    choose('');
  });
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
