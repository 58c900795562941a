import { SOURCES, type SourceId } from '#shared/domain/source';
import type { ImportRecord } from '../../archive/contract/api';

/** Bytes of original records in the archive, as they are stored. */
export interface StorageUse {
  readonly bytes: number;
  /** The largest first. An import of several sources counts for each by the size of its files. */
  readonly bySource: readonly { readonly source: SourceId; readonly bytes: number }[];
  /** Imports that brought nothing which others do not tell as well, and what they take up. */
  readonly spare: { readonly imports: number; readonly bytes: number };
}

export function storageUse(imports: readonly ImportRecord[]): StorageUse {
  const bySource = new Map<SourceId, number>();
  for (const { files, bytes } of imports) {
    const sized = files.flatMap(({ shapes, bytes: size }) => {
      const source = sourceOf(Object.keys(shapes));
      return source === undefined ? [] : [{ source, size }];
    });
    const all = sized.reduce((sum, { size }) => sum + size, 0);
    for (const { source, size } of sized)
      bySource.set(source, (bySource.get(source) ?? 0) + (all === 0 ? 0 : (bytes * size) / all));
  }
  const spare = imports.filter(isSpare);
  return {
    bytes: sumOf(imports),
    bySource: [...bySource].map(([source, bytes]) => ({ source, bytes })).sort((a, b) => b.bytes - a.bytes),
    spare: { imports: spare.length, bytes: sumOf(spare) },
  };
}

/** Without it everything that is shown would still be here. */
export function isSpare({ outcome, differing, damaged }: ImportRecord): boolean {
  return outcome.added + outcome.extended === 0 && differing === undefined && damaged === undefined;
}

function sumOf(imports: readonly ImportRecord[]): number {
  return imports.reduce((sum, { bytes }) => sum + bytes, 0);
}

function sourceOf(shapes: readonly string[]): SourceId | undefined {
  const vendors = shapes.map(shape => shape.split('/')[0] ?? '');
  return vendors.find((vendor): vendor is SourceId => Object.hasOwn(SOURCES, vendor));
}
