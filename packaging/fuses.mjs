/**
 * Every switch that Electron's executable carries inside it, by the names of `@electron/fuses`, and why it is as it is.
 * Written into each package before it is signed; a switch that a newer Electron adds and that is not decided here fails
 * the packaging.
 */
export const FUSES = /** @type {const} */ ({
  // the program would be any Node for whoever sets `ELECTRON_RUN_AS_NODE`
  RunAsNode: false,
  // there are no cookies; should there ever be any, the system's own key locks them
  EnableCookieEncryption: true,
  // `NODE_OPTIONS=--require …` would run foreign code in the main process
  EnableNodeOptionsEnvironmentVariable: false,
  // `--inspect` would hand the main process to every program of the user
  EnableNodeCliInspectArguments: false,
  // a changed archive of the app is not started, on the systems that can tell (macOS and Windows)
  EnableEmbeddedAsarIntegrityValidation: true,
  // a folder `resources/app` beside the archive would be started in its place
  OnlyLoadAppFromAsar: true,
  // there is no such snapshot
  LoadBrowserProcessSpecificV8Snapshot: false,
  // no page is ever loaded from `file://`
  GrantFileProtocolExtraPrivileges: false,
  // as Electron has it: without them a page's compiled code would be checked more slowly; the policy allows none
  WasmTrapHandlers: true,
});
