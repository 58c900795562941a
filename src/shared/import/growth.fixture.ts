import type { HostileCase } from './hostile.fixture';

/** How the work of a case grew: 1 where double the input takes double the time. */
export interface Growth {
  readonly name: string;
  readonly size: number;
  readonly milliseconds: number;
  readonly exponent: number;
}

interface GrowthOptions {
  /** The largest input. */
  readonly most: number;
  /** Processor time of this program so far, in milliseconds. */
  readonly processorTime: () => number;
}

/** Beyond this exponent work is more than linear: what sorting adds, and caches that overflow, stays below it. */
const STEEPEST = 1.3;
const STEP = 4;
/** Less than this is not judged: at these sizes a square is seconds. */
const FLOOR = 200;
const TRIES = 4;

/**
 * Lets the input of a case grow until it is `most`, and tells where its work outgrew it. Only processor time counts, the
 * best of several tries on either side, and what looks steep is tried again before it is believed.
 */
export async function steepGrowth(
  each: HostileCase,
  { most, processorTime }: GrowthOptions,
): Promise<Growth | undefined> {
  const timeOf = async (size: number) => {
    const start = processorTime();
    await each.run(size);
    return processorTime() - start;
  };
  for (let size = most / STEP ** 3; size <= most; size *= STEP) {
    let milliseconds = await timeOf(size);
    if (milliseconds < FLOOR) continue;
    // the larger side may only get better by trying again, the smaller one too: each keeps its best
    let before = Number.POSITIVE_INFINITY;
    let exponent = Number.POSITIVE_INFINITY;
    for (let n = 0; n < TRIES && exponent > STEEPEST; n++) {
      if (n > 0) milliseconds = Math.min(milliseconds, await timeOf(size));
      if (milliseconds < FLOOR) break;
      before = Math.min(before, await timeOf(size / STEP));
      // a clock that is read in steps must not make little time out of none
      exponent = Math.log(milliseconds / Math.max(before, FLOOR / STEP / 4)) / Math.log(STEP);
    }
    if (milliseconds >= FLOOR && exponent > STEEPEST) return { name: each.name, size, milliseconds, exponent };
  }
  return undefined;
}
