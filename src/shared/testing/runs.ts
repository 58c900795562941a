import { env } from 'node:process';

const TIMES = Number(env.LECTERN_RUNS ?? 1);

/** The number of runs of a property: those the suite has time for, times what `npm run soak` asks for. */
export function runs(inSuite: number): number {
  return inSuite * TIMES;
}

/** For tests that try a whole archive many times over, perhaps on a busy machine. */
export const LONG = { timeout: 120_000 * TIMES };
