import type { ConversationKey } from '#shared/domain/keys';
import { changeMarks, type MarksChange } from '#shared/marks/change';
import { marks, NO_MARKS } from '#shared/marks/marks';
import type { Marked } from './api';
import { isWhole } from './checked-rows';
import { MARKS_FORMAT, type MarksStore } from './marks-store';
import { revisionOf } from './state-row';
import { writeTo } from './write-to';

/** What became of the marks of a conversation, and from which revision of all marks on it is so. */
export interface WrittenMarks {
  readonly marked: Marked;
  readonly revision: number;
}

/**
 * Changes the marks of a conversation, and nothing else. One transaction reads and writes them, so that two windows that
 * mark at once both have their way.
 */
export async function writeMarks(store: MarksStore, key: ConversationKey, change: MarksChange): Promise<WrittenMarks> {
  const { state, marks: table } = store;
  return writeTo(store, async () => {
    const revision = revisionOf(await state.get('marks'));
    const row = await table.get(key);
    // of a damaged row as much as can be understood
    const held = row && isWhole(row) ? row.marks : (marks.safeParse(row?.marks).data ?? NO_MARKS);
    const marked = changeMarks(held, change);
    if (marked.undo === undefined) return { marked, revision };
    const next = revision + 1;
    await table.put({ key, marks: marked.marks, revision: next });
    await state.put({ id: 'marks', format: MARKS_FORMAT, revision: next, count: await table.count() });
    return { marked, revision: next };
  });
}
