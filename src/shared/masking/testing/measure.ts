import { MASK_KINDS, type MaskKind } from '../kinds';
import { createMasking } from '../masking';
import { TextMask } from '../text-mask';
import type { KnownText } from './seeded-set';

/** How well one kind is found. */
export interface Measured {
  readonly kind: MaskKind;
  /** Stretches that are of this kind. */
  readonly there: number;
  /** Those of them of which every character is masked. */
  readonly covered: number;
  /** Stretches that were found as this kind. */
  readonly found: number;
  /** Those of them that are one, from its first character to its last. */
  readonly right: number;
}

export interface Miss {
  readonly about: string;
  readonly text: string;
  readonly masked: string;
}

/** What masking finds in texts of which is known what is in them. */
export function measure(texts: readonly KnownText[]): {
  readonly kinds: readonly Measured[];
  readonly misses: readonly Miss[];
} {
  const kinds = new Map<MaskKind, { there: number; covered: number; found: number; right: number }>();
  const of = (kind: MaskKind) => {
    let sums = kinds.get(kind);
    if (sums === undefined) {
      sums = { there: 0, covered: 0, found: 0, right: 0 };
      kinds.set(kind, sums);
    }
    return sums;
  };
  const misses: Miss[] = [];
  for (const { conversation, text, answers, about } of texts) {
    const masking = createMasking({ kinds: MASK_KINDS, patterns: [] }, (kind, number) => `[${kind} ${number}]`);
    const mask = new TextMask(conversation, masking);
    const found = mask.find(text);
    let isGood = true;
    for (const { start, end, kind } of answers) {
      of(kind).there += 1;
      const isCovered = found.some(each => each.start <= start && each.end >= end);
      if (isCovered) of(kind).covered += 1;
      isGood &&= isCovered;
    }
    for (const { start, end, kind } of found) {
      of(kind).found += 1;
      const isRight = answers.some(answer => answer.start === start && answer.end === end && answer.kind === kind);
      if (isRight) of(kind).right += 1;
      isGood &&= isRight;
    }
    if (!isGood) misses.push({ about, text, masked: mask.text(text) });
  }
  return { kinds: MASK_KINDS.flatMap(kind => (kinds.has(kind) ? [{ kind, ...of(kind) }] : [])), misses };
}
