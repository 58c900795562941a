/**
 * A seeded source of chance (mulberry32): the same seed gives the same corpus on every machine.
 * @param {number} seed
 */
export function randomFrom(seed) {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    /** A number in [0, 1). */
    next,
    /** A whole number in [0, below). */
    below: (/** @type {number} */ below) => Math.floor(next() * below),
    /** Whether something of this probability happens. */
    chance: (/** @type {number} */ probability) => next() < probability,
    /**
     * One of a list.
     * @template T
     * @param {readonly T[]} list
     * @returns {T}
     */
    of: list => /** @type {T} */ (list[Math.floor(next() * list.length)]),
  };
}

/** @typedef {ReturnType<typeof randomFrom>} Random */
