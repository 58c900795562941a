import type { Catalog } from './catalog';
import type { Readings } from './originals';
import type { Room } from './room';
import type { Rows } from './rows';
import type { Shards } from './shards';

/** What every change of the archive works with. */
export interface WriterTools {
  readonly catalog: Catalog;
  readonly shards: Shards;
  readonly rows: Rows;
  readonly readings: Readings;
  readonly newId: () => string;
  readonly room: Room;
}
