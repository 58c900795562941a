import Dexie, { type EntityTable } from 'dexie';
import { failed, ok, type Result } from '#shared/base/result';
import type { ConversationKey } from '#shared/domain/keys';
import type { Instant } from '#shared/domain/time';
import type { Marks } from '#shared/marks/marks';
import type { ImportRecord } from './api';
import { type Problem, problemOf } from './problem';

/** Raised with any change of a stored shape, together with an upgrader; an archive with a higher number is not touched. */
export const ARCHIVE_FORMAT = 1;
/** The same for the stored shape of marks. */
export const MARKS_FORMAT = 1;
const CATALOG_NAME = 'lectern';
const SCHEMA_VERSION = 2;

/**
 * What tells versions apart: one row for the archive, whose `revision` grows with every change of what is visible, and
 * one for the marks, whose grows with every change of theirs. Neither touches the other.
 */
export interface StateRow {
  readonly id: 'archive' | 'marks';
  readonly format: number;
  readonly revision: number;
}

/**
 * What one import brought, or heads derived from several imports. Never changed: only superseded (by tombstones) or
 * removed. Its rows lie in the shard `shard` under `[id, n]`.
 */
export interface SegmentRow {
  readonly id: string;
  readonly kind: 'import' | 'derived';
  /** In which order segments became visible. */
  readonly order: number;
  readonly shard: number;
  /** Packed columns (`columns.ts`, `schemas.ts`), one row for each head of the segment. */
  readonly docs: Uint8Array<ArrayBuffer>;
  /** Packed columns, one row for each original; empty for derived segments. */
  readonly entries: Uint8Array<ArrayBuffer>;
  /** How many heads (originals) each row of the shard holds, in order. */
  readonly headRows: Uint32Array<ArrayBuffer>;
  readonly blockRows: Uint32Array<ArrayBuffer>;
  /** Content hashes of the files it holds, and since when. */
  readonly hashes: readonly string[];
  readonly at: Instant;
}

/**
 * A part of the full-text index: the texts of heads of one or more segments, one run after another. Never changed, only
 * merged into another or removed; its rows lie in the shard `shard` under its id (`index-rows.ts`).
 */
export interface IndexRow {
  readonly id: string;
  readonly shard: number;
  /** `SEGMENT_VERSION` of what is stored: a part of an older one is built again. */
  readonly version: number;
  readonly covers: readonly Cover[];
  /** Texts in it. */
  readonly documents: number;
}

/** A run of heads of a segment. */
export interface Cover {
  readonly segment: string;
  readonly first: number;
  readonly count: number;
}

/** The heads of a segment that are superseded, by their place in it, ascending. */
export interface TombstoneRow {
  readonly segment: string;
  readonly slots: Uint32Array<ArrayBuffer>;
}

/**
 * The supervisor's own marks on a conversation, whether or not it is in the archive now. `revision` is that of the change
 * they are from. A row stays when the last mark is gone: whoever holds the rows learns of it by that.
 */
export interface MarksRow {
  readonly key: ConversationKey;
  readonly marks: Marks;
  readonly revision: number;
}

/**
 * Says what is in the archive. What it does not name is invisible, and swept before the next change; so an import becomes
 * visible, and an undo final, in one transaction here. Marks are nobody's but the user's: no import touches them.
 */
export class Catalog extends Dexie {
  declare readonly state: EntityTable<StateRow, 'id'>;
  declare readonly segments: EntityTable<SegmentRow, 'id'>;
  declare readonly indexes: EntityTable<IndexRow, 'id'>;
  declare readonly tombstones: EntityTable<TombstoneRow, 'segment'>;
  declare readonly imports: EntityTable<ImportRecord, 'id'>;
  declare readonly marks: EntityTable<MarksRow, 'key'>;

  constructor() {
    // an import that was said to be finished must survive a power cut
    super(CATALOG_NAME, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      state: 'id',
      segments: 'id',
      indexes: 'id',
      tombstones: 'segment',
      imports: 'id',
    });
    this.version(SCHEMA_VERSION).stores({ marks: 'key, revision' });
  }
}

// another process may hold the files for a moment: a virus scanner, or the one that has just ended
const TRY_AGAIN_AFTER_MS = [300, 1500];

/** Opens the catalog, or makes an empty one. One that a later version of the program wrote is closed as it was found. */
export async function openCatalog(): Promise<Result<Catalog, Problem>> {
  let opened = await tryToOpen();
  for (const wait of TRY_AGAIN_AFTER_MS) {
    if (opened.ok || opened.problem.code !== 'archive/unavailable') break;
    await new Promise(resolve => setTimeout(resolve, wait));
    opened = await tryToOpen();
  }
  return opened;
}

async function tryToOpen(): Promise<Result<Catalog, Problem>> {
  try {
    // looked up without opening: opening is what could change it
    const held = (await indexedDB.databases()).find(({ name }) => name === CATALOG_NAME);
    // Dexie multiplies version numbers by ten
    if ((held?.version ?? 0) >= (SCHEMA_VERSION + 1) * 10) return failed({ code: 'archive/newer-archive' });
    const catalog = new Catalog();
    // a later version of the program takes over in another window: asking again says so
    catalog.on('versionchange', () => {
      catalog.close();
      return false;
    });
    await catalog.open();
    const [archive, marks] = await catalog.state.bulkGet(['archive', 'marks']);
    if ((archive?.format ?? 0) <= ARCHIVE_FORMAT && (marks?.format ?? 0) <= MARKS_FORMAT) return ok(catalog);
    catalog.close();
    return failed({ code: 'archive/newer-archive' });
  } catch (error) {
    return failed(problemOf(error));
  }
}
