import type { Readings } from '../snapshot/originals';
import type { FreeSpace } from '../storage/stores/free-space';
import type { Catalog } from '../storage/tables/catalog';
import type { Rows } from '../storage/tables/rows';
import type { Shards } from '../storage/tables/shards';

/** What every change of the archive works with. */
export interface WriterTools {
  readonly catalog: Catalog;
  readonly shards: Shards;
  readonly rows: Rows;
  readonly readings: Readings;
  readonly newId: () => string;
  readonly room: FreeSpace;
}
