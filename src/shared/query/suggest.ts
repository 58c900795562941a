import { assertNever } from '../base/assert-never';
import { fold } from '../text/fold';
import { type Clock, dayWord } from './calendar';
import { printFilterValue } from './edit';
import { KEY_NAMES, type KeyName, type KeyOfKind, kindOf } from './keys';
import { holdsWords } from './phrase';
import { printValue } from './print';
import { type Typing, typingAt } from './typing';

/** What the archive holds, for suggestions: counts are of conversations. */
export interface Vocabulary {
  /** Names, ids or choices that begin like this (case and accents apart), the most frequent first. */
  values(key: KeyName, prefix: string, limit: number): Promise<readonly CountedText[]>;
  /** Words of all texts that begin like this, the most frequent first. */
  words(prefix: string, limit: number): Promise<readonly CountedText[]>;
}

export interface CountedText {
  readonly value: string;
  readonly count: number;
}

/** Suggestions under one heading: the values of one key, words in texts, or keys. */
export type SuggestionGroup =
  | { readonly kind: 'values'; readonly key: KeyName; readonly suggestions: readonly Suggestion[] }
  | { readonly kind: 'text'; readonly suggestions: readonly Suggestion[] }
  | { readonly kind: 'keys'; readonly suggestions: readonly Suggestion[] };

/** `text` and `caret` are those of the box once the suggestion is taken. */
export type Suggestion = (
  | { readonly kind: 'value'; readonly key: KeyName; readonly value: string; readonly count?: number }
  /** A word that stands in texts. */
  | { readonly kind: 'word'; readonly word: string; readonly count: number }
  /** The words as typed, in the texts of one key. */
  | { readonly kind: 'within'; readonly key: KeyOfKind<'text'>; readonly words: string }
  /** The words as typed, anywhere. */
  | { readonly kind: 'beginning'; readonly words: string }
  | { readonly kind: 'key'; readonly key: KeyName | 'field' }
) & { readonly text: string; readonly caret: number };

/** Keys whose values are offered for a word that was typed without a key. */
const OFFERED: readonly KeyName[] = ['handled', 'in', 'group', 'outcome', 'channel', 'account', 'tag'];
const OFFERED_CHOICES: readonly KeyName[] = ['source', 'status', 'has', 'is'];
const MOST_VALUES = 8;
const MOST_OF_EACH = 3;
const MOST_KEYS = 8;

/** What the text may go on with at the caret. Recent searches are the interface's own. */
export async function suggest(
  text: string,
  caret: number,
  vocabulary: Vocabulary,
  clock: Clock,
): Promise<readonly SuggestionGroup[]> {
  const typing = typingAt(text, caret);
  if (typing === undefined) return [];
  const groups = await groupsFor(new Completion(text, typing), typing, vocabulary, clock);
  return groups.filter(({ suggestions }) => suggestions.length > 0);
}

async function groupsFor(
  completion: Completion,
  typing: Typing,
  vocabulary: Vocabulary,
  clock: Clock,
): Promise<readonly SuggestionGroup[]> {
  switch (typing.kind) {
    case 'nothing':
      return [keysLike('', completion)];
    case 'value':
      return [await valuesLike(typing.key, typing.prefix, completion, vocabulary, clock)];
    case 'word': {
      const { prefix, quoted } = typing;
      if (!holdsWords(prefix)) return [];
      if (quoted) return [{ kind: 'text', suggestions: [completion.within('customer', prefix, true)] }];
      const [named, words] = await Promise.all([
        Promise.all(OFFERED.map(key => namesLike(key, prefix, completion, vocabulary))),
        vocabulary.words(prefix, MOST_OF_EACH),
      ]);
      return [
        keysLike(prefix, completion),
        ...named,
        ...OFFERED_CHOICES.map(key => choicesLike(key, prefix, completion)),
        {
          kind: 'text',
          suggestions: [
            completion.within('customer', prefix, false),
            ...words.filter(({ value }) => fold(value) !== fold(prefix)).map(word => completion.word(word)),
            completion.beginning(prefix),
          ],
        },
      ];
    }
    default:
      return assertNever(typing);
  }
}

function keysLike(prefix: string, completion: Completion): SuggestionGroup {
  const names = [...KEY_NAMES, 'field' as const].filter(name => name.startsWith(prefix.toLowerCase()));
  return { kind: 'keys', suggestions: names.slice(0, MOST_KEYS).map(key => completion.key(key)) };
}

async function namesLike(
  key: KeyName,
  prefix: string,
  completion: Completion,
  vocabulary: Vocabulary,
): Promise<SuggestionGroup> {
  const values = await vocabulary.values(key, prefix, MOST_OF_EACH);
  return {
    kind: 'values',
    key,
    suggestions: values.map(({ value, count }) => completion.value(key, value, true, count)),
  };
}

function choicesLike(key: KeyName, prefix: string, completion: Completion): SuggestionGroup {
  const kind = kindOf(key);
  const among = kind.kind === 'choice' ? kind.among.filter(value => beginsLike(value, prefix)) : [];
  return {
    kind: 'values',
    key,
    suggestions: among.slice(0, MOST_OF_EACH).map(value => completion.value(key, value, true)),
  };
}

/** What may stand behind a key. */
async function valuesLike(
  key: KeyName,
  prefix: string,
  completion: Completion,
  vocabulary: Vocabulary,
  clock: Clock,
): Promise<SuggestionGroup> {
  const kind = kindOf(key);
  const group = (values: readonly { readonly value: string; readonly count?: number }[]): SuggestionGroup => ({
    kind: 'values',
    key,
    suggestions: values.map(({ value, count }) => completion.value(key, value, false, count)),
  });
  switch (kind.kind) {
    case 'name':
      return group(await vocabulary.values(key, prefix, MOST_VALUES));
    case 'choice': {
      const held = new Map(
        (await vocabulary.values(key, prefix, kind.among.length)).map(one => [one.value, one.count]),
      );
      const known = kind.among.filter(value => beginsLike(value, prefix));
      return group(known.map(value => ({ value, ...(held.has(value) ? { count: held.get(value) ?? 0 } : {}) })));
    }
    case 'text': {
      const words = holdsWords(prefix) ? await vocabulary.words(prefix, MOST_VALUES) : [];
      // the archive counts words wherever they stand, which is not what this key finds
      return group(words.map(({ value }) => ({ value })));
    }
    case 'duration':
      return group(startingWith(prefix, ['>1m', '>5m', '>15m', '>1h', '<1m', '1m..5m']));
    case 'number':
      return group(startingWith(prefix, AMOUNTS[kind.column] ?? ['>0', '0']));
    case 'time':
      return group(startingWith(prefix, timeWords(clock)));
    default:
      return assertNever(kind);
  }
}

const AMOUNTS: Readonly<Record<string, readonly string[]>> = {
  messages: ['>20', '>50', '1..5', '0'],
  score: ['<40', '40..60', '>60'],
  satisfaction: ['<3', '>3'],
  alert: ['-1', '0', '1'],
  evaluation: ['>80', '50..80', '<50'],
};

function timeWords(clock: Clock): readonly string[] {
  const today = dayWord(clock.now, clock.zone);
  const year = Number(today.slice(0, 4));
  const quarter = Math.ceil(Number(today.slice(5, 7)) / 3);
  return [
    'today',
    'yesterday',
    '-7d',
    '-30d',
    '-90d',
    today.slice(0, 7),
    `${year}-Q${quarter}`,
    String(year),
    String(year - 1),
  ];
}

function startingWith(prefix: string, values: readonly string[]): readonly { readonly value: string }[] {
  return values.filter(value => value.toLowerCase().startsWith(prefix.toLowerCase())).map(value => ({ value }));
}

function beginsLike(value: string, prefix: string): boolean {
  return fold(value).startsWith(fold(prefix));
}

/** Puts what was chosen in the place of what was typed. */
class Completion {
  readonly #text: string;
  readonly #start: number;
  readonly #end: number;

  constructor(text: string, { start, end }: Typing) {
    this.#text = text;
    this.#start = start;
    this.#end = end;
  }

  /** With its key in front where only a word was typed. */
  value(key: KeyName, value: string, withKey: boolean, count?: number): Suggestion {
    const printed = printFilterValue(key, value);
    const counted = count === undefined ? {} : { count };
    return { kind: 'value', key, value, ...counted, ...this.#put(withKey ? `${key}:${printed}` : printed, true) };
  }

  word({ value, count }: CountedText): Suggestion {
    return { kind: 'word', word: value, count, ...this.#put(printValue({ text: value, quoted: false }), true) };
  }

  within(key: KeyOfKind<'text'>, words: string, quoted: boolean): Suggestion {
    return { kind: 'within', key, words, ...this.#put(`${key}:${printValue({ text: words, quoted })}`, true) };
  }

  beginning(words: string): Suggestion {
    return { kind: 'beginning', words, ...this.#put(this.#text.slice(this.#start, this.#end), true) };
  }

  key(key: KeyName | 'field'): Suggestion {
    return { kind: 'key', key, ...this.#put(`${key}:`, false) };
  }

  /** A finished term is followed by a blank, so that the next one can be typed. */
  #put(written: string, finished: boolean): { readonly text: string; readonly caret: number } {
    const before = this.#text.slice(0, this.#start);
    const after = this.#text.slice(this.#end);
    const blank = finished && !/^[\s),]/.test(after) ? ' ' : '';
    const stepped = finished && /^\s/.test(after) ? 1 : 0;
    return { text: before + written + blank + after, caret: before.length + written.length + blank.length + stepped };
  }
}
