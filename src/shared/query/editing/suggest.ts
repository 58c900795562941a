import { assertNever } from '../../base/assert-never';
import { fold } from '../../text/fold';
import { type Clock, dayWord } from '../language/calendar';
import { type KeyName, type KeyOfKind, keysBeginning, kindOf, type ValueKind } from '../language/keys';
import { holdsWords } from '../language/phrase';
import { printValue } from '../language/print';
import { printFilterValue } from './edit';
import { GUIDE } from './guide';
import { type Typing, typingAt } from './typing';

/** What the archive holds, for suggestions: counts are of conversations. */
export interface Vocabulary {
  /** Names, ids or choices that begin like this (case and accents apart), the most frequent first. */
  values(key: KeyName, prefix: string, limit: number): Promise<readonly CountedText[]>;
  /** Words of all texts that begin like this, the most frequent first. */
  words(prefix: string, limit: number): Promise<readonly CountedText[]>;
  /** How many conversations each of these queries finds. */
  counts(texts: readonly string[], clock: Clock): Promise<readonly number[]>;
}

export interface CountedText {
  readonly value: string;
  readonly count: number;
}

/** Suggestions under one heading: the values of one key, words in texts, keys, or what can be typed behind a key. */
export type SuggestionGroup =
  | { readonly kind: 'values'; readonly key: KeyName; readonly suggestions: readonly Suggestion[] }
  | { readonly kind: 'text'; readonly suggestions: readonly Suggestion[] }
  | { readonly kind: 'keys'; readonly suggestions: readonly Suggestion[] }
  | { readonly kind: 'examples'; readonly suggestions: readonly Suggestion[] };

/** `text` and `caret` are those of the box once the suggestion is taken. */
export type Suggestion = (
  | { readonly kind: 'value'; readonly key: KeyName; readonly value: string; readonly count?: number }
  /** A word that stands in texts. */
  | { readonly kind: 'word'; readonly word: string; readonly count: number }
  /** The words as typed, in the texts of one key. */
  | { readonly kind: 'within'; readonly key: KeyOfKind<'text'>; readonly words: string; readonly count?: number }
  /** The words as typed, anywhere. */
  | { readonly kind: 'beginning'; readonly words: string; readonly count?: number }
  /** A whole term, to show what can be typed. */
  | { readonly kind: 'example'; readonly key: KeyName | 'field'; readonly example: string }
  | { readonly kind: 'key'; readonly key: KeyName | 'field' }
) & { readonly text: string; readonly caret: number };

/** Keys whose values are offered for a word that was typed without a key. */
const OFFERED: readonly KeyName[] = ['agent', 'bot', 'in', 'group', 'outcome', 'channel', 'account', 'tag'];
const OFFERED_CHOICES: readonly KeyName[] = ['source', 'status', 'has', 'is'];
/** Behind a key for a person their words are offered, too: who is looked for is as likely as what. */
const SAID_BESIDE: Partial<Readonly<Record<KeyName, KeyOfKind<'text'>>>> = {
  agent: 'agent-said',
  customer: 'customer-said',
  bot: 'bot-said',
};
const MOST_VALUES = 8;
const MOST_OF_EACH = 3;

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
    case 'value': {
      const { key, prefix } = typing;
      if (key === 'field') return prefix === '' ? [examplesOf(key, completion)] : [];
      const kind = kindOf(key);
      const groups =
        kind.kind === 'text'
          ? [await saidLike(key, prefix, completion, vocabulary, clock)]
          : [
              await valuesLike(key, kind, prefix, completion, vocabulary, clock),
              await saidBeside(key, typing, completion, vocabulary, clock),
            ];
      const isEmpty = groups.every(({ suggestions }) => suggestions.length === 0);
      return isEmpty && prefix === '' ? [examplesOf(key, completion)] : groups;
    }
    case 'word': {
      const { prefix, quoted } = typing;
      if (!holdsWords(prefix)) return [];
      const typed = printValue({ text: prefix, quoted });
      const [named, words, [byCustomer]] = await Promise.all([
        quoted ? [] : Promise.all(OFFERED.map(key => namesLike(key, prefix, completion, vocabulary))),
        // some of them may stand in names and other fields only
        quoted ? [] : vocabulary.words(prefix, MOST_OF_EACH * 2),
        vocabulary.counts([`customer-said:${typed}`], clock),
      ]);
      const within = completion.within('customer-said', prefix, quoted, byCustomer);
      if (quoted) return [{ kind: 'text', suggestions: [within] }];
      const said = await countedWithin('', prefix, words, vocabulary, clock);
      return [
        keysLike(prefix, completion),
        ...named,
        ...OFFERED_CHOICES.map(key => choicesLike(key, prefix, completion)),
        {
          kind: 'text',
          suggestions: [
            within,
            ...said.frequent.slice(0, MOST_OF_EACH).map(word => completion.word(word)),
            completion.beginning(prefix, said.typed),
          ],
        },
      ];
    }
    default:
      return assertNever(typing);
  }
}

function keysLike(prefix: string, completion: Completion): SuggestionGroup {
  const typed = prefix.toLowerCase();
  const names = [...keysBeginning(typed), ...('field'.startsWith(typed) ? (['field'] as const) : [])];
  return { kind: 'keys', suggestions: names.map(key => completion.key(key)) };
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

function examplesOf(key: KeyName | 'field', completion: Completion): SuggestionGroup {
  return { kind: 'examples', suggestions: GUIDE[key].examples.map(example => completion.example(key, example)) };
}

/** Behind a key for a person: the same text as words that somebody in that role said. */
async function saidBeside(
  key: KeyName,
  { prefix, term }: Extract<Typing, { readonly kind: 'value' }>,
  completion: Completion,
  vocabulary: Vocabulary,
  clock: Clock,
): Promise<SuggestionGroup> {
  const beside = SAID_BESIDE[key];
  if (beside === undefined || term === undefined || !holdsWords(prefix)) return { kind: 'text', suggestions: [] };
  const [count] = await vocabulary.counts([`${beside}:${printValue({ text: prefix, quoted: false })}`], clock);
  return { kind: 'text', suggestions: [completion.instead(beside, prefix, count, term)] };
}

/** Behind a key for texts: the words as typed, and words that stand there. */
async function saidLike(
  key: KeyName,
  prefix: string,
  completion: Completion,
  vocabulary: Vocabulary,
  clock: Clock,
): Promise<SuggestionGroup> {
  const words = holdsWords(prefix) ? await vocabulary.words(prefix, MOST_VALUES) : [];
  if (!holdsWords(prefix)) return { kind: 'text', suggestions: [] };
  const { typed, frequent } = await countedWithin(`${key}:`, prefix, words, vocabulary, clock);
  const beginning = isTextKey(key) ? [completion.within(key, prefix, false, typed)] : [];
  return {
    kind: 'text',
    suggestions: [...beginning, ...frequent.map(({ value, count }) => completion.value(key, value, false, count))],
  };
}

/**
 * How many conversations what was typed finds, and which of the words that go on from it stand where it is looked for:
 * the archive knows words wherever they stand.
 */
async function countedWithin(
  key: '' | `${KeyName}:`,
  prefix: string,
  words: readonly CountedText[],
  vocabulary: Vocabulary,
  clock: Clock,
): Promise<{ readonly typed: number | undefined; readonly frequent: readonly CountedText[] }> {
  const others = words.filter(({ value }) => fold(value) !== fold(prefix));
  const exact = others.map(({ value }) => `${key}${printValue({ text: value, quoted: true })}`);
  const [typed, ...counts] = await vocabulary.counts(
    [`${key}${printValue({ text: prefix, quoted: false })}`, ...exact],
    clock,
  );
  const standing = others.flatMap(({ value }, nth) => {
    const count = counts[nth] ?? 0;
    return count > 0 ? [{ value, count }] : [];
  });
  return { typed, frequent: standing.toSorted((a, b) => b.count - a.count) };
}

function isTextKey(key: KeyName): key is KeyOfKind<'text'> {
  return kindOf(key).kind === 'text';
}

/** What may stand behind a key that is answered otherwise than by words in texts. */
async function valuesLike(
  key: KeyName,
  kind: Exclude<ValueKind, { readonly kind: 'text' }>,
  prefix: string,
  completion: Completion,
  vocabulary: Vocabulary,
  clock: Clock,
): Promise<SuggestionGroup> {
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
  readonly #inValue: boolean;

  constructor(text: string, { kind, start, end }: Typing) {
    this.#text = text;
    this.#start = start;
    this.#end = end;
    this.#inValue = kind === 'value';
  }

  /** With its key in front where only a word was typed. */
  value(key: KeyName, value: string, withKey: boolean, count?: number): Suggestion {
    const printed = printFilterValue(key, value);
    return {
      kind: 'value',
      key,
      value,
      ...counted(count),
      ...this.#put(withKey ? `${key}:${printed}` : printed, true),
    };
  }

  word({ value, count }: CountedText): Suggestion {
    return { kind: 'word', word: value, count, ...this.#put(printValue({ text: value, quoted: false }), true) };
  }

  /** Behind the key where that was typed already. */
  within(key: KeyOfKind<'text'>, words: string, quoted: boolean, count: number | undefined): Suggestion {
    const written = printValue({ text: words, quoted });
    return {
      kind: 'within',
      key,
      words,
      ...counted(count),
      ...this.#put(this.#inValue ? written : `${key}:${written}`, true),
    };
  }

  beginning(words: string, count: number | undefined): Suggestion {
    return {
      kind: 'beginning',
      words,
      ...counted(count),
      ...this.#put(this.#text.slice(this.#start, this.#end), true),
    };
  }

  /** Words in the texts of one key, instead of a whole term. */
  instead(
    key: KeyOfKind<'text'>,
    words: string,
    count: number | undefined,
    term: { readonly start: number; readonly end: number },
  ): Suggestion {
    const written = `${key}:${printValue({ text: words, quoted: false })}`;
    return { kind: 'within', key, words, ...counted(count), ...this.#put(written, true, term) };
  }

  example(key: KeyName | 'field', example: string): Suggestion {
    // the key stands there already
    return { kind: 'example', key, example, ...this.#put(example.slice(key.length + 1), true) };
  }

  key(key: KeyName | 'field'): Suggestion {
    return { kind: 'key', key, ...this.#put(`${key}:`, false) };
  }

  /** A finished term is followed by a blank, so that the next one can be typed. */
  #put(
    written: string,
    finished: boolean,
    { start, end }: { readonly start: number; readonly end: number } = { start: this.#start, end: this.#end },
  ): { readonly text: string; readonly caret: number } {
    const before = this.#text.slice(0, start);
    const after = this.#text.slice(end);
    const blank = finished && !/^[\s),]/.test(after) ? ' ' : '';
    const stepped = finished && /^\s/.test(after) ? 1 : 0;
    return { text: before + written + blank + after, caret: before.length + written.length + blank.length + stepped };
  }
}

function counted(count: number | undefined): { readonly count?: number } {
  return count === undefined ? {} : { count };
}
