import { BookmarkPlus, CircleHelp, LoaderCircle, Search, Type, Undo2, X } from 'lucide-react';
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type Ref,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useStore } from 'zustand';
import { type LocalPlace, parseLocalLink } from '#shared/export/local-link';
import { parseQuery } from '#shared/query/language/parse';
import { text } from '../../../i18n/text';
import {
  atRest,
  type BoxText,
  boxOf,
  chipsIn,
  typedInto,
  typedPart,
  withChipOpened,
  withoutChip,
} from '../../../state/search/box-text';
import type { AppStore } from '../../../state/store';
import { BareButton } from '../../../ui/controls/BareButton';
import { Button } from '../../../ui/controls/Button';
import { IconButton } from '../../../ui/controls/IconButton';
import { useAfter } from '../../../ui/hooks/use-after';
import { Explanation } from '../texts/Explanation';
import type { Option } from '../texts/options';
import { Chips, type ChipsHandle } from './Chips';
import { QueryProblemUnderlines } from './QueryProblemUnderlines';
import styles from './SearchBox.module.css';
import { optionId, Suggestions } from './Suggestions';
import { useSuggestions } from './use-suggestions';

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

// what was looked for names people
const NOTHING_ASKED: readonly string[] = [];

/**
 * One box over everything: filters as chips, then what is typed; or all of it as text. Typing asks after a short rest,
 * Enter at once; Escape closes the suggestions, then takes the words away, then the filters, then brings all back; the down arrow leads to the
 * suggestions, or else to the list.
 */
export function SearchBox({ store, keys, onLeave, ref }: SearchBoxProps) {
  const draft = useStore(store, state => state.draft);
  const typedFrom = useStore(store, state => state.typedFrom);
  const lifted = useStore(store, state => state.cleared);
  const asText = useStore(store, state => state.settings.searchAsText);
  const history = useStore(store, state => (state.settings.masked ? NOTHING_ASKED : state.history));
  const isSaved = useStore(store, state => state.saved.some(each => each.text === draft.trim()));
  const zone = useStore(store, state => state.settings.zone);
  const wide = useStore(store, state => state.width === 'wide');
  const slow = useAfter(
    200,
    useStore(store, state => state.search.kind === 'searching'),
  );
  const suggestions = useSuggestions(store);
  const [walked, setWalked] = useState(-1);
  const [focused, setFocused] = useState(false);
  const [caret, setCaret] = useState(0);
  // the chips too: what is done next is done to all that stands in the box
  const [allChosen, setAllChosen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const chips = useRef<ChipsHandle>(null);
  const under = useRef<HTMLDivElement>(null);
  const wantedCaret = useRef<number>(undefined);
  const withWords = useRef<{ readonly left: string; readonly whole: string }>(undefined);
  const list = useId();

  const from = asText ? 0 : typedFrom;
  const box: BoxText = { text: draft, from };
  const typed = typedPart(box);
  const shownChips = asText ? [] : chipsIn(box);
  const canSwitch = asText ? chipsIn(boxOf(draft)).length > 0 : shownChips.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another zone has another clock, and so has another question
  const clock = useMemo(() => store.getState().clock(), [store, zone, draft]);
  // what is being typed just now is not wrong yet
  const problems = useMemo(
    () => parseQuery(draft).problems.filter(({ end }) => !focused || end !== from + caret),
    [draft, from, focused, caret],
  );

  useImperativeHandle(ref, () => ({
    focus: () => {
      input.current?.focus();
      input.current?.select();
      // nothing is asked yet: what was asked before and every filter are at hand
      if (store.getState().draft === '') suggestions.open('', 0);
    },
  }));
  useLayoutEffect(() => {
    const place = wantedCaret.current;
    wantedCaret.current = undefined;
    if (place !== undefined) {
      input.current?.setSelectionRange(place, place);
      setCaret(place);
    }
    if (under.current !== null && input.current !== null) {
      under.current.style.transform = `translateX(${-input.current.scrollLeft}px)`;
    }
  });

  const type = (next: BoxText & { readonly caret: number }) => {
    wantedCaret.current = next.caret;
    setWalked(-1);
    store.getState().typeQuery(next);
    suggestions.open(next.text, next.from + next.caret);
  };
  const typedAs = (value: string, at: number) =>
    asText ? { text: value, from: 0, caret: at } : typedInto(box, value, at);
  const follow = (place: LocalPlace) => {
    suggestions.close();
    const { followLink, say } = store.getState();
    void followLink(place).then(outcome => {
      if (outcome === 'missing') say(text('goTo.elsewhere'));
      if (outcome === 'without-message') say(text('goTo.withoutMessage'));
    });
  };
  const onPaste = (event: ClipboardEvent) => {
    const place = parseLocalLink(event.clipboardData.getData('text/plain'));
    if (place === undefined) return;
    event.preventDefault();
    follow(place);
  };
  const ask = () => {
    const place = parseLocalLink(typed);
    if (place !== undefined) {
      store.getState().typeQuery({ text: draft.slice(0, typedFrom), from: typedFrom });
      follow(place);
      return;
    }
    suggestions.close();
    if (!asText) store.getState().settleBox(atRest(box));
    store.getState().rememberSearch();
    void store.getState().find();
  };
  const take = ({ take: taking }: Option) => {
    const state = store.getState();
    input.current?.focus();
    if (taking.kind === 'search') {
      suggestions.close();
      void state.find(taking.text);
      return;
    }
    if (taking.kind === 'help') {
      suggestions.close();
      state.showDialog({ kind: 'search-help' });
      return;
    }
    type(typedAs(taking.text.slice(from), taking.caret - from));
    if (!taking.finished) return;
    suggestions.close();
    state.rememberSearch();
    void state.find();
  };
  const lift = () => {
    suggestions.close();
    setWalked(-1);
    const before = withWords.current;
    withWords.current = undefined;
    void store.getState().clearQuery();
    // the words that went a step earlier come back with the filters
    if (before?.left === draft && draft !== '') store.setState({ cleared: before.whole });
  };
  const clearWords = () => {
    const left = draft.slice(0, from);
    withWords.current = { left, whole: draft };
    wantedCaret.current = 0;
    store.getState().typeQuery({ text: left, from });
  };
  const walk = (to: number) => {
    const found = to < 0 ? '' : history[to];
    if (found === undefined) return;
    suggestions.close();
    setWalked(Math.max(-1, to));
    void store.getState().find(found);
  };

  const shown = suggestions.isOpen && (suggestions.count > 0 || draft.trim() !== '');
  const hasOptions = shown && suggestions.count > 0;

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const { selectionStart, selectionEnd } = event.currentTarget;
    if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) {
      setAllChosen(shownChips.length > 0);
      return;
    }
    if (allChosen && (event.key === 'Delete' || event.key === 'Backspace')) {
      event.preventDefault();
      setAllChosen(false);
      lift();
      return;
    }
    // a letter takes the place of all of it, see below
    if (!isModifier(event.key) && event.key.length > 1) setAllChosen(false);
    const atStart = selectionStart === 0 && selectionEnd === 0;
    const walking = draft === '' || walked >= 0;
    switch (event.key) {
      case 'Enter':
        if (suggestions.activeOption === undefined) ask();
        else take(suggestions.activeOption);
        break;
      case 'ArrowDown':
        if (suggestions.isOpen && suggestions.count > 0) suggestions.step(1);
        else if (event.altKey) suggestions.open(draft, from + (selectionStart ?? 0));
        else if (walked >= 0) walk(walked - 1);
        else onLeave();
        break;
      case 'ArrowUp':
        if (walking && suggestions.active < 0) walk(walked + 1);
        else if (suggestions.isOpen) suggestions.step(-1);
        break;
      case 'Escape':
        if (shown) suggestions.close();
        else if (draft === '' && lifted === undefined) input.current?.blur();
        // first the words, then the filters
        else if (typed.trim() !== '' && shownChips.length > 0) clearWords();
        else lift();
        break;
      case 'Backspace': {
        const last = shownChips.at(-1);
        if (!atStart || last === undefined) return;
        remove(last);
        break;
      }
      case 'ArrowLeft':
        if (!atStart || shownChips.length === 0) return;
        suggestions.close();
        chips.current?.focusLast();
        break;
      default:
        return;
    }
    event.preventDefault();
  };
  const remove = (chip: Parameters<typeof withoutChip>[1]) => {
    const next = withoutChip(box, chip);
    wantedCaret.current = 0;
    store.getState().typeQuery(next);
    void store.getState().find();
  };

  const save = () => store.getState().showDialog({ kind: 'save-search' });

  const onBlur = (event: React.FocusEvent<HTMLElement>) => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    setFocused(false);
    setAllChosen(false);
    suggestions.close();
    if (asText) return;
    const rested = atRest(box);
    if (rested.text !== draft || rested.from !== typedFrom) store.getState().settleBox(rested);
  };

  return (
    <search className={styles.search} onFocus={() => setFocused(true)} onBlur={onBlur}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a press beside the text goes to the text */}
      <div
        className={styles.box}
        data-chosen={allChosen || undefined}
        onMouseDown={event => {
          setAllChosen(false);
          if (event.target !== event.currentTarget) return;
          event.preventDefault();
          input.current?.focus();
        }}
      >
        {slow ? <LoaderCircle className={styles.busy} aria-hidden /> : <Search aria-hidden />}
        <div className={styles.line}>
          <Chips
            ref={chips}
            chips={shownChips}
            folded={!focused}
            onRemove={remove}
            onOpen={chip => {
              input.current?.focus();
              type(withChipOpened(box, chip));
            }}
            onLeave={() => {
              input.current?.focus();
              input.current?.setSelectionRange(0, 0);
            }}
          />
          <div className={styles.typed}>
            <QueryProblemUnderlines
              ref={under}
              typed={typed}
              parts={problems
                .filter(({ start }) => start >= from)
                .map(({ start, end }) => ({ start: start - from, end: end - from }))}
            />
            <input
              ref={input}
              type="text"
              role="combobox"
              className={styles.input}
              aria-label={text('search.label')}
              aria-expanded={hasOptions}
              aria-controls={hasOptions ? list : undefined}
              aria-autocomplete="list"
              aria-activedescendant={
                hasOptions && suggestions.active >= 0 ? optionId(list, suggestions.active) : undefined
              }
              aria-describedby={shown && draft.trim() !== '' ? `${list}-explained` : undefined}
              aria-invalid={problems.length > 0 || undefined}
              placeholder={draft === '' ? text('search.placeholder') : undefined}
              value={typed}
              spellCheck={false}
              autoComplete="off"
              enterKeyHint="search"
              onChange={event => {
                const { value, selectionStart } = event.target;
                const at = selectionStart ?? value.length;
                setAllChosen(false);
                type(allChosen ? typedInto({ text: '', from: 0 }, value, at) : typedAs(value, at));
              }}
              onSelect={event => setCaret(event.currentTarget.selectionStart ?? 0)}
              onScroll={() => setCaret(input.current?.selectionStart ?? 0)}
              onClick={() => {
                if (typed === '' && !suggestions.isOpen) suggestions.open(draft, draft.length);
              }}
              onKeyDown={onKeyDown}
              onPaste={onPaste}
            />
          </div>
        </div>
        {draft === '' && lifted !== undefined && (
          <BareButton
            className={styles.sign}
            aria-label={text('search.bringBack', { query: lifted })}
            title={text('search.bringBack', { query: lifted })}
            onClick={lift}
          >
            <Undo2 aria-hidden />
          </BareButton>
        )}
        {canSwitch && (
          <BareButton
            className={styles.sign}
            aria-label={text('search.asText')}
            aria-pressed={asText}
            title={text('search.asTextWhy')}
            onClick={() => {
              store.getState().changeSettings({ searchAsText: !asText });
              if (asText) store.getState().settleBox(boxOf(draft));
              suggestions.close();
              input.current?.focus();
            }}
          >
            <Type aria-hidden />
          </BareButton>
        )}
        {draft === '' ? (
          keys !== undefined && <kbd className={styles.keys}>{keys}</kbd>
        ) : (
          <BareButton
            className={styles.sign}
            aria-label={text('search.clear')}
            onClick={() => {
              lift();
              input.current?.focus();
            }}
          >
            <X aria-hidden />
          </BareButton>
        )}
      </div>
      {draft.trim() !== '' &&
        !isSaved &&
        (wide ? (
          <Button icon={<BookmarkPlus aria-hidden />} onPress={save}>
            {text('search.save')}
          </Button>
        ) : (
          <IconButton label={text('search.save')} icon={<BookmarkPlus aria-hidden />} onPress={save} />
        ))}
      {shown && (
        // biome-ignore lint/a11y/noStaticElementInteractions: a press on it must not take the focus from the box
        <div className={styles.more} onMouseDown={event => event.preventDefault()}>
          {hasOptions && (
            <Suggestions id={list} groups={suggestions.groups} active={suggestions.active} onTake={take} />
          )}
          {draft.trim() !== '' && (
            <div className={styles.foot} data-explained>
              <Explanation id={`${list}-explained`} query={draft} clock={clock} problems={problems} />
              <BareButton
                tabIndex={-1}
                className={styles.sign}
                aria-label={text('search.helpTitle')}
                title={text('search.helpTitle')}
                onClick={() => {
                  suggestions.close();
                  store.getState().showDialog({ kind: 'search-help' });
                }}
              >
                <CircleHelp aria-hidden />
              </BareButton>
            </div>
          )}
        </div>
      )}
    </search>
  );
}

function isModifier(key: string): boolean {
  return key === 'Control' || key === 'Meta' || key === 'Shift' || key === 'Alt';
}
