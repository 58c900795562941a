import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'electron-vite';
import { reloadOnSave } from './build/reload-on-save';
import { serviceWorker } from './build/service-worker';

const here = (path: string) => resolve(import.meta.dirname, path);

// `npm run dev` and `npm run gallery` build elsewhere, again with each save; nothing of it is ever part of the app
const dev = process.env.LECTERN_DEV !== undefined;
const out = (part: string) => here(dev ? `.dev/out/${part}` : `out/${part}`);

export default defineConfig({
  main: {
    // the one form of it that needs no Node module: the engine is the same code in every process
    resolve: { alias: { fflate: 'fflate/browser' } },
    build: {
      // the same files also run under plain Node: the loopback server, the command line, the tests of the main process
      target: 'node20',
      outDir: out('main'),
      externalizeDeps: true,
      rolldownOptions: {
        input: {
          index: here('src/main/index.ts'),
          loopback: here('src/main/loopback.ts'),
          'import-process': here('src/main/import/import-process.ts'),
          normalize: here('src/main/cli/normalize.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: out('preload'),
      // a sandboxed preload is one CommonJS file and can load nothing but Electron
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: here('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  ...(process.env.LECTERN_DEV !== 'main' && { renderer: page() }),
});

function page(): NonNullable<UserConfig['renderer']> {
  return {
    root: here('src/renderer'),
    // a page that a service worker holds would not be the one just built
    plugins: [react(), dev ? reloadOnSave() : serviceWorker(here('src/renderer/public'))],
    resolve: {
      alias: {
        // its form for pages asks `innerHTML` what `&amp;` means: the policy forbids that, and workers have none
        'decode-named-character-reference': here('node_modules/decode-named-character-reference/index.js'),
      },
    },
    worker: { format: 'es' },
    build: {
      outDir: out('renderer'),
      minify: !dev,
      sourcemap: dev,
      // one page from the disk: splitting it would save nobody a download
      chunkSizeWarningLimit: 2000,
      // the policy loads fonts and pictures from files of our own only
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: {
          index: here('src/renderer/index.html'),
          // shows every kind of rich content in both themes; for people who work on it, never part of the app
          ...(process.env.LECTERN_GALLERY === '1' ? { gallery: here('src/renderer/gallery.html') } : {}),
        },
      },
    },
  };
}
