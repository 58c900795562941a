import { LoaderCircle, Search, X } from 'lucide-react';
import { type KeyboardEvent, type Ref, useImperativeHandle, useRef } from 'react';
import { useStore } from 'zustand';
import { text } from '../../i18n/text';
import type { AppStore } from '../../state/store';
import { useAfter } from '../../ui/use-after';
import './search-box.css';

/** How to reach the box from outside. */
export interface SearchBoxHandle {
  focus(): void;
}

interface SearchBoxProps {
  readonly store: AppStore;
  /** The keys that lead here, as printed. */
  readonly keys: string | undefined;
  readonly onLeave: () => void;
  readonly ref?: Ref<SearchBoxHandle>;
}

/** One box over everything. Typing asks after a short rest, Enter at once; Escape empties it, the down arrow leads to the list. */
export function SearchBox({ store, keys, onLeave, ref }: SearchBoxProps) {
  const draft = useStore(store, state => state.draft);
  const searching = useStore(store, state => state.search.kind === 'searching');
  const slow = useAfter(200, searching);
  const input = useRef<HTMLInputElement>(null);

  useImperativeHandle(ref, () => ({
    focus: () => {
      input.current?.focus();
      input.current?.select();
    },
  }));

  const onKeyDown = (event: KeyboardEvent) => {
    switch (event.key) {
      case 'Enter':
        void store.getState().find();
        break;
      case 'ArrowDown':
        onLeave();
        break;
      case 'Escape':
        if (draft === '') input.current?.blur();
        else void store.getState().find('');
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  return (
    <search className="search">
      <div className="search-box">
        {slow ? <LoaderCircle className="search-busy" aria-hidden /> : <Search aria-hidden />}
        <input
          ref={input}
          type="search"
          className="search-input"
          aria-label={text('search.label')}
          placeholder={text('search.placeholder')}
          value={draft}
          spellCheck={false}
          autoComplete="off"
          enterKeyHint="search"
          onChange={event => store.getState().typeQuery(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {draft === '' ? (
          keys !== undefined && <kbd className="search-keys">{keys}</kbd>
        ) : (
          <button
            type="button"
            className="search-clear"
            aria-label={text('search.clear')}
            onClick={() => {
              void store.getState().find('');
              input.current?.focus();
            }}
          >
            <X aria-hidden />
          </button>
        )}
      </div>
    </search>
  );
}
