import type { ConversationKey } from '#shared/domain/keys';
import { hashText } from '#shared/index/hash';
import { isRecord } from './base/local-storage';
import { keyOf } from './reading/selection-slice';
import { boxOf } from './search/box-text';
import { askedText, shownResults } from './search/search-slice';
import type { AppState, AppStore } from './store';

/** What was looked at: the question, and the conversation that was open. */
interface Place {
  readonly query: string;
  readonly open?: ConversationKey;
}

/**
 * A place as the browser is told of it: browsers write down addresses and states of their history, and no word of a search
 * or an id may stand there. What the numbers stand for is known as long as the page lives, and then found again among the
 * searches that were asked and the rows they find.
 */
interface Sign {
  readonly query: number;
  readonly open: number;
}

/** The history of the window, as far as it is needed here. */
export interface VisitedHistory {
  readonly state: unknown;
  pushState(state: unknown, unused: string): void;
  replaceState(state: unknown, unused: string): void;
}

interface VisitedTools {
  readonly history: VisitedHistory;
  /** Calls when another state of the history is shown. */
  readonly onShown: (listener: () => void) => void;
}

const NAME = 'lectern';
const NONE = 0;

/** Shows again what was looked at before the page was read anew, and lets Back and Forward lead through what was looked at. */
export function followVisited(store: AppStore, { history, onShown }: VisitedTools): void {
  const known = new Map<string, Place>();
  const first = signIn(history.state);
  let shown: Place = { query: '' };
  // while a place is being shown, its steps are no new places
  let showing = false;

  if (first === undefined) mark('replaceState', shown);
  else showAgain(first);

  store.subscribe((state, before) => {
    if (showing || (state.open === before.open && state.search === before.search)) return;
    const now = placeOf(state);
    if (now === undefined || (now.query === shown.query && now.open === shown.open)) return;
    // a question that is still being typed is one place
    const isTyped =
      now.query !== shown.query && now.open === undefined && shown.open === undefined && shown.query !== '';
    mark(isTyped ? 'replaceState' : 'pushState', now);
  });
  onShown(() => {
    const sign = signIn(history.state);
    const at = sign && queryOf(sign);
    if (sign !== undefined && at !== undefined) void show(sign, at);
  });

  function mark(how: 'pushState' | 'replaceState', place: Place): void {
    const sign = signOf(place);
    shown = place;
    known.set(nameOf(sign), place);
    history[how]({ [NAME]: sign }, '');
  }

  async function show(sign: Sign, at: string): Promise<void> {
    showing = true;
    try {
      const { search, find, openConversation, closeConversation } = store.getState();
      if (askedText(search) !== at) await find(at);
      const open = sign.open === NONE ? undefined : (known.get(nameOf(sign))?.open ?? rowWith(sign.open));
      shown = { query: at, ...(open !== undefined && { open }) };
      if (open === undefined) closeConversation();
      else if (open !== keyOf(store.getState().open)) await openConversation(open);
    } finally {
      showing = false;
    }
  }

  /** What the page showed before it was read anew. The searches that were asked may still be on their way from the disk. */
  function showAgain(sign: Sign): void {
    const query = queryOf(sign);
    if (query !== undefined) {
      shown = { query };
      store.getState().settleBox(boxOf(query));
      if (sign.open !== NONE) openWhenFound(sign, query);
      return;
    }
    const stop = store.subscribe((state, before) => {
      const isAsked = placeOf(state) !== undefined && askedText(state.search) !== '';
      if (!isAsked && state.history === before.history) return;
      stop();
      const found = isAsked ? undefined : queryOf(sign);
      if (found === undefined) mark('replaceState', placeOf(state) ?? shown);
      else {
        shown = { query: found };
        if (sign.open !== NONE) openWhenFound(sign, found);
        void store.getState().find(found);
      }
    });
  }

  /** The archive answers nothing before it is known which one it is. */
  function openWhenFound(sign: Sign, query: string): void {
    const stop = store.subscribe(({ search, open }) => {
      if (open.kind !== 'none') return stop();
      if (search.kind !== 'found' || askedText(search) !== query) return;
      stop();
      const key = rowWith(sign.open);
      if (key !== undefined) void store.getState().openConversation(key);
    });
  }

  function queryOf(sign: Sign): string | undefined {
    const place = known.get(nameOf(sign));
    if (place !== undefined) return place.query;
    return ['', ...store.getState().history].find(text => hashText(text) === sign.query);
  }

  function rowWith(hash: number): ConversationKey | undefined {
    const pages = shownResults(store.getState().search)?.pages ?? new Map();
    for (const hits of pages.values()) {
      for (const { head } of hits) if (signOfKey(head.key) === hash) return head.key;
    }
    return undefined;
  }
}

function placeOf({ search, open }: AppState): Place | undefined {
  const query = askedText(search);
  const key = keyOf(open);
  return query === undefined ? undefined : { query, ...(key !== undefined && { open: key }) };
}

function signOf({ query, open }: Place): Sign {
  return { query: hashText(query), open: open === undefined ? NONE : signOfKey(open) };
}

function signOfKey(key: ConversationKey): number {
  return hashText(key) || 1;
}

function nameOf({ query, open }: Sign): string {
  return `${query} ${open}`;
}

function signIn(state: unknown): Sign | undefined {
  const sign = isRecord(state) ? state[NAME] : undefined;
  if (!isRecord(sign) || typeof sign.query !== 'number' || typeof sign.open !== 'number') return undefined;
  return { query: sign.query, open: sign.open };
}
