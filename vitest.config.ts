import { join } from 'node:path';
import { env } from 'node:process';
import { defineConfig } from 'vitest/config';
import { plantedBug } from './build/mutations/plant.mjs';

// the same inputs in every run, so that a change is the only reason to fail; `npm run test:explore` tries others
const seed = Number(env.LECTERN_SEED ?? 20_250_512);
// this file is read again for each project
if (env.LECTERN_SEED_TOLD === undefined) console.log(`properties are tried from seed ${seed}; another by LECTERN_SEED`);
env.LECTERN_SEED_TOLD = 'yes';

export default defineConfig({
  plugins: plantedBug(import.meta.dirname),
  test: {
    setupFiles: [join(import.meta.dirname, 'build/vitest-setup.ts')],
    env: { LECTERN_SEED: String(seed) },
    testTimeout: 30_000 * Number(env.LECTERN_RUNS ?? 1),
    projects: [
      // functions of their arguments: nothing that one file leaves behind reaches another
      {
        extends: true,
        test: {
          name: 'core',
          include: ['src/shared/**/*.test.ts', '{build,scripts}/**/*.test.mjs', 'soak/**/*.test.ts'],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'app',
          include: ['src/{main,preload,renderer}/**/*.test.{ts,tsx}', 'e2e/standin/**/*.test.mjs'],
        },
      },
    ],
  },
});
