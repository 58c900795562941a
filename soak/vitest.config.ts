import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { include: ['soak/**/*.soak.ts'], testTimeout: 0, fileParallelism: false } });
