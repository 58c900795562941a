import { SOURCES, type SourceId } from '#shared/domain/source';
import { Swatch } from '../../ui/feedback/Swatch';

/** The colour of a source, with its name for those who do not see it. */
export function SourceDot({ source, named }: { readonly source: SourceId; readonly named?: boolean }) {
  return (
    <Swatch paint={source} data-filter-key="source" data-filter-value={source} title={SOURCES[source].label}>
      {named && <span className="visually-hidden">{SOURCES[source].label}</span>}
    </Swatch>
  );
}
