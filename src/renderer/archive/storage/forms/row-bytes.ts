import { openBytes } from './checked-bytes';

/** Whether the bytes of a row of a shard are as they were written. */
export function isWholeRow(table: 'blocks' | 'heads' | 'index', bytes: Uint8Array): boolean {
  switch (table) {
    case 'blocks':
      return openBytes('block', bytes) !== undefined;
    case 'heads':
      return openBytes('heads', bytes) !== undefined;
    case 'index':
      return openBytes('index-head', bytes) !== undefined || openBytes('index-chunk', bytes) !== undefined;
  }
}
