import { useMemo } from 'react';
import type { ConversationKey, ItemKey } from '#shared/domain/keys';
import type { Marks, Note } from '#shared/marks/marks';
import { isArticle, type Rows } from '../rows/row';
import { rowKey } from '../rows/row-key';

interface LineNotesOf {
  /** All rows, folded ones among them. */
  readonly all: Rows;
  readonly marks: ReadonlyMap<ConversationKey, Marks> | undefined;
  /** The key of the selected row. */
  readonly selected: string | undefined;
  /** Selects an item as if that had been done elsewhere: it is unfolded and scrolled to. */
  readonly onGo: (conversation: ConversationKey, item: ItemKey) => void;
}

export interface LineNotes {
  /** `notesByRow` of what is shown. */
  readonly byRow: ReadonlyMap<string, readonly Note[]>;
  /** Goes to the next or previous line with a note, round the end; says whether there is one. */
  step(by: 1 | -1): boolean;
}

/** The supervisor's notes on lines of the conversations that are shown. */
export function useLineNotes({ all, marks, selected, onGo }: LineNotesOf): LineNotes {
  const byRow = useMemo(() => notesByRow(all, marks), [all, marks]);

  const step = (by: 1 | -1): boolean => {
    const places = [...byRow.keys()].map(key => all.indexOf.get(key) ?? -1).sort((a, b) => a - b);
    const at = selected === undefined ? undefined : all.indexOf.get(selected);
    const from = at ?? (by > 0 ? -1 : all.rows.length);
    const next =
      by > 0
        ? (places.find(place => place > from) ?? places[0])
        : (places.findLast(place => place < from) ?? places.at(-1));
    const row = next === undefined ? undefined : all.rows[next];
    const owner = isArticle(row) ? all.members[row.member] : undefined;
    if (!isArticle(row) || owner === undefined) return false;
    onGo(owner, row.item);
    return true;
  };

  return { byRow, step };
}

/** What the supervisor wrote about the lines of some conversations, by the key of a line's row. */
export function notesByRow(
  { indexOf, rows, members }: Rows,
  marks: ReadonlyMap<ConversationKey, Marks> | undefined,
): ReadonlyMap<string, readonly Note[]> {
  const byRow = new Map<string, Note[]>();
  for (const conversation of members) {
    for (const note of marks?.get(conversation)?.notes ?? []) {
      // an event that a message reports stands in that message's row
      const row = note.item === undefined ? undefined : rows[indexOf.get(rowKey(conversation, note.item)) ?? -1];
      if (row === undefined) continue;
      const held = byRow.get(row.key) ?? [];
      byRow.set(row.key, [...held, note]);
    }
  }
  return byRow;
}
