import type { Original } from './api';
import type { StoredOriginal } from './originals';
import type { Place } from './segment';
import type { ArchiveView } from './view';

/** The originals of an import at a place of one of its files. */
export function placesIn(
  view: ArchiveView,
  of: { readonly import: string; readonly file: string; readonly record: number },
): readonly Place[] {
  const segment = view.segments.find(({ id }) => id === of.import);
  if (segment === undefined) return [];
  const code = segment.entries.dictionary('file').indexOf(of.file) + 1;
  const files = segment.entries.codes('file');
  const places: Place[] = [];
  for (const [slot, record] of segment.entries.counts('record').entries()) {
    if (record === of.record && code > 0 && files[slot] === code) places.push({ segment, slot });
  }
  return places;
}

export function asOriginal({ place, entry, text, repaired }: StoredOriginal): Original {
  const { file, shape, record, line, column, findings = [] } = entry;
  return {
    file,
    import: place.segment.id,
    shape,
    record,
    line,
    column,
    text,
    ...(repaired !== undefined && { repaired }),
    findings,
  };
}
