import type { KeyName } from '#shared/query/keys';
import type { Suggestion, SuggestionGroup } from '#shared/query/suggest';
import { fold } from '#shared/text/fold';
import { formatCount } from '../../i18n/format';
import { isTextKey, text } from '../../i18n/text';
import { sourceLabel } from './chip-text';

/** A line of the suggestions: the key it begins with, what follows, what that means, how often it is. */
export interface Option {
  readonly id: string;
  readonly sign: 'key' | 'person' | 'value' | 'text' | 'recent';
  readonly key?: string;
  readonly words: string;
  readonly note?: string;
  readonly count?: string;
  readonly take: Taking;
}

/** What the box becomes. `finished` says that it can be asked like that. */
export type Taking =
  | { readonly kind: 'suggestion'; readonly text: string; readonly caret: number; readonly finished: boolean }
  | { readonly kind: 'search'; readonly text: string };

export interface OptionGroup {
  readonly title: string;
  readonly options: readonly Option[];
}

// what was typed stands between these, to be set off; they keep its direction apart from that of the words around
export const ISOLATE = '\u2068';
export const POP = '\u2069';
const MOST_RECENT = 4;
const PEOPLE: ReadonlySet<KeyName> = new Set(['from', 'with', 'handled', 'person']);

/** The suggestions and, below them, what was asked before and holds what is typed. */
export function optionGroups(
  groups: readonly SuggestionGroup[],
  history: readonly string[],
  draft: string,
): readonly OptionGroup[] {
  const wanted = fold(draft.trim());
  const recent = history.filter(each => each !== draft.trim() && fold(each).includes(wanted)).slice(0, MOST_RECENT);
  const shown: readonly OptionGroup[] = groups.map(group => ({
    title: titleOf(group),
    options: group.suggestions.map(optionOf),
  }));
  const before: OptionGroup = {
    title: text('search.recent'),
    options: recent.map(each => ({
      id: `recent-${each}`,
      sign: 'recent',
      words: each,
      take: { kind: 'search', text: each },
    })),
  };
  // before anything is typed, what was asked before is the likeliest to be asked again
  return (wanted === '' ? [before, ...shown] : [...shown, before]).filter(({ options }) => options.length > 0);
}

function titleOf(group: SuggestionGroup): string {
  switch (group.kind) {
    case 'keys':
      return text('query.suggest.keys');
    case 'text':
      return text('query.suggest.text');
    case 'values': {
      const name = `facet.${group.key}`;
      return text(isTextKey(name) ? name : `query.key.${group.key}`);
    }
  }
}

function optionOf(suggestion: Suggestion): Option {
  const taking = (finished: boolean): Taking => ({
    kind: 'suggestion',
    text: suggestion.text,
    caret: suggestion.caret,
    finished,
  });
  switch (suggestion.kind) {
    case 'key':
      return {
        id: `key-${suggestion.key}`,
        sign: 'key',
        key: `${suggestion.key}:`,
        words: '',
        note: suggestion.key === 'field' ? text('query.key.field') : text(`query.key.${suggestion.key}`),
        take: taking(false),
      };
    case 'value': {
      const { key, value, count } = suggestion;
      const meaning = valueMeaning(key, value);
      return {
        id: `value-${key}-${value}`,
        sign: PEOPLE.has(key) ? 'person' : 'value',
        key: `${key}:`,
        words: value,
        ...(meaning !== undefined && meaning !== value && { note: meaning }),
        ...(count !== undefined && { count: formatCount(count) }),
        take: taking(true),
      };
    }
    case 'word':
      return {
        id: `word-${suggestion.word}`,
        sign: 'text',
        words: suggestion.word,
        count: formatCount(suggestion.count),
        take: taking(true),
      };
    case 'within':
      return {
        id: `within-${suggestion.key}`,
        sign: 'text',
        key: `${suggestion.key}:`,
        words: suggestion.words,
        take: taking(true),
      };
    case 'beginning':
      return {
        id: 'beginning',
        sign: 'text',
        words: text('query.suggest.beginning', { words: `${ISOLATE}${suggestion.words}${POP}` }),
        take: taking(true),
      };
  }
}

/** A value of the language in the words of the interface, where it has some. */
export function valueMeaning(key: KeyName, value: string): string | undefined {
  if (key === 'source') return sourceLabel(value);
  const name = `facet.${key}.value`;
  return isTextKey(name) ? text(name, { value }) : undefined;
}
