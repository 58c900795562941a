import { type Committed, commit, nextOrder } from './commit';
import { Contributors, keysIn, seekersIn } from './contributors';
import { ArchiveProblem } from './problem';
import { RowWriter } from './row-writer';
import { settle } from './settle';
import { nextShard } from './sweep';
import type { ArchiveView } from './view';
import type { WriterTools } from './writer-tools';

/**
 * Takes an import out: conversations that others also tell of are told anew from what is left, in one transaction.
 * Its rows are nobody's then, and still to be removed. Nothing if there is no such import.
 */
export async function undoImport(tools: WriterTools, before: ArchiveView, id: string): Promise<Committed | undefined> {
  const removed = before.segments.find(segment => segment.id === id && segment.kind === 'import');
  if (removed === undefined) return undefined;
  const writer = new RowWriter(tools.shards, () => nextShard(before, tools.shards));
  const touched = [...keysIn(removed), ...before.contributors.soughtBy(seekersIn(removed))];
  try {
    const settled = await settle(tools, writer, {
      before,
      after: new Contributors(before.segments.filter(segment => segment !== removed)),
      touched: [...new Set(touched)],
      order: nextOrder(before),
      at: removed.at,
    });
    if (settled === undefined) throw new ArchiveProblem({ code: 'archive/damaged' });
    const { tombstones, derived, indexes } = settled;
    return await commit(tools.catalog, { before, added: derived, indexes, removed, tombstones });
  } catch (error) {
    await writer.discard();
    throw error;
  }
}
