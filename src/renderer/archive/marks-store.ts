import Dexie, { type EntityTable } from 'dexie';
import type { Result } from '#shared/base/result';
import type { ConversationKey } from '#shared/domain/keys';
import type { Marks } from '#shared/marks/marks';
import { CHECKED_ROWS } from './checked-rows';
import { openPatiently, openStore } from './open-store';
import { ArchiveProblem, type Problem } from './problem';
import { isNewer } from './state-row';
import { type StorePlaces, storePlaces } from './stores';
import { writeTo } from './write-to';

/** Raised with any change of the stored shape of marks, together with an upgrader; newer marks are not touched. */
export const MARKS_FORMAT = 1;
const NAME = 'lectern-marks';

/** `revision` grows with every change of any marks. */
export interface MarksStateRow {
  readonly id: 'marks';
  readonly format: number;
  readonly revision: number;
  /** Rows of marks after the change that made this revision: one that is missing without a trace is noticed by it. */
  readonly count?: number;
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

/** A store of its own, so that nothing that befalls the writing of an import takes marks along. */
export class MarksStore extends Dexie {
  declare readonly state: EntityTable<MarksStateRow, 'id'>;
  declare readonly marks: EntityTable<MarksRow, 'key'>;

  constructor(factory: IDBFactory) {
    // a mark that is on the screen must survive a power cut
    super(NAME, { indexedDB: factory, IDBKeyRange, chromeTransactionDurability: 'strict' });
    this.version(1).stores({ state: 'id', marks: 'key, revision' });
    this.use(CHECKED_ROWS);
  }
}

/** Opens the marks, or makes an empty store for them. Those that a later version of the program wrote are left as they are. */
export function openMarks(places: StorePlaces = storePlaces()): Promise<Result<MarksStore, Problem>> {
  return openPatiently(async () => {
    const store = await openStore(places, NAME, factory => new MarksStore(factory));
    if (!isNewer(await store.state.get('marks'), MARKS_FORMAT)) return store;
    store.close();
    throw new ArchiveProblem({ code: 'archive/newer-archive' });
  });
}

/** Removes all marks from the disk. The revision goes on, so that whoever holds marks learns of it. */
export async function eraseMarks(store: MarksStore, places: StorePlaces): Promise<void> {
  const revision = ((await store.state.get('marks'))?.revision ?? 0) + 1;
  store.close();
  await places.remove(NAME);
  const empty = await openStore(places, NAME, factory => new MarksStore(factory));
  await writeTo(empty, () => empty.state.put({ id: 'marks', format: MARKS_FORMAT, revision, count: 0 }));
  empty.close();
}
