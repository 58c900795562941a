import { type FormEvent, useId, useState } from 'react';
import { useStore } from 'zustand';
import { text } from '../../i18n/text';
import { printSearches, readSearches } from '../../state/search/searches-text';
import type { AppStore } from '../../state/store';
import { Button } from '../../ui/controls/Button';
import { TextArea, TextField } from '../../ui/controls/TextField';
import { Dialog } from '../../ui/dialog/Dialog';
import styles from './SavedSearches.module.css';
import { SearchHelp } from './SearchHelp';

interface SearchDialogsProps {
  readonly store: AppStore;
  readonly onClose: () => void;
}

/** The dialogs of searching: a name for a saved search, all of them as text, and what can be searched at all. */
export function SearchDialogs({ store, onClose }: SearchDialogsProps) {
  const dialog = useStore(store, state => state.dialog);
  const { draft, saved, saveSearch, renameSearch } = store.getState();
  switch (dialog.kind) {
    case 'save-search':
      return (
        <NameDialog
          title={text('saved.saveTitle')}
          query={draft.trim()}
          name={draft.trim()}
          onClose={onClose}
          onName={name => saveSearch({ name, text: draft })}
        />
      );
    case 'rename-search': {
      const search = saved.find(({ id }) => id === dialog.id);
      if (search === undefined) return undefined;
      return (
        <NameDialog
          title={text('saved.renameTitle')}
          query={search.text}
          name={search.name}
          onClose={onClose}
          onName={name => renameSearch(search.id, name)}
        />
      );
    }
    case 'search-help':
      return <SearchHelp store={store} onClose={onClose} />;
    case 'searches-text':
      return <TextDialog store={store} onClose={onClose} />;
    default:
      return undefined;
  }
}

interface NameDialogProps {
  readonly title: string;
  readonly query: string;
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

function NameDialog({ title, query, name: first, onName, onClose }: NameDialogProps) {
  const [name, setName] = useState(first);
  const id = useId();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    onName(name);
    onClose();
  };
  return (
    <Dialog title={title} size="small" onClose={onClose}>
      <form id={id} className={styles.name} onSubmit={onSubmit}>
        <label htmlFor={`${id}-name`}>{text('saved.name')}</label>
        <TextField
          wide
          id={`${id}-name`}
          autoFocus
          value={name}
          onFocus={event => event.target.select()}
          onChange={event => setName(event.target.value)}
        />
        <p className={styles.query}>
          <code>{query}</code>
        </p>
        <Button look="primary" type="submit" disabled={name.trim() === ''}>
          {text('saved.save')}
        </Button>
      </form>
    </Dialog>
  );
}

function TextDialog({ store, onClose }: SearchDialogsProps) {
  const [written, setWritten] = useState(() => printSearches(store.getState().saved));
  const id = useId();
  const searches = readSearches(written);
  const copy = async () => {
    const said = await navigator.clipboard.writeText(written).then(
      () => text('saved.copied'),
      () => text('saved.notCopied'),
    );
    store.getState().say(said);
  };
  return (
    <Dialog
      title={text('saved.textTitle')}
      lead={text('saved.textLead')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={() => void copy()}>{text('saved.copy')}</Button>
          <Button
            look="primary"
            onPress={() => {
              store.getState().replaceSearches(searches);
              onClose();
            }}
          >
            {text('saved.replace')}
          </Button>
        </>
      }
    >
      <div>
        <label className="visually-hidden" htmlFor={id}>
          {text('saved.textLabel')}
        </label>
        <TextArea
          wide
          id={id}
          className={styles.lines}
          spellCheck={false}
          value={written}
          onChange={event => setWritten(event.target.value)}
        />
        <p className={styles.none}>{text('saved.textCount', { count: searches.length })}</p>
      </div>
    </Dialog>
  );
}
