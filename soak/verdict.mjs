// What became of an archive: as it was before, as it would be after, or a loss, told or in silence.

/**
 * @typedef {object} Figure
 * @property {number} rounds
 * @property {number} asBefore
 * @property {number} asAfter
 * @property {number} lostAndSaid
 * @property {number} lostSilently
 * @property {number} crashed restarts in which the page crashed, and was opened once more
 * @property {number} undecided rounds in which nothing could be interrupted: the machine was too slow, say
 * @property {number[]} restartMs
 * @property {Record<string, number>} said what the window said, where it said something
 */

/** @returns {Figure} */
export function emptyFigure() {
  return {
    rounds: 0,
    asBefore: 0,
    asAfter: 0,
    lostAndSaid: 0,
    lostSilently: 0,
    crashed: 0,
    undecided: 0,
    restartMs: [],
    said: {},
  };
}

/**
 * Judges what is seen after a start and counts it. Every mark that was told of has to be there.
 * @param {import('./app-page.mjs').Seen} seen
 * @param {{ before: string, after: string, flagged: number }} expected
 * @param {Figure} figure
 */
export function verdictOf(seen, { before, after, flagged }, figure) {
  const verdict = judge(seen, { before, after, flagged });
  figure.rounds += 1;
  switch (verdict) {
    case 'as before':
      figure.asBefore += 1;
      break;
    case 'as after':
      figure.asAfter += 1;
      break;
    case 'lost and said':
      figure.lostAndSaid += 1;
      break;
    case 'lost silently':
      figure.lostSilently += 1;
  }
  figure.restartMs.push(seen.startMs);
  if (seen.recovery !== undefined) figure.said[seen.recovery] = (figure.said[seen.recovery] ?? 0) + 1;
  return verdict;
}

/**
 * @param {import('./app-page.mjs').Seen} seen
 * @param {{ before: string, after: string, flagged: number }} expected
 */
function judge(seen, { before, after, flagged }) {
  if (seen.recovery !== undefined) return 'lost and said';
  if (seen.flagged >= flagged) {
    if (seen.text === before) return 'as before';
    if (seen.text === after) return 'as after';
  }
  return seen.isDamageTold ? 'lost and said' : 'lost silently';
}

/** @param {Figure} figure */
export function isLostInSilence({ lostSilently }) {
  return lostSilently > 0;
}

/** @param {string} name @param {string} what @param {Figure} figure */
export function tell(
  name,
  what,
  { rounds, asBefore, asAfter, lostAndSaid, lostSilently, crashed, undecided, restartMs, said },
) {
  const slowest = restartMs.length === 0 ? '' : `, slowest restart ${Math.round(Math.max(...restartMs))} ms`;
  const not = undecided === 0 ? '' : `, ${undecided} undecided`;
  const again = crashed === 0 ? '' : `, ${crashed} opened only after a crash of the page`;
  const words = Object.keys(said).length === 0 ? '' : `; said: ${JSON.stringify(said)}`;
  return `${name}${rounds} ${what}, ${asBefore} as before, ${asAfter} as after, ${lostAndSaid} lost and said, ${lostSilently} lost silently${again}${not}${slowest}${words}`;
}
