import type { OwnPattern } from './finders/own-patterns';
import { MASK_KINDS, type MaskKind } from './kinds';

/** What is to be masked, and by which patterns besides. */
export interface MaskRules {
  readonly kinds: readonly MaskKind[];
  readonly patterns: readonly OwnPattern[];
}

/** Customers and everything that tells of them; who worked for the company stays readable. */
export const USUAL_RULES: MaskRules = { kinds: MASK_KINDS.filter(kind => kind !== 'agent'), patterns: [] };

/** Everything. */
export const STRICT_RULES: MaskRules = { kinds: MASK_KINDS, patterns: [] };

/** The words that stand for what is masked: "Customer 3", "[e-mail 1]". `label` is what the user calls a pattern. */
export type StandIn = (kind: MaskKind, number: number, label?: string) => string;

/** How many stretches were masked of each kind; kinds without any are absent. */
export type MaskCounts = Readonly<Partial<Record<MaskKind, number>>>;
