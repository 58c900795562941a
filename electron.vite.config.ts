import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { serviceWorker } from './build/service-worker';

const here = (path: string) => resolve(import.meta.dirname, path);

export default defineConfig({
  main: {
    // the one form of it that needs no Node module: the engine is the same code in every process
    resolve: { alias: { fflate: 'fflate/browser' } },
    build: {
      // the same files also run under plain Node: the loopback server, the command line, the tests of the main process
      target: 'node20',
      outDir: here('out/main'),
      externalizeDeps: true,
      rolldownOptions: {
        input: {
          index: here('src/main/index.ts'),
          loopback: here('src/main/loopback.ts'),
          'import-process': here('src/main/import-process.ts'),
          normalize: here('src/main/normalize.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: here('out/preload'),
      // a sandboxed preload is one CommonJS file and can load nothing but Electron
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: here('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: here('src/renderer'),
    plugins: [react(), serviceWorker(here('src/renderer/public'))],
    resolve: {
      alias: {
        // its form for pages asks `innerHTML` what `&amp;` means: the policy forbids that, and workers have none
        'decode-named-character-reference': here('node_modules/decode-named-character-reference/index.js'),
      },
    },
    worker: { format: 'es' },
    build: {
      outDir: here('out/renderer'),
      minify: true,
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
  },
});
