import { assertNever } from '#shared/base/assert-never';
import { GUIDE, TOPICS } from '#shared/query/editing/guide';
import type { Suggestion, SuggestionGroup } from '#shared/query/editing/suggest';
import { type KeyName, kindOf } from '#shared/query/language/keys';
import { fold } from '#shared/text/fold';
import { formatCount } from '../../../i18n/format';
import { codeWords } from '../../../i18n/plain-words';
import { isTextKey, text } from '../../../i18n/text';
import type { SavedSearch } from '../../../state/search/saved-searches-slice';
import { sourceLabel } from './chip-text';

/** A line of the suggestions: the key it begins with, what follows, what that means, how often it is. */
export interface Option {
  readonly id: string;
  readonly sign: 'key' | 'person' | 'value' | 'text' | 'recent' | 'saved' | 'help';
  readonly key?: string;
  readonly words: string;
  readonly note?: string;
  readonly count?: string;
  readonly take: Taking;
}

/** What the box becomes. `finished` says that it can be asked like that. */
export type Taking =
  | { readonly kind: 'suggestion'; readonly text: string; readonly caret: number; readonly finished: boolean }
  | { readonly kind: 'search'; readonly text: string }
  /** The page with every key. */
  | { readonly kind: 'help' };

export interface OptionGroup {
  readonly title: string;
  readonly options: readonly Option[];
}

// what was typed stands between these, to be set off; they keep its direction apart from that of the words around
export const ISOLATE = '\u2068';
export const POP = '\u2069';
const MOST_RECENT = 4;
const MOST_SAVED = 6;
const PEOPLE: ReadonlySet<KeyName> = new Set(['agent', 'customer', 'bot', 'handled', 'from', 'with']);

/** What the user asked and kept, to be asked again. */
export interface Remembered {
  readonly history: readonly string[];
  readonly saved: readonly SavedSearch[];
  readonly savedCounts: ReadonlyMap<string, number>;
}

/**
 * The suggestions and, below them, what was asked before and holds what is typed. Before anything is typed: what was
 * asked before, what was kept, and every key.
 */
export function optionGroups(
  groups: readonly SuggestionGroup[],
  { history, saved, savedCounts }: Remembered,
  draft: string,
): readonly OptionGroup[] {
  const wanted = fold(draft.trim());
  const recent = history.filter(each => each !== draft.trim() && fold(each).includes(wanted)).slice(0, MOST_RECENT);
  const before: OptionGroup = {
    title: text('search.recent'),
    options: recent.map(each => ({
      id: `recent-${each}`,
      sign: 'recent',
      words: each,
      take: { kind: 'search', text: each },
    })),
  };
  if (wanted !== '') return [...groups.map(groupOf), before].filter(hasOptions);

  const kept: OptionGroup = {
    title: text('saved.title'),
    options: saved.slice(0, MOST_SAVED).map(({ id, name, text: query }) => {
      const count = savedCounts.get(id);
      return {
        id: `saved-${id}`,
        sign: 'saved',
        words: name,
        ...(count !== undefined && { count: formatCount(count) }),
        take: { kind: 'search', text: query },
      };
    }),
  };
  const help: OptionGroup = {
    title: text('search.help'),
    options: [{ id: 'help', sign: 'help', words: text('search.helpAll'), take: { kind: 'help' } }],
  };
  return [before, kept, ...groups.flatMap(byTopic), help].filter(hasOptions);
}

const hasOptions = ({ options }: OptionGroup) => options.length > 0;

function groupOf(group: SuggestionGroup): OptionGroup {
  return { title: titleOf(group), options: group.suggestions.map(optionOf) };
}

/** All keys at once are easier to look through by what they are about. */
function byTopic(group: SuggestionGroup): readonly OptionGroup[] {
  if (group.kind !== 'keys') return [groupOf(group)];
  return TOPICS.map(topic => ({
    title: text(`query.topic.${topic}`),
    options: group.suggestions.filter(each => each.kind === 'key' && GUIDE[each.key].topic === topic).map(optionOf),
  }));
}

function titleOf(group: SuggestionGroup): string {
  switch (group.kind) {
    case 'keys':
      return text('query.suggest.keys');
    case 'text':
      return text('query.suggest.text');
    case 'examples':
      return text('query.suggest.examples');
    case 'values': {
      const name = `facet.${group.key}`;
      return text(isTextKey(name) ? name : `query.key.${group.key}`);
    }
    default:
      return assertNever(group);
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
        note: text(`query.key.${suggestion.key}`),
        take: taking(false),
      };
    case 'value': {
      const { key, value, count } = suggestion;
      const meaning = valueMeaning(key, value);
      return {
        id: `value-${key}-${value}`,
        sign: PEOPLE.has(key) ? 'person' : kindOf(key).kind === 'text' ? 'text' : 'value',
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
        note: text(`query.key.${suggestion.key}`),
        ...(suggestion.count !== undefined && { count: formatCount(suggestion.count) }),
        take: taking(true),
      };
    case 'beginning':
      return {
        id: 'beginning',
        sign: 'text',
        words: text('query.suggest.beginning', { words: `${ISOLATE}${suggestion.words}${POP}` }),
        ...(suggestion.count !== undefined && { count: formatCount(suggestion.count) }),
        take: taking(true),
      };
    case 'example':
      return {
        id: `example-${suggestion.example}`,
        sign: 'key',
        key: `${suggestion.key}:`,
        words: suggestion.example.slice(suggestion.key.length + 1),
        note: text(`query.key.${suggestion.key}`),
        take: taking(true),
      };
    default:
      return assertNever(suggestion);
  }
}

/** A value of the language in the words of the interface, where it has some. */
export function valueMeaning(key: KeyName, value: string): string | undefined {
  if (key === 'source') return sourceLabel(value);
  if (key === 'outcome') return codeWords(value);
  const name = `facet.${key}.value`;
  return isTextKey(name) ? text(name, { value }) : undefined;
}
