/** A bug planted in the built app: `find` must be there exactly once, and the probe must notice it as `noticed`. */
export interface Mutation {
  readonly bug: string;
  readonly folder: 'main' | 'preload';
  readonly find: string;
  readonly replace: string;
  readonly noticed: RegExp;
}

/**
 * Each is a mistake that types do not catch and that tests of single functions would miss. Those of a group are planted
 * into one copy of the app: each of them is noticed at another step of the probe, and none ends the program before the
 * others are looked for.
 */
export const MUTATIONS: readonly (readonly Mutation[])[] = [
  [
    {
      bug: 'the policy forbids workers',
      folder: 'main',
      find: `"worker-src 'self'",`,
      replace: `"worker-src 'none'",`,
      noticed: /worker: refused/,
    },
    {
      bug: 'permissions are granted',
      folder: 'main',
      find: 'return Object.hasOwn(GRANTED, permission);',
      replace: 'return true;',
      noticed: /permission: geolocation is granted/,
    },
    {
      bug: 'the port is not handed to the import process',
      folder: 'main',
      find: '[port1]',
      replace: '[]',
      noticed: /port: no answer/,
    },
    {
      bug: 'navigation is allowed',
      folder: 'main',
      find: 'if (!isOwnPage(event.url)) event.preventDefault();',
      replace: '',
      noticed: /navigation: /,
    },
    {
      bug: 'a second copy does not give way',
      folder: 'main',
      find: 'if (app.requestSingleInstanceLock())',
      replace: 'if (app.requestSingleInstanceLock() || true)',
      noticed: /second copy: stayed/,
    },
  ],
  [
    {
      bug: 'the preload asks on another channel',
      folder: 'preload',
      find: '"exports:choose"',
      replace: '"exports:pick"',
      noticed: /dialog: .*No handler registered/,
    },
    {
      bug: 'requests are let through',
      folder: 'main',
      find: 'cancel: !staysHere(url, frame?.url)',
      replace: 'cancel: false',
      noticed: /network: /,
    },
    {
      bug: 'printing looks for a printer',
      folder: 'main',
      find: 'contents.print({}',
      replace: 'contents.print({ silent: false }',
      noticed: /print: failed/,
    },
    {
      bug: 'keys of the menu do nothing',
      folder: 'main',
      find: 'click: () => run(id)',
      replace: 'click: () => {}',
      noticed: /menu key: /,
    },
  ],
  [
    {
      bug: 'the file of the import process was renamed',
      folder: 'main',
      find: '"import-process.js"',
      replace: '"import-worker.js"',
      noticed: /port: no answer/,
    },
    {
      bug: 'windows may be opened',
      folder: 'main',
      find: 'action: "deny"',
      replace: 'action: "allow"',
      noticed: /was allowed to open/,
    },
  ],
  [
    {
      bug: 'the preload wants Node',
      folder: 'preload',
      find: 'let electron = require("electron");',
      replace: 'let electron = require("electron"); require("node:fs");',
      noticed: /bridge: not there/,
    },
  ],
  [
    {
      bug: 'the preload is looked for elsewhere',
      folder: 'main',
      find: '../preload/index.cjs',
      replace: '../preload/index.js',
      noticed: /bridge: not there/,
    },
  ],
  [
    {
      bug: 'the scheme is not registered',
      folder: 'main',
      find: 'protocol.registerSchemesAsPrivileged(',
      replace: 'void (',
      noticed: /was not registered as standard/,
    },
  ],
  [
    {
      bug: 'pages get Node',
      folder: 'main',
      find: 'nodeIntegration: false',
      replace: 'nodeIntegration: true',
      noticed: /refuses nodeIntegration: true/,
    },
  ],
  [
    {
      bug: 'the sender is known by an origin that Node cannot tell',
      folder: 'main',
      find: `url.startsWith(\`\${PAGE_ORIGIN}/\`)`,
      replace: 'new URL(url).origin === PAGE_ORIGIN',
      noticed: /dialog: .*refused sender/,
    },
  ],
  [
    {
      bug: 'root is given a sandbox',
      folder: 'main',
      find: 'if (!app.commandLine.hasSwitch("no-sandbox"))',
      replace: '',
      noticed: /enableSandbox takes --no-sandbox away/,
    },
  ],
  [
    {
      bug: 'a second copy gets a window before its page is served',
      folder: 'main',
      find: 'if (isServed) window.show();',
      replace: 'window.show();',
      noticed: /was loaded before it was served/,
    },
  ],
  [
    {
      bug: 'a fatal error of the import process ends the program',
      folder: 'main',
      find: 'child.on("error"',
      replace: 'child.on("spawn"',
      noticed: /import process: /,
    },
  ],
  [
    {
      bug: 'the start fails half-way',
      folder: 'main',
      find: 'servePage(session.defaultSession);',
      replace: 'throw new Error("half-way");',
      noticed: /Lectern could not start: Error: half-way/,
    },
  ],
  [
    {
      bug: 'a window waits to be painted before it is shown',
      folder: 'main',
      find: 'once("did-finish-load", reveal)',
      replace: 'once("did-finish-load", () => {})',
      noticed: /shown: never/,
    },
  ],
  [
    {
      bug: 'a window closes without asking whether the import may stop',
      folder: 'main',
      find: 'if (mayLeave(window)) event.preventDefault();',
      replace: 'event.preventDefault();',
      noticed: /closing: 0 questions, closed/,
    },
  ],
];
