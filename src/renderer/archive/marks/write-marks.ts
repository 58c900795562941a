import type { ConversationKey } from '#shared/domain/keys';
import { changeMarks, type MarksChange } from '#shared/marks/change';
import { type Marks, marks, NO_MARKS } from '#shared/marks/marks';
import { mergeMarks } from '#shared/marks/merge';
import type { Marked, MarkedConversation } from '../contract/api';
import { isWhole } from '../storage/forms/checked-rows';
import { revisionOf } from '../storage/forms/state-row';
import { writeTo } from '../storage/stores/write-to';
import { type MarksRow, type MarksStore, marksState } from '../storage/tables/marks-store';

/** What became of the marks of a conversation, and from which revision of all marks on it is so. */
export interface WrittenMarks {
  readonly marked: Marked;
  readonly revision: number;
}

/**
 * Changes the marks of a conversation, and nothing else. One transaction reads and writes them, so that two windows that
 * mark at once both have their way. `since` comes with a change that takes another back: where marks were erased after
 * that revision nothing is written, because the words in it may be what was erased.
 */
export async function writeMarks(
  store: MarksStore,
  key: ConversationKey,
  change: MarksChange,
  since = Number.POSITIVE_INFINITY,
): Promise<WrittenMarks> {
  const { state, marks: table } = store;
  return writeTo(store, async () => {
    const before = await state.get('marks');
    const revision = revisionOf(before);
    const row = await table.get(key);
    const held = heldIn(row);
    if ((before?.removedAt ?? 0) > since) return { marked: { marks: held, revision, outdated: true }, revision };
    const marked = changeMarks(held, change);
    if (marked.undo === undefined) return { marked: { ...marked, revision }, revision };
    const next = revision + 1;
    await table.put({ key, marks: marked.marks, revision: next });
    await state.put(marksState(before, next, await table.count()));
    return { marked: { ...marked, revision: next }, revision: next };
  });
}

/** Writes marks that are later than those there are, with their revisions. Gives the revision of all marks after it. */
export async function restoreMarks(store: MarksStore, rows: readonly MarksRow[]): Promise<number> {
  const { state, marks: table } = store;
  return writeTo(store, async () => {
    const held = await table.bulkGet(rows.map(({ key }) => key));
    const later = rows.filter(({ revision }, nth) => {
      const row = held[nth];
      return row === undefined || !isWhole(row) || revision > row.revision;
    });
    await table.bulkPut([...later]);
    const before = await state.get('marks');
    const revision = later.reduce((highest, row) => Math.max(highest, row.revision), revisionOf(before));
    await state.put(marksState(before, revision, await table.count()));
    return revision;
  });
}

/**
 * Adds marks to those there are, in one transaction and under one revision. The same marks twice change nothing. Gives the
 * conversations that are marked otherwise now, and how many keep another evaluation than the one that came.
 */
export async function mergeIntoMarks(
  store: MarksStore,
  added: readonly MarkedConversation[],
): Promise<{ readonly changed: readonly ConversationKey[]; readonly conflicts: number; readonly revision: number }> {
  const { state, marks: table } = store;
  return writeTo(store, async () => {
    const before = await state.get('marks');
    const revision = revisionOf(before);
    const keys = [...new Set(added.map(({ key }) => key))];
    const rows = await table.bulkGet(keys);
    const held = new Map(keys.map((key, nth) => [key, heldIn(rows[nth])]));
    const merged = new Map(held);
    let conflicts = 0;
    for (const { key, marks: own } of added) {
      const both = mergeMarks(merged.get(key) ?? NO_MARKS, own);
      merged.set(key, both.marks);
      conflicts += both.conflicts;
    }
    const changed = keys.filter(key => JSON.stringify(merged.get(key)) !== JSON.stringify(held.get(key)));
    if (changed.length === 0) return { changed, conflicts, revision };
    const next = revision + 1;
    await table.bulkPut(changed.map(key => ({ key, marks: merged.get(key) ?? NO_MARKS, revision: next })));
    await state.put(marksState(before, next, await table.count()));
    return { changed, conflicts, revision: next };
  });
}

/** Of a damaged row as much as can be understood. */
function heldIn(row: MarksRow | undefined): Marks {
  return row && isWhole(row) ? row.marks : (marks.safeParse(row?.marks).data ?? NO_MARKS);
}
