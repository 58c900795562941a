import { type ArchiveView, loadView } from '../snapshot/view';
import type { Owner } from '../storage/forms/catalog-rows';
import type { StorePlaces } from '../storage/stores/stores';
import { openCatalog, stateOf } from '../storage/tables/catalog';
import { openMarks } from '../storage/tables/marks-store';
import { Shards } from '../storage/tables/shards';
import type { WriterTools } from './writer-tools';

/** What an archive is known by. */
export interface ArchiveFingerprint {
  readonly archiveId: string | undefined;
  readonly revision: number;
  readonly marksRevision: number;
  readonly owners: readonly Owner[];
}

/** Whether an archive is as it was: found so, found otherwise, or not to be opened. */
export type Fate = 'as-before' | 'lost' | 'unknown';

export async function takeFingerprint(
  { catalog }: WriterTools,
  view: ArchiveView,
  places: StorePlaces,
): Promise<ArchiveFingerprint> {
  const { revision, owners } = view;
  return {
    archiveId: (await stateOf(catalog))?.archiveId,
    revision,
    marksRevision: await marksRevision(places),
    owners,
  };
}

/**
 * Looks with connections of its own whether the archive is what it was, after something that may have emptied a store:
 * then the connections that are open, and what is held in memory, know nothing of it.
 */
export async function compareFingerprint(before: ArchiveFingerprint, places: StorePlaces): Promise<Fate> {
  const opened = await openCatalog(places);
  if (!opened.ok) return 'unknown';
  const catalog = opened.value;
  const shards = new Shards(places);
  try {
    const state = await stateOf(catalog);
    if (state?.archiveId !== before.archiveId || state?.revision !== before.revision) return 'lost';
    if (!(await loadView(catalog)).ok || (await marksRevision(places)) < before.marksRevision) return 'lost';
    for (const shard of new Set(before.owners.map(owner => owner.shard))) {
      const told = new Set((await shards.manifests(shard)).map(({ id }) => id));
      if (before.owners.some(owner => owner.shard === shard && !told.has(owner.id))) return 'lost';
    }
    return 'as-before';
  } catch {
    return 'unknown';
  } finally {
    catalog.close();
    shards.close();
  }
}

async function marksRevision(places: StorePlaces): Promise<number> {
  const opened = await openMarks(places);
  if (!opened.ok) return 0;
  const state = await opened.value.state.get('marks');
  opened.value.close();
  return state?.revision ?? 0;
}
