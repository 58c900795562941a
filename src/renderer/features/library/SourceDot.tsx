import { SOURCES, type SourceId } from '#shared/domain/source';

/** The colour of a source, with its name for those who do not see it. */
export function SourceDot({ source, named }: { readonly source: SourceId; readonly named?: boolean }) {
  return (
    <span
      className="source-dot"
      data-source={source}
      data-filter-key="source"
      data-filter-value={source}
      title={SOURCES[source].label}
    >
      {named && <span className="visually-hidden">{SOURCES[source].label}</span>}
    </span>
  );
}
