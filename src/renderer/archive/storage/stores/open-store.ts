import type Dexie from 'dexie';
import { failed, ok, type Result } from '#shared/base/result';
import { ArchiveProblem, type Problem, problemOf } from '../../contract/problem';
import type { StorePlaces } from './stores';

// another process may hold the files for a moment: a virus scanner, or the one that has just ended
const TRY_AGAIN_AFTER_MS = [300, 1500];

/** Does what opens something, again if it is unavailable for the moment. */
export async function openPatiently<Opened>(open: () => Promise<Opened>): Promise<Result<Opened, Problem>> {
  let opened = await attempt(open);
  for (const wait of TRY_AGAIN_AFTER_MS) {
    if (opened.ok || opened.problem.code !== 'archive/unavailable') break;
    await new Promise(resolve => setTimeout(resolve, wait));
    opened = await attempt(open);
  }
  return opened;
}

async function attempt<Opened>(open: () => Promise<Opened>): Promise<Result<Opened, Problem>> {
  try {
    return ok(await open());
  } catch (error) {
    return failed(problemOf(error));
  }
}

/**
 * Opens the database of a store, or makes it. Rejects with `archive/newer-archive` where a later version of the program
 * made its tables. The connection is let go when another thread removes the store or a later version takes over.
 */
export async function openStore<Database extends Dexie>(
  places: StorePlaces,
  name: string,
  make: (factory: IDBFactory) => Database,
  onLetGo: () => void = () => undefined,
): Promise<Database> {
  const factory = await places.open(name);
  const database = make(factory);
  // looked up without opening: opening is what could change it
  const held = (await factory.databases()).find(each => each.name === name);
  // Dexie multiplies version numbers by ten
  if ((held?.version ?? 0) >= (database.verno + 1) * 10) throw new ArchiveProblem({ code: 'archive/newer-archive' });
  const letGo = () => {
    onLetGo();
    database.close();
    return false;
  };
  database.on('versionchange', letGo);
  await database.open();
  database.backendDB().addEventListener('close', letGo);
  return database;
}
