import { ArchiveProblem } from '../contract/problem';
import { Contributors, keysIn, seekersIn } from '../snapshot/contributors';
import type { ArchiveView } from '../snapshot/view';
import { type Committed, commit, nextOrder } from '../writing/commit';
import { reconcile } from '../writing/reconcile';
import { RowWriter } from '../writing/row-writer';
import { nextShard } from '../writing/sweep';
import type { WriterTools } from '../writing/writer-tools';
import { type HandedOver, handOver } from './hand-over';

/**
 * Takes an import out: conversations that others also tell of are told anew from what is left, in one transaction. Files
 * that a later import brought, too, were not stored again then; they go over to that import. So the archive is exactly
 * what it would be without this one. Its rows are nobody's then, and still to be removed. Nothing if there is no such import.
 */
export async function undoImport(tools: WriterTools, before: ArchiveView, id: string): Promise<Committed | undefined> {
  const removed = before.segments.filter(({ importId }) => importId === id);
  if (removed.length === 0) return undefined;
  const left = before.segments.filter(segment => !removed.includes(segment));
  const writer = new RowWriter(tools, () => nextShard(before, tools.shards));
  await tools.room.check();
  const touched = removed.flatMap(segment => [...keysIn(segment), ...before.contributors.soughtBy(seekersIn(segment))]);
  try {
    const handed = await handOver(tools, writer, { id, removed, left, order: nextOrder(before) });
    const settled = await reconcile(tools, writer, {
      before,
      after: new Contributors([...left, ...handed.map(({ segment }) => segment)]),
      touched: [...new Set(touched)],
      order: nextOrder(before) + handed.length,
      at: lastOf(removed).at,
    });
    if (settled === undefined) throw new ArchiveProblem({ code: 'archive/damaged' });
    const { tombstones, derived, indexes } = settled;
    return await commit(tools.catalog, {
      before,
      added: [...handed.map(({ row }) => row), ...derived],
      indexes: [...handed.flatMap(each => each.indexes), ...indexes],
      undone: { id, segments: removed },
      tombstones,
      records: handed.map(({ record }: HandedOver) => record),
    });
  } catch (error) {
    await writer.discard();
    throw error;
  }
}

function lastOf<Thing>(all: readonly Thing[]): Thing {
  return all[all.length - 1] as Thing;
}
