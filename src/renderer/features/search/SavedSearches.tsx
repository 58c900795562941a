import { ArrowDown, ArrowUp, Ellipsis, FileText, Pencil, Plus, Search, Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { formatCount } from '../../i18n/format';
import { text } from '../../i18n/text';
import type { SavedSearch } from '../../state/search/saved-searches-slice';
import type { AppStore } from '../../state/store';
import { Menu } from '../../ui/controls/Menu';
import './saved-searches.css';

// keys 1 to 9 run the first of them
const KEYS = 9;

/** Searches that were kept, with what they find now. */
export function SavedSearches({ store }: { readonly store: AppStore }) {
  const saved = useStore(store, state => state.saved);
  const counts = useStore(store, state => state.savedCounts);
  const draft = useStore(store, state => state.draft.trim());
  const { showDialog } = store.getState();
  return (
    <section className="sidebar-section" aria-label={text('saved.title')}>
      <div className="saved-head">
        <h2 className="section-title">{text('saved.title')}</h2>
        <Menu
          label={text('saved.listMenu')}
          icon={<Ellipsis aria-hidden />}
          choices={[
            { id: 'save', label: text('saved.add'), icon: <Plus aria-hidden />, disabled: draft === '' },
            { id: 'text', label: text('saved.asText'), icon: <FileText aria-hidden /> },
          ]}
          onPick={choice => showDialog({ kind: choice === 'save' ? 'save-search' : 'searches-text' })}
        />
      </div>
      {saved.length === 0 && <p className="saved-none">{text('saved.none')}</p>}
      <ul>
        {saved.map((search, nth) => (
          <SavedRow
            key={search.id}
            store={store}
            search={search}
            count={counts.get(search.id)}
            nth={nth}
            last={nth === saved.length - 1}
            current={search.text === draft}
          />
        ))}
      </ul>
      <Removed store={store} />
    </section>
  );
}

/** What was deleted last, with the way back. */
function Removed({ store }: { readonly store: AppStore }) {
  const removed = useStore(store, state => state.removed);
  const undo = useRef<HTMLButtonElement>(null);
  const told = useRef(removed);
  useEffect(() => {
    if (removed === told.current) return;
    told.current = removed;
    if (removed === undefined) return;
    store.getState().say(text('saved.removed', { name: removed.search.name }));
    // its row had the focus
    undo.current?.focus();
  }, [removed, store]);
  if (removed === undefined) return undefined;
  const { name } = removed.search;
  return (
    <p className="saved-removed">
      <span>{text('saved.removed', { name })}</span>
      <button
        ref={undo}
        type="button"
        className="link-button"
        onClick={() => {
          store.getState().bringBackSearch();
          store.getState().say(text('saved.isBack', { name }));
        }}
      >
        {text('saved.bringBack')}
      </button>
    </p>
  );
}

interface SavedRowProps {
  readonly store: AppStore;
  readonly search: SavedSearch;
  readonly count: number | undefined;
  readonly nth: number;
  readonly last: boolean;
  readonly current: boolean;
}

function SavedRow({ store, search: { id, name, text: query }, count, nth, last, current }: SavedRowProps) {
  const state = store.getState();
  const key = nth < KEYS ? text('saved.key', { key: nth + 1 }) : undefined;
  return (
    <li className="saved-row">
      <button
        type="button"
        className="sidebar-row"
        aria-current={current ? 'true' : undefined}
        title={[query, key].filter(Boolean).join('\n')}
        onClick={() => void state.runSaved(nth)}
      >
        <Search aria-hidden />
        <span className="sidebar-name">
          <bdi>{name}</bdi>
        </span>
        {count !== undefined && <span className="sidebar-count">{formatCount(count)}</span>}
      </button>
      <Menu
        label={text('saved.menu', { name })}
        icon={<Ellipsis aria-hidden />}
        choices={[
          { id: 'rename', label: text('saved.rename'), icon: <Pencil aria-hidden /> },
          { id: 'up', label: text('saved.up'), icon: <ArrowUp aria-hidden />, disabled: nth === 0 },
          { id: 'down', label: text('saved.down'), icon: <ArrowDown aria-hidden />, disabled: last },
          { id: 'remove', label: text('saved.remove'), icon: <Trash2 aria-hidden /> },
        ]}
        onPick={choice => {
          switch (choice) {
            case 'rename':
              return state.showDialog({ kind: 'rename-search', id });
            case 'up':
              return state.moveSearch(id, -1);
            case 'down':
              return state.moveSearch(id, 1);
            default:
              return state.removeSearch(id);
          }
        }}
      />
    </li>
  );
}
