import type { Readings } from '../snapshot/originals';
import type { Catalog } from '../storage/catalog';
import type { FreeSpace } from '../storage/free-space';
import type { Rows } from '../storage/rows';
import type { Shards } from '../storage/shards';

/** What every change of the archive works with. */
export interface WriterTools {
  readonly catalog: Catalog;
  readonly shards: Shards;
  readonly rows: Rows;
  readonly readings: Readings;
  readonly newId: () => string;
  readonly room: FreeSpace;
}
