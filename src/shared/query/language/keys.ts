import { FLAGS, summary } from '../../domain/conversation';
import { SOURCES } from '../../domain/source';
import { CONTENTS, type Head } from '../../heads/head';
import { type Area, type AreaFilter, SAID_AREAS, SPOKEN_AREAS } from '../../index/documents/areas';
import type { Marks } from '../../marks/marks';

/** What the archive knows of a conversation beside its head: the files it was read from, the imports they came with. */
export interface Provenance {
  readonly files: readonly string[];
  readonly imports: readonly string[];
}

type MembersOf<Of, Value> = {
  [Name in keyof Of]-?: NonNullable<Of[Name]> extends Value ? Name : never;
}[keyof Of];

/** The own marks that a conversation can have besides those of its source, as `is:` and `has:` name them. */
export const MARKED = ['flagged', 'reviewed', 'note'] as const;
export type Marked = (typeof MARKED)[number];

/** Texts and numbers of the supervisor's own marks. They change without the conversation, so they have columns apart. */
export type MarksTextColumn = Extract<keyof Marks, 'tags' | 'notes'>;
export type MarksNumberColumn = Extract<keyof Marks, 'evaluation'>;

/** Where a column of texts comes from: a member of the head with one text or several, what the archive adds, own marks. */
export type TextColumn = MembersOf<Head, string | readonly string[]> | keyof Provenance | MarksTextColumn;
export type NumberColumn = MembersOf<Head, number> | MarksNumberColumn;

/**
 * What a key's value is, how it is read, suggested and matched, and who answers: the index (words in the texts of
 * some areas) or the columns (facts of the head).
 */
export type ValueKind =
  | TextKind
  | IndexedNameKind
  | NameKind
  | ChoiceKind
  | { readonly kind: 'number'; readonly answeredBy: 'columns'; readonly column: NumberColumn }
  | { readonly kind: 'duration'; readonly answeredBy: 'columns'; readonly column: NumberColumn }
  | { readonly kind: 'time'; readonly answeredBy: 'columns'; readonly of: 'before' | 'after' | 'during' };

/** Words in the texts of some areas, or of all. */
interface TextKind extends AreaFilter {
  readonly kind: 'text';
  readonly answeredBy: 'index';
}

/** A name or id of which there are as many as conversations: looked for as words, too. */
interface IndexedNameKind extends AreaFilter {
  readonly kind: 'name';
  readonly answeredBy: 'index';
  readonly areas: readonly Area[];
}

/** A name or id out of few: agents, queues, files. */
interface NameKind {
  readonly kind: 'name';
  readonly answeredBy: 'columns';
  readonly columns: readonly TextColumn[];
}

/** One of a few words that the program knows. */
interface ChoiceKind {
  readonly kind: 'choice';
  readonly answeredBy: 'columns';
  readonly column: 'source' | 'status' | 'endedBy' | 'contents' | 'flags';
  readonly among: readonly string[];
}

const text = (areas: readonly Area[], more: Pick<AreaFilter, 'internal' | 'rich'> = {}) =>
  ({ kind: 'text', answeredBy: 'index', areas, ...more }) as const satisfies ValueKind;
const indexedName = (...areas: readonly Area[]) =>
  ({ kind: 'name', answeredBy: 'index', areas }) as const satisfies ValueKind;
const name = (...columns: readonly TextColumn[]) =>
  ({ kind: 'name', answeredBy: 'columns', columns }) as const satisfies ValueKind;
const choice = (column: ChoiceKind['column'], among: readonly string[]) =>
  ({ kind: 'choice', answeredBy: 'columns', column, among }) as const satisfies ValueKind;
const number = (column: NumberColumn) =>
  ({ kind: 'number', answeredBy: 'columns', column }) as const satisfies ValueKind;
const duration = (column: NumberColumn) =>
  ({ kind: 'duration', answeredBy: 'columns', column }) as const satisfies ValueKind;
const time = (of: 'before' | 'after' | 'during') =>
  ({ kind: 'time', answeredBy: 'columns', of }) as const satisfies ValueKind;

/** Every key of the search language. The order is that of the help page and of suggestions. */
export const KEYS = {
  agent: name('agentTexts'),
  customer: indexedName('customerAuthor', 'customerPerson'),
  bot: name('botTexts'),
  handled: name('agentTexts', 'botTexts'),
  from: indexedName('author', 'customerAuthor'),
  with: indexedName('author', 'person', 'customerAuthor', 'customerPerson'),
  said: text(SPOKEN_AREAS),
  anywhere: { kind: 'text', answeredBy: 'index' },
  'customer-said': text(['customer']),
  'agent-said': text(['agent']),
  'bot-said': text(['bot']),
  system: text(['system']),
  internal: text(SPOKEN_AREAS, { internal: true }),
  card: text([...SPOKEN_AREAS, 'content'], { rich: true }),
  in: name('queueTexts'),
  group: name('groups'),
  source: choice('source', Object.keys(SOURCES)),
  channel: name('channel'),
  lang: name('language'),
  account: name('account'),
  before: time('before'),
  after: time('after'),
  on: time('during'),
  during: time('during'),
  duration: duration('durationMs'),
  wait: duration('waitMs'),
  reply: duration('replyMs'),
  messages: number('messages'),
  score: number('score'),
  csat: number('satisfaction'),
  mine: number('evaluation'),
  alert: number('alert'),
  outcome: name('disposition', 'otherOutcomes'),
  status: choice('status', summary.shape.status.unwrap().options),
  ended: choice('endedBy', summary.shape.endedBy.unwrap().options),
  has: choice('contents', [...CONTENTS, 'note']),
  is: choice('flags', [...FLAGS, 'empty', 'flagged', 'reviewed']),
  tag: name('tags'),
  note: name('notes'),
  cobrowse: duration('cobrowseMs'),
  question: text(['surveyQuestion']),
  survey: text(['surveyAnswer']),
  visitor: text(['visitor']),
  campaign: text(['campaign']),
  purchase: text(['purchase']),
  viewed: text(['viewedProduct']),
  cart: text(['cartStatus']),
  service: text(['serviceActivity']),
  error: text(['visitorError']),
  lead: text(['lead']),
  profile: text(['customerInfo']),
  marketing: text(['marketingCampaignInfo']),
  personal: text(['personalInfo']),
  id: indexedName('id'),
  file: name('files'),
  import: name('imports'),
} as const satisfies Readonly<Record<string, ValueKind>>;

export type KeyName = keyof typeof KEYS;

/** Other names of keys. What is printed, shown and suggested is the key they stand for. */
const ALIASES: Readonly<Record<string, KeyName>> = {
  queue: 'in',
  skill: 'in',
  person: 'customer',
  'said-by-customer': 'customer-said',
  'said-by-agent': 'agent-said',
  'said-by-bot': 'bot-said',
  'said-by-system': 'system',
  'system-said': 'system',
};

/** Who can have written a message, for `from:`. A supervisor speaks as an agent. */
export const SPEAKING_ROLES = ['customer', 'agent', 'bot', 'system'] as const satisfies readonly Area[];
export type SpeakingRole = (typeof SPEAKING_ROLES)[number];

/** The role that a value names where messages are asked for: `from:customer`. In quotation marks it is a name. */
export function roleNamed(
  key: KeyName,
  { text: named, quoted }: { readonly text: string; readonly quoted: boolean },
): SpeakingRole | undefined {
  return key === 'from' && !quoted ? SPEAKING_ROLES.find(role => role === named.toLowerCase()) : undefined;
}

/** The keys of some kinds: `KeyOfKind<'time'>` is `'before' | 'after' | …`. */
export type KeyOfKind<Kind extends ValueKind['kind']> = {
  [Key in KeyName]: (typeof KEYS)[Key]['kind'] extends Kind ? Key : never;
}[KeyName];

/** Every key in the order of `KEYS`. */
export const KEY_NAMES: readonly KeyName[] = Object.keys(KEYS).filter(isKey);

export function isKey(name: string): name is KeyName {
  return Object.hasOwn(KEYS, name);
}

/** The key of this name, its own or another one. */
export function keyNamed(name: string): KeyName | undefined {
  if (isKey(name)) return name;
  return Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined;
}

/** The keys that can be typed like this, by whatever name, in the order of `KEYS`. */
export function keysBeginning(beginning: string): readonly KeyName[] {
  const others = new Set(Object.entries(ALIASES).flatMap(([name, key]) => (name.startsWith(beginning) ? [key] : [])));
  return KEY_NAMES.filter(key => key.startsWith(beginning) || others.has(key));
}

export function kindOf(key: KeyName): ValueKind {
  return KEYS[key];
}

/** The areas in which the words of a key are looked for. Without a key it is what was said. */
export function areasOf(key: KeyName | undefined): AreaFilter {
  if (key === undefined) return { areas: SAID_AREAS };
  const kind = kindOf(key);
  if (kind.answeredBy === 'columns') return { areas: [] };
  const { areas, rich, internal }: AreaFilter = kind;
  return {
    ...(areas === undefined ? {} : { areas }),
    ...(rich === undefined ? {} : { rich }),
    ...(internal === undefined ? {} : { internal }),
  };
}
