import type { AppState, AppStore } from './app-state';
import { keyOf } from './reading/selection-slice';
import { askedText, type Results, rowOf } from './search/search-slice';
import type { Settings } from './window/settings-slice';

/** Asks for what hangs on the question: its facets and its timeline with it, looser ones where it finds nothing, the hits of what is open and what belongs to it. */
export function followSearch(store: AppStore): void {
  store.subscribe((state, before) => {
    if (state.search !== before.search) followQuestion(store, state, before);
    if (state.open !== before.open) {
      // what leads to a conversation is worth finding again
      if (state.open.kind === 'opening') state.rememberSearch();
      if (state.open.kind === 'open') state.noteSeen(state.open.conversation.key);
      void state.readHits();
      void state.followThread();
    }
    if (state.open !== before.open || state.thread !== before.thread) void state.readMarks();
    if (state.settings.zone !== before.settings.zone) void askInZone(store);
    else if (isStackedAnew(state.settings, before.settings))
      void state.readArchiveTimeline(askedText(state.search) ?? '');
  });
}

function followQuestion(store: AppStore, state: AppState, before: AppState): void {
  const { search } = state;
  if (search.kind === 'searching') {
    // only further on with the same question
    if (before.search.kind === 'searching' && before.search.query === search.query) return;
    void state.readFacets(search.query.text, search.query.by === 'archive');
    void state.readArchiveTimeline(search.query.text);
    return;
  }
  if (search.kind !== 'found' || before.search.kind === 'found') return;
  const { results } = search;
  if (results.total > 0) void state.countElsewhere(results.query.text, results.total);
  if (results.total === 0 && results.query.text !== '') void state.findLooser(results.query.text);
  keepRow(store, results);
  void state.readHits();
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
  return now.stackBy !== before.stackBy || now.archiveTimelineShown !== before.archiveTimelineShown;
}

/** Other days are meant by the same words, and counted in other buckets. */
async function askInZone(store: AppStore): Promise<void> {
  const { search, findAgain, countSaved } = store.getState();
  if (askedText(search) === undefined) return;
  await Promise.all([findAgain(), countSaved()]);
}
