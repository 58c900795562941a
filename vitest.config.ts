import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', '{build,scripts}/**/*.test.mjs', 'e2e/standin/**/*.test.mjs'],
    setupFiles: [],
  },
});
