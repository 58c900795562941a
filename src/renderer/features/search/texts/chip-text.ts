import { SOURCES, type SourceId } from '#shared/domain/source';
import type { Chip } from '#shared/query/editing/edit';
import { text } from '../../../i18n/text';

/** A filter in short: "handled: Mira Holm", "not in: Billing". */
export function chipText({ key, label, negated }: Chip): string {
  return text(negated ? 'search.chipNot' : 'search.chip', {
    key,
    value: key === 'source' ? sourceLabel(label) : label,
  });
}

/** The name of a source, or of several with commas between them. */
export function sourceLabel(ids: string): string {
  return ids
    .split(', ')
    .map(id => (isSource(id) ? SOURCES[id].label : id))
    .join(', ');
}

function isSource(id: string): id is SourceId {
  return Object.hasOwn(SOURCES, id);
}
