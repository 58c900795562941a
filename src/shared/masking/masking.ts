import { fold } from '../text/fold';
import { type CompiledPattern, compilePattern } from './finders/own-patterns';
import type { MaskKind } from './kinds';
import type { MaskRules, StandIn } from './rules';

/**
 * What one export, or one window, masks with. It numbers what it masks in the order in which it meets it, so that the same
 * person or value has the same stand-in in all conversations it is used for.
 */
export interface Masking {
  readonly patterns: readonly CompiledPattern[];
  masks(kind: MaskKind): boolean;
  /** What stands for a value, which is compared without case, accents and signs between its letters. */
  standIn(kind: MaskKind, identity: string, label?: string): string;
}

/** Each costs time in each text. */
const MOST_PATTERNS = 50;

export function createMasking(rules: MaskRules, words: StandIn): Masking {
  const kinds = new Set(rules.kinds);
  const numbers = new Map<string, number>();
  const counts = new Map<string, number>();
  return {
    patterns: kinds.has('own')
      ? rules.patterns.slice(0, MOST_PATTERNS).flatMap(pattern => {
          const compiled = compilePattern(pattern);
          return compiled.ok ? [compiled.value] : [];
        })
      : [],
    masks: kind => kinds.has(kind),
    standIn(kind, identity, label) {
      const group = label === undefined ? kind : `${kind} ${label}`;
      const name = `${group} ${fold(identity).replace(BETWEEN, '')}`;
      let number = numbers.get(name);
      if (number === undefined) {
        number = (counts.get(group) ?? 0) + 1;
        counts.set(group, number);
        numbers.set(name, number);
      }
      return words(kind, number, label);
    },
  };
}

const BETWEEN = /[\s().\-/]/g;
