import type { Instant } from '#shared/domain/time';
import type { SourceReport } from '#shared/import/contract/protocol';
import type { IndexCoverage, IndexRow, SegmentRow } from './catalog-rows';

/** Raised with any change of what a shard's rows look like. */
export const ROWS_FORMAT = 1;

interface Described {
  /** Whose rows it tells of: a segment, or a part of the index. */
  readonly id: string;
  readonly format: number;
}

/** What the catalog knows of a segment, but for the columns, which can be made again from its rows. */
export interface SegmentManifest extends Described {
  /** The import that its rows belong to; none for a derived segment. */
  readonly importId?: string;
  readonly kind: 'import' | 'derived';
  readonly order: number;
  readonly at: Instant;
  /** Content hashes of the files it holds. */
  readonly hashes: readonly string[];
  /** What became of each file of an import; none for a derived segment. */
  readonly files: readonly SourceReport[];
  readonly headRows: Uint32Array<ArrayBuffer>;
  readonly blockRows: Uint32Array<ArrayBuffer>;
}

export interface IndexManifest extends Described {
  readonly kind: 'index';
  readonly version: number;
  readonly covers: readonly IndexCoverage[];
  readonly documents: number;
}

/**
 * Written last, in the transaction that forces the rows of a segment or part of the index onto the disk: so what has a
 * manifest is whole, and can be told from a shard alone when the catalog is gone.
 */
export type Manifest = SegmentManifest | IndexManifest;

/** A manifest as it lies in a shard: with how many rows its owner has there. */
export type ManifestRow = Manifest & { readonly rows: number };

export function manifestOfSegment(row: SegmentRow, files: readonly SourceReport[] = []): SegmentManifest {
  const { id, importId, kind, order, at, hashes, headRows, blockRows } = row;
  return {
    id,
    format: ROWS_FORMAT,
    ...(importId !== undefined && { importId }),
    kind,
    order,
    at,
    hashes,
    files,
    headRows,
    blockRows,
  };
}

export function manifestOfIndex({ id, version, covers, documents }: Omit<IndexRow, 'shard'>): IndexManifest {
  return { id, format: ROWS_FORMAT, kind: 'index', version, covers, documents };
}
