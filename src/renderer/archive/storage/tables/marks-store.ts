import Dexie, { type EntityTable } from 'dexie';
import type { Result } from '#shared/base/result';
import type { ConversationKey } from '#shared/domain/keys';
import type { Marks } from '#shared/marks/marks';
import { ArchiveProblem, type Problem } from '../../contract/problem';
import { CHECKED_ROWS, readRows } from '../forms/checked-rows';
import { isNewer, revisionOf } from '../forms/state-row';
import { openPatiently, openStore } from '../stores/open-store';
import { type StorePlaces, storePlaces } from '../stores/stores';
import { writeTo } from '../stores/write-to';

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
  /** The revision with which rows were last removed. */
  readonly removedAt?: number;
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

  constructor(factory: IDBFactory, name = NAME) {
    // a mark that is on the screen must survive a power cut
    super(name, { indexedDB: factory, IDBKeyRange, chromeTransactionDurability: 'strict' });
    this.version(1).stores({ state: 'id', marks: 'key, revision' });
    this.use(CHECKED_ROWS);
  }
}

/**
 * Opens the newest generation of the marks that is whole, or makes an empty store for them. Those that a later version of
 * the program wrote are left as they are.
 */
export function openMarks(places: StorePlaces = storePlaces()): Promise<Result<MarksStore, Problem>> {
  return openPatiently(async () => {
    const names = marksNamesIn(await places.names());
    for (const name of names) {
      const store = await openGeneration(places, name);
      if ((await store.state.get('marks')) !== undefined) return store;
      store.close();
    }
    // marks that nobody has set yet
    return openGeneration(places, names.at(-1) ?? NAME);
  });
}

/** The state after a change of marks. */
export function marksState(before: MarksStateRow | undefined, revision: number, count: number): MarksStateRow {
  const { removedAt } = before ?? {};
  return { id: 'marks', format: MARKS_FORMAT, revision, count, ...(removedAt !== undefined && { removedAt }) };
}

/** Whether this is the newest generation there is. */
export async function isNewestMarks({ name }: MarksStore, places: StorePlaces): Promise<boolean> {
  return marksNamesIn(await places.names())[0] === name;
}

/**
 * Removes all marks from the disk. The revision goes on, so that whoever holds marks learns of it. Nobody else may write
 * marks meanwhile.
 */
export async function eraseMarks(store: MarksStore, places: StorePlaces): Promise<void> {
  const revision = revisionOf(await store.state.get('marks')) + 1;
  store.close();
  for (const name of marksNamesIn(await places.names())) await places.remove(name);
  const empty = await openStore(places, NAME, factory => new MarksStore(factory));
  await writeTo(empty, () =>
    empty.state.put({ id: 'marks', format: MARKS_FORMAT, revision, count: 0, removedAt: revision }),
  );
  empty.close();
}

/**
 * Removes the marks of some conversations from the disk: the others are written into a store that takes the place of this
 * one. Gives the revision of all marks then; nothing where there was nothing to remove. Nobody else may write marks
 * meanwhile.
 */
export async function eraseMarksOf(
  store: MarksStore,
  places: StorePlaces,
  keys: readonly ConversationKey[],
): Promise<number | undefined> {
  const held = await store.marks.bulkGet([...keys]);
  if (held.every(row => row === undefined)) return undefined;
  const names = marksNamesIn(await places.names());
  const copied = `${NAME}-${1 + generationOf(names[0] ?? NAME)}`;
  const before = await store.state.get('marks');
  const { whole, damaged } = await readRows<MarksRow>(store.marks);
  // written again, a damaged row would look whole
  if (damaged.size > 0) throw new ArchiveProblem({ code: 'archive/damaged' });
  const kept = [...whole.values()].filter(({ key }) => !keys.includes(key));
  const revision = revisionOf(before) + 1;
  const copy = await openGeneration(places, copied);
  await writeTo(copy, async () => {
    await copy.marks.clear();
    await copy.marks.bulkPut(kept);
    await copy.state.put({ ...marksState(before, revision, kept.length), removedAt: revision });
  });
  copy.close();
  store.close();
  await removeOtherMarks(places, copied);
  return revision;
}

/** Removes the generations of the marks but for the one that counts. */
export async function removeOtherMarks(places: StorePlaces, kept: string): Promise<void> {
  for (const name of marksNamesIn(await places.names())) if (name !== kept) await places.remove(name);
}

async function openGeneration(places: StorePlaces, name: string): Promise<MarksStore> {
  const store = await openStore(places, name, factory => new MarksStore(factory, name));
  if (!isNewer(await store.state.get('marks'), MARKS_FORMAT)) return store;
  store.close();
  throw new ArchiveProblem({ code: 'archive/newer-archive' });
}

/** The newest first. */
function marksNamesIn(names: readonly string[]): readonly string[] {
  return names
    .filter(name => name === NAME || name.startsWith(`${NAME}-`))
    .sort((a, b) => generationOf(b) - generationOf(a));
}

function generationOf(name: string): number {
  return name === NAME ? 1 : Number(name.slice(NAME.length + 1));
}
