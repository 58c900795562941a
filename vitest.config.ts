import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { defineConfig } from 'vitest/config';

// the same inputs in every run, so that a change is the only reason to fail; `npm run test:explore` tries others
const seed = Number(env.LECTERN_SEED ?? 20_250_512);
console.log(`properties are tried from seed ${seed}; another by LECTERN_SEED`);

export default defineConfig({
  test: {
    setupFiles: [join(import.meta.dirname, 'build/vitest-setup.ts')],
    env: { LECTERN_SEED: String(seed) },
    testTimeout: 30_000 * Number(env.LECTERN_RUNS ?? 1),
    // it would leave one processor to others
    maxWorkers: availableParallelism(),
    // files share a worker and what it has loaded, which costs more than most tests; a file leaves nothing behind that another meets
    isolate: false,
    include: [
      'src/**/*.test.{ts,tsx}',
      '{build,scripts}/**/*.test.mjs',
      'soak/**/*.test.ts',
      'e2e/standin/**/*.test.mjs',
    ],
  },
});
