import type { Bitset } from '#shared/index/bitset';
import { APART } from '#shared/index/documents/documents';
import { type Clock, dayWord } from '#shared/query/language/calendar';
import type { ImportRecord } from '../contract/api';
import type { Place, Segment } from '../storage/forms/segment';
import type { ArchiveView } from './view';

/**
 * What an import is called in a search: its id, and the day it was done in the zone of the question, so that both
 * `import:2025-03-01` and the id alone find it.
 */
export function importText({ id, at }: Pick<ImportRecord, 'id' | 'at'>, { zone }: Pick<Clock, 'zone'>): string {
  return `${id}${APART}${dayWord(at, zone)}`;
}

/** Adds the heads whose conversations are told by a file, or came with an import, whose name passes. */
export function passesProvenance(
  view: ArchiveView,
  column: 'files' | 'imports',
  passes: (text: string) => boolean,
  clock: Clock,
  found: Bitset,
): void {
  const test = column === 'files' ? fileTest(passes) : importTest(passes, clock);
  sourcesOfEach(view, (number, places) => {
    if (places.some(test)) found.add(number);
  });
}

/** Goes through the live heads of a view with the originals that tell of each. */
export function sourcesOfEach(view: ArchiveView, visit: (number: number, places: readonly Place[]) => void): void {
  const { numbers, contributors } = view;
  for (const { segment, slots } of numbers.bySegment(numbers.live)) {
    const base = numbers.baseOf(segment.id) ?? 0;
    const keys = segment.docs.numbers('key');
    for (const slot of slots) {
      const own = contributors.of(keys[slot] as number);
      const joining = contributors.joining(own);
      visit(base + slot, joining.length === 0 ? own : [...own, ...joining]);
    }
  }
}

export function fileOf({ segment, slot }: Place): string {
  return segment.entries.word('file', slot) ?? '';
}

function fileTest(passes: (text: string) => boolean): (place: Place) => boolean {
  return place => passes(fileOf(place));
}

function importTest(passes: (text: string) => boolean, clock: Clock): (place: Place) => boolean {
  const passing = new Map<Segment, boolean>();
  return ({ segment }) => {
    const held = passing.get(segment);
    if (held !== undefined) return held;
    const answer = passes(importText({ id: segment.importId ?? '', at: segment.at }, clock));
    passing.set(segment, answer);
    return answer;
  };
}
