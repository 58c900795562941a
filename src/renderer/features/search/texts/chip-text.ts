import { SOURCES, type SourceId } from '#shared/domain/source';
import type { Instant } from '#shared/domain/time';
import type { Chip } from '#shared/query/editing/edit';
import { formatDay } from '../../../i18n/format';
import { isTextKey, text } from '../../../i18n/text';

/** A filter in short: "agent: Mira Holm", "not in: Billing", "Not reviewed", "Mar 3, 2025 – May 11, 2025". */
export function chipText({ key, label, negated }: Chip): string {
  const state = `facet.${key}.value`;
  if (negated && key === 'is' && isTextKey(state)) {
    return text('search.chipNotState', { value: text(state, { value: label }).toLowerCase() });
  }
  if (!negated && (key === 'during' || key === 'on'))
    return spanText(label) ?? text('search.chip', { key, value: label });
  return text(negated ? 'search.chipNot' : 'search.chip', {
    key,
    value: key === 'source' ? sourceLabel(label) : label,
  });
}

/** Two days, or one, in words; anything else is told as it was written. */
function spanText(label: string): string | undefined {
  const [from, until, ...others] = label.split('..').map(dayText);
  if (from === undefined || others.length > 0) return undefined;
  if (!label.includes('..')) return from;
  if (until === undefined) return undefined;
  return from === until ? from : text('search.chipSpan', { from, until });
}

function dayText(word: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(word)) return undefined;
  const at = Date.parse(word);
  return Number.isNaN(at) ? undefined : formatDay(at as Instant, 'utc');
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
