import { ArrowDown, ArrowUp, Ellipsis, FileText, Pencil, Plus, Search, Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { text } from '../../i18n/text';
import type { SavedSearch } from '../../state/search/saved-searches-slice';
import type { AppStore } from '../../state/store';
import { LinkButton } from '../../ui/controls/LinkButton';
import { Menu } from '../../ui/controls/Menu';
import { NavRow } from '../../ui/layout/NavRow';
import { NavSection } from '../../ui/layout/NavSection';
import styles from './SavedSearches.module.css';

// keys 1 to 9 run the first of them
const KEYS = 9;

/** Searches that were kept, with what they find now. */
export function SavedSearches({ store }: { readonly store: AppStore }) {
  const saved = useStore(store, state => state.saved);
  const counts = useStore(store, state => state.savedCounts);
  const draft = useStore(store, state => state.draft.trim());
  const { showDialog } = store.getState();
  return (
    <NavSection
      label={text('saved.title')}
      tools={
        <Menu
          look="small"
          label={text('saved.listMenu')}
          icon={<Ellipsis aria-hidden />}
          choices={[
            { id: 'save', label: text('saved.add'), icon: <Plus aria-hidden />, disabled: draft === '' },
            { id: 'text', label: text('saved.asText'), icon: <FileText aria-hidden /> },
          ]}
          onPick={choice => showDialog({ kind: choice === 'save' ? 'save-search' : 'searches-text' })}
        />
      }
    >
      {saved.length === 0 && <p className={styles.none}>{text('saved.none')}</p>}
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
    </NavSection>
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
    <p className={styles.removed}>
      <span>{text('saved.removed', { name })}</span>
      <LinkButton
        ref={undo}
        onClick={() => {
          store.getState().bringBackSearch();
          store.getState().say(text('saved.isBack', { name }));
        }}
      >
        {text('saved.bringBack')}
      </LinkButton>
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
    <li className={styles.row}>
      <NavRow
        icon={<Search aria-hidden />}
        name={<bdi>{name}</bdi>}
        count={count}
        current={current}
        title={[query, key].filter(Boolean).join('\n')}
        onPick={() => void state.runSaved(nth)}
      />
      <Menu
        look="small"
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
