import { SOURCES } from '#shared/domain/source';
import type { HistogramPart, StackColumn } from '../../../archive/contract/api';
import { codeWords } from '../../../i18n/plain-words';
import { text } from '../../../i18n/text';

/** What the bars are made of, part for part: its name and its colour. */
export interface StackPart {
  readonly name: string;
  readonly paint: string;
}

export function stackParts(parts: readonly HistogramPart[], stackBy: StackColumn): readonly StackPart[] {
  return parts.map((part, nth) => ({ name: nameOf(part, stackBy), paint: paintOf(part, nth, stackBy) }));
}

function nameOf(part: HistogramPart, stackBy: StackColumn): string {
  switch (part.kind) {
    case 'value':
      return stackBy === 'source' ? sourceLabel(part.value) : codeWords(part.value);
    case 'others':
      return text('overTime.others', { count: part.values });
    case 'none':
      return text('overTime.noOutcome');
  }
}

function sourceLabel(value: string): string {
  return Object.entries(SOURCES).find(([id]) => id === value)?.[1].label ?? value;
}

/** Sources have their colour everywhere; outcomes are coloured by their rank. */
function paintOf(part: HistogramPart, nth: number, stackBy: StackColumn): string {
  if (part.kind !== 'value') return part.kind;
  return stackBy === 'source' ? part.value : `rank-${nth}`;
}
