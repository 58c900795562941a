import { isObject, type Json } from '../../../base/json';
import { numberOf, textOf } from '../../kit/reading';

/** The score after one line: `mcs` for the chat so far, `raw` for the line alone (the vendor's own use). */
export interface LineScore {
  readonly mcs: number | undefined;
  readonly raw: Json | undefined;
  readonly original: Json;
  joined: boolean;
}

export interface LineScores {
  /** The score of the line with this `lineSeq`. */
  of(lineSeq: unknown): LineScore | undefined;
  /** Scores that no line asked for. */
  unjoined(): Json[];
}

export function readLineScores(list: readonly Json[]): LineScores {
  if (list.length === 0) return NO_SCORES;
  const bySeq = new Map<string, LineScore>();
  const lost: Json[] = [];
  for (const original of list) {
    const seq = isObject(original) ? textOf(original.lineSeq) : undefined;
    if (!isObject(original) || seq === undefined || bySeq.has(seq)) {
      lost.push(original);
      continue;
    }
    bySeq.set(seq, { mcs: numberOf(original.mcs), raw: original.lineRawScore, original, joined: false });
  }
  return {
    of(lineSeq) {
      const score = bySeq.get(textOf(lineSeq) ?? '');
      if (score !== undefined) score.joined = true;
      return score;
    },
    unjoined: () => [...lost, ...[...bySeq.values()].filter(({ joined }) => !joined).map(({ original }) => original)],
  };
}

const NO_SCORES: LineScores = { of: () => undefined, unjoined: () => [] };
