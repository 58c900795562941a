import type { AppStore } from './app-state';
import { hasHits } from './base/query-words';
import { isMaskedOtherwise } from './care/masking-slice';
import { keyOf } from './reading/selection-slice';
import { askedText, type Query, type Results, rowOf } from './search/search-slice';
import type { Settings } from './window/settings-slice';

/**
 * What happens when something is asked, found, opened or set otherwise: the one place that says in which order the slices
 * follow each other. Each of them calls it by name.
 *
 * A letter typed asks the reader three questions, all of which the next letter cancels: `suggest` at once and, after a
 * short rest, `search` for the list and `around` for everything beside it.
 */
export interface SearchFlow {
  /** A question was asked: what is shown around its list is asked with it. */
  asked(query: Query): void;
  /** Its list is there. */
  found(results: Results): void;
  /** Another conversation is being opened, was opened or closed, or what is open was read again. */
  opened(): void;
  /** Other conversations are read as one with the open one. */
  threaded(): void;
  set(now: Settings, before: Settings): void;
}

export function createSearchFlow(store: () => AppStore): SearchFlow {
  const readAround = async (text: string, anew: boolean) => {
    const { readAround, takeHits, open } = store().getState();
    const key = open.kind === 'open' && hasHits(text) ? open.conversation.key : undefined;
    const hits = await readAround(text, anew, key);
    if (key !== undefined && hits !== undefined) takeHits(key, text, hits);
  };

  // the conversation whose hits are on their way with what is shown around the list
  let asking: { readonly query: Query; readonly key: string | undefined } | undefined;

  return {
    asked(query) {
      asking = { query, key: keyOf(store().getState().open) };
      void readAround(query.text, query.by === 'archive');
      // what is asked is looked at where its answer stands
      if (query.by === 'user') store().getState().showPlace('conversations');
    },

    found(results) {
      keepRow(store(), results);
      const { open, readHits } = store().getState();
      const isComing = asking?.query === results.query && asking.key !== undefined && asking.key === keyOf(open);
      if (!isComing || !hasHits(results.query.text)) void readHits();
    },

    opened() {
      const state = store().getState();
      // what leads to a conversation is worth finding again
      if (state.open.kind === 'opening') {
        state.rememberSearch();
        state.showPlace('conversations');
      }
      if (state.open.kind === 'open') state.noteSeen(state.open.conversation.key);
      void state.readHits();
      void state.followThread();
      void state.readMarks();
      if (state.open.kind === 'open') void state.countMasked();
    },

    threaded() {
      void store().getState().readMarks();
    },

    set(now, before) {
      if (isMaskedOtherwise(now, before)) void store().getState().maskAgain();
      else if (now.zone !== before.zone) void askInZone(store());
      else if (isStackedAnew(now, before)) void readAround(askedText(store().getState().search) ?? '', false);
    },
  };
}

/** The row of the open conversation in another list. */
function keepRow(store: AppStore, results: Results): void {
  const { cursor, open } = store.getState();
  const key = keyOf(open);
  if (key === undefined) {
    if (cursor >= 0 && results.query.by === 'user') store.setState({ cursor: -1 });
    return;
  }
  const at = rowOf(results, key);
  // a list that was asked for anew has no row that was left
  const stays = at >= 0 || results.query.by === 'user';
  store.setState(({ leftRow }) => ({ cursor: at, leftRow: stays ? undefined : cursor >= 0 ? cursor : leftRow }));
}

function isStackedAnew(now: Settings, before: Settings): boolean {
  return now.stackBy !== before.stackBy;
}

/** Other days are meant by the same words, and counted in other buckets. */
async function askInZone(store: AppStore): Promise<void> {
  const { search, findAgain, countSaved } = store.getState();
  if (askedText(search) === undefined) return;
  await Promise.all([findAgain(), countSaved()]);
}
