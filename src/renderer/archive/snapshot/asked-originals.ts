import type { Original } from '../contract/api';
import type { Place, Segment } from '../storage/forms/segment';
import type { Rows } from '../storage/tables/rows';
import { type LoadedConversation, lostOriginal, OUTDATED, type Outdated } from './load-conversation';
import { readEach, type StoredOriginal } from './originals';
import type { ArchiveView } from './view';

// more are not looked through one by one
const MOST_WAITING = 200;

/** The originals of an import at a place of one of its files, or those that wait for others. */
export function placesIn(
  view: ArchiveView,
  of: { readonly import: string; readonly file: string; readonly record: number } | { readonly waiting: true },
): readonly Place[] {
  if ('waiting' in of) return view.contributors.waitingPlaces.slice(0, MOST_WAITING);
  return view.segments.filter(({ importId }) => importId === of.import).flatMap(segment => placesOf(segment, of));
}

function placesOf(segment: Segment, of: { readonly file: string; readonly record: number }): readonly Place[] {
  const code = segment.entries.dictionary('file').indexOf(of.file) + 1;
  const files = segment.entries.codes('file');
  const places: Place[] = [];
  for (const [slot, record] of segment.entries.counts('record').entries()) {
    if (record === of.record && code > 0 && files[slot] === code) places.push({ segment, slot });
  }
  return places;
}

/** Reads originals by place. Outdated where one is missing and nobody knows why. */
export async function toldAt(
  view: ArchiveView,
  rows: Rows,
  places: readonly Place[],
): Promise<LoadedConversation | Outdated> {
  const read = await readEach(rows, places);
  const lost = places.filter((_, nth) => read[nth] === undefined);
  if (lost.length > 0 && !view.knownCurrent) return OUTDATED;
  return { originals: read.filter(original => original !== undefined), lost };
}

/** What is left of an original that is damaged: where it was. */
export function asLostOriginal(place: Place): Original {
  const finding = lostOriginal(place);
  const { file, record = 0 } = finding.place;
  return {
    file,
    import: place.segment.importId ?? '',
    shape: '',
    record,
    line: 1,
    column: 1,
    text: '',
    findings: [finding],
    damaged: true,
  };
}

/** With its bytes only where they are asked for: what crosses to the page is copied. */
export function asOriginal({ place, entry, bytes, text, repaired }: StoredOriginal, withBytes: boolean): Original {
  const { file, shape, record, line, column, findings = [] } = entry;
  return {
    file,
    import: place.segment.importId ?? '',
    shape,
    record,
    line,
    column,
    text,
    ...(repaired !== undefined && { repaired }),
    ...(withBytes && { bytes: bytes.slice() }),
    findings,
  };
}
