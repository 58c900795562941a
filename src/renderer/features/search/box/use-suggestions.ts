import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { AppStore } from '../../../state/store';
import { type Option, type OptionGroup, optionGroups } from '../texts/options';

interface ShownSuggestions {
  readonly isOpen: boolean;
  readonly groups: readonly OptionGroup[];
  readonly count: number;
  /** The place of the active option over all groups; -1 for none. */
  readonly active: number;
  readonly activeOption: Option | undefined;
  /** Opens the list for this text and caret; nothing is active in it yet. */
  open(text: string, caret: number): void;
  close(): void;
  /** To the next (1) or the previous (-1) option, over the text between the last and the first. */
  step(by: 1 | -1): void;
}

/** The suggestions of the box: open or not, and which one is active. */
export function useSuggestions(store: AppStore): ShownSuggestions {
  const draft = useStore(store, state => state.draft);
  const suggestions = useStore(store, state => state.suggestions);
  const history = useStore(store, state => state.history);
  const saved = useStore(store, state => state.saved);
  const savedCounts = useStore(store, state => state.savedCounts);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);

  const groups = useMemo(
    () => (isOpen ? optionGroups(suggestions?.groups ?? [], { history, saved, savedCounts }, draft) : []),
    [isOpen, suggestions, history, saved, savedCounts, draft],
  );
  const options = groups.flatMap(group => group.options);
  // what was suggested for another text would take away what was typed since
  const fits = suggestions?.text === draft;
  const chosen = options[active];

  return {
    isOpen,
    groups,
    count: options.length,
    active: chosen === undefined ? -1 : active,
    activeOption: chosen !== undefined && (fits || chosen.take.kind !== 'suggestion') ? chosen : undefined,
    open: (text, caret) => {
      setOpen(true);
      setActive(-1);
      void store.getState().suggestAt(text, caret);
    },
    close: () => {
      setOpen(false);
      setActive(-1);
      store.getState().dropSuggestions();
    },
    step: by => {
      const places = options.length + 1;
      setActive(now => ((now + 1 + by + places) % places) - 1);
    },
  };
}
