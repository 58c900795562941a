import { env } from 'node:process';
import fc from 'fast-check';
import { runs } from '../src/shared/testing/runs.ts';

// every property of a run starts from one seed, which vitest.config.ts chose and printed
fc.configureGlobal({ seed: Number(env.LECTERN_SEED), numRuns: runs(100) });
