import type { Plugin } from 'vite';

const BUILD = 'dev-build.js';
const WATCH = 'dev-reload.js';

/**
 * Makes the page load itself again after each build. For `npm run dev` alone: `electron.vite.config.ts` adds it to no
 * other build. It asks for a script of the page's own, which the app's policy allows as it stands; so the loop runs under
 * the policy that users get, and there is no looser one that could reach them.
 */
export function reloadOnSave(): Plugin {
  let builds = 0;
  return {
    name: 'lectern-reload-on-save',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'script', attrs: { type: 'module', src: `./${WATCH}` }, injectTo: 'body' as const },
    ],
    generateBundle() {
      builds += 1;
      // another process may have made the build before
      const id = `${Date.now()}-${builds}`;
      this.emitFile({ type: 'asset', fileName: BUILD, source: `export default '${id}';\n` });
      // the page asks for it; one that holds nothing
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: '' });
      this.emitFile({ type: 'asset', fileName: WATCH, source: WATCHING });
    },
  };
}

const WATCHING = `const EVERY_MS = 400;
let asked = 0;
let first;
setInterval(async () => {
  if (document.hidden) return;
  // under another name each time: a module is asked for once only
  const { default: build } = await import('./${BUILD}?' + ++asked).catch(() => ({ default: first }));
  first ??= build;
  if (build !== first) location.reload();
}, EVERY_MS);
`;
