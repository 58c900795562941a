import type { Conversation } from '#shared/domain/conversation';
import type { ConversationKey } from '#shared/domain/keys';
import type { SourceId } from '#shared/domain/source';
import { type Head, headOf, nameOf } from '#shared/heads/head';
import { documentsOf } from '#shared/index/documents/documents';
import type { Marks } from '#shared/marks/marks';
import { type MaskedConversation, maskConversation } from '#shared/masking/mask-conversation';
import { maskRecordText } from '#shared/masking/mask-json';
import { createMasking, type Masking } from '#shared/masking/masking';
import type { MaskCounts } from '#shared/masking/rules';
import { type CountedText, type SuggestionGroup, suggest, type Vocabulary } from '#shared/query/editing/suggest';
import type { Clock } from '#shared/query/language/calendar';
import type { KeyName } from '#shared/query/language/keys';
import type {
  ArchiveQuestions,
  Around,
  Excerpt,
  FacetsAnswer,
  HitItem,
  LinkedHead,
  Original,
  SearchAnswer,
  SearchHit,
} from '../contract/api';
import type { MaskRequest } from '../contract/mask';

/** Keys whose values name nobody: only these are suggested. */
const HARMLESS: ReadonlySet<KeyName> = new Set<KeyName>([
  ...([
    'source',
    'channel',
    'in',
    'outcome',
    'lang',
    'has',
    'is',
    'status',
    'ended',
    'tag',
    'agent',
    'group',
    'bot',
  ] as const),
]);
const ABOUT_AGENTS: ReadonlySet<string> = new Set(['agent', 'group']);

/** Makes answers of the reader tell nobody who the customer is. */
export class MaskedAnswers {
  readonly #archive: Pick<ArchiveQuestions, 'conversation' | 'values' | 'counts'>;
  readonly #masking: Masking;

  constructor(archive: Pick<ArchiveQuestions, 'conversation' | 'values' | 'counts'>, { rules, words }: MaskRequest) {
    this.#archive = archive;
    this.#masking = createMasking(rules, (kind, number, label) =>
      (label === undefined ? words[kind] : words.labelled)
        .replace('{number}', String(number))
        .replace('{label}', label ?? ''),
    );
  }

  async search(answer: SearchAnswer): Promise<SearchAnswer> {
    const conversations = await Promise.all(answer.hits.map(({ head }) => this.#read(head.key)));
    // one after the other: numbers follow the order of the list
    return { ...answer, hits: answer.hits.map((hit, nth) => this.#hit(hit, conversations[nth])) };
  }

  async conversation(conversation: Conversation | undefined): Promise<Conversation | undefined> {
    return conversation && this.#mask(conversation).conversation;
  }

  async counts(key: ConversationKey): Promise<MaskCounts> {
    const conversation = await this.#read(key);
    return conversation === undefined ? {} : this.#mask(conversation).counts;
  }

  async linked(heads: readonly LinkedHead[]): Promise<readonly LinkedHead[]> {
    const conversations = await Promise.all(heads.map(({ head }) => this.#read(head.key)));
    return heads.map((each, nth) => ({ ...each, head: this.#head(each.head, conversations[nth]) }));
  }

  async originals(
    of: Parameters<ArchiveQuestions['originals']>[0],
    originals: readonly Original[],
  ): Promise<readonly Original[]> {
    const conversation = 'conversation' in of ? await this.#read(of.conversation) : undefined;
    const { mask } = this.#mask(conversation ?? NOBODY);
    return originals.map(original => ({
      ...original,
      text: maskRecordText(original.text, mask),
      ...(original.bytes === undefined ? {} : { bytes: new TextEncoder().encode(maskRecordText(original.text, mask)) }),
      ...(original.repaired === undefined ? {} : { repaired: maskRecordText(original.repaired, mask) }),
    }));
  }

  async marks(key: ConversationKey, marks: Marks): Promise<Marks> {
    if (marks.notes.length === 0) return marks;
    return this.#marks(marks, this.#mask((await this.#read(key)) ?? NOBODY));
  }

  /** Places of expressions are places of the text that is not shown. */
  hitsIn(hits: readonly HitItem[]): readonly HitItem[] {
    return hits.map(({ item }) => ({ item }));
  }

  facets(answer: FacetsAnswer): FacetsAnswer {
    if (!this.#masking.masks('agent')) return answer;
    return {
      ...answer,
      facets: answer.facets.map(facet => (ABOUT_AGENTS.has(facet.key) ? { ...facet, values: [], distinct: 0 } : facet)),
    };
  }

  around({ answer, apart, whole, offers, hits, ...rest }: Around): Around {
    return {
      ...rest,
      answer: this.facets(answer),
      apart: this.facets({ ...answer, facets: apart }).facets,
      ...(whole && { whole: this.facets(whole) }),
      // a word that was perhaps meant may be a name
      ...(offers && { offers: offers.filter(({ change }) => change.kind !== 'meant') }),
      ...(hits && { hits: this.hitsIn(hits) }),
    };
  }

  suggest(text: string, caret: number, clock: Clock, signal?: AbortSignal): Promise<readonly SuggestionGroup[]> {
    const vocabulary: Vocabulary = {
      values: async (key, prefix, limit) => this.values(key, await this.#archive.values(key, prefix, limit, signal)),
      words: async () => [],
      counts: texts => this.#archive.counts(texts, clock, signal),
    };
    return suggest(text, caret, vocabulary, clock);
  }

  /** What may be suggested: of words that were said nobody knows whom they name. */
  values(key: KeyName, values: readonly CountedText[]): readonly CountedText[] {
    const isHarmless = HARMLESS.has(key) && !(ABOUT_AGENTS.has(key) && this.#masking.masks('agent'));
    return isHarmless ? values : [];
  }

  #mask(conversation: Conversation): MaskedConversation {
    return maskConversation(conversation, this.#masking, 'kept');
  }

  /** What cannot be read is shown by what says nothing. */
  async #read(key: ConversationKey): Promise<Conversation | undefined> {
    return this.#archive.conversation(key).catch(() => undefined);
  }

  #hit(hit: SearchHit, conversation: Conversation | undefined): SearchHit {
    const { excerpt: _, speaker: __, marks, ...rest } = hit;
    if (conversation === undefined) return { ...rest, head: this.#head(hit.head, undefined) };
    const masked = this.#mask(conversation);
    return {
      ...rest,
      head: headAs(hit.head, masked.conversation),
      ...(marks === undefined ? {} : { marks: this.#marks(marks, masked) }),
      ...(hit.excerpt === undefined ? {} : { excerpt: excerptAs(hit.excerpt, conversation, masked) }),
      ...(hit.speaker === undefined ? {} : { speaker: speakerAs(hit.speaker, conversation, masked.conversation) }),
    };
  }

  #head(head: Head, conversation: Conversation | undefined): Head {
    return conversation === undefined
      ? headAs(head, { ...NOBODY, key: head.key, source: head.source, vendorId: head.vendorId })
      : headAs(head, this.#mask(conversation).conversation);
  }

  #marks(marks: Marks, { mask }: MaskedConversation): Marks {
    return { ...marks, notes: marks.notes.map(note => ({ ...note, text: mask.text(note.text) })) };
  }
}

/** The texts of a masked conversation; numbers and times are as they were. */
function headAs(head: Head, masked: Conversation): Head {
  const { customer: _, ...rest } = head;
  const { customer, agents, bots, agentTexts, botTexts, queues, queueTexts, groups, otherOutcomes, opening, vendorId } =
    headOf(masked);
  return {
    ...rest,
    vendorId,
    ...(customer === undefined ? {} : { customer }),
    ...{ agents, bots, agentTexts, botTexts, queues, queueTexts, groups, otherOutcomes, opening },
  };
}

function speakerAs(speaker: string, conversation: Conversation, masked: Conversation): string {
  const nth = conversation.participants.findIndex(participant => nameOf(participant) === speaker);
  const participant = masked.participants[nth];
  return participant === undefined ? '' : nameOf(participant);
}

const CUT_BEFORE = '… ';
const CUT_AFTER = ' …';

/** Masked by the whole text it was cut from: half an address would not be known for one. */
function excerptAs(excerpt: Excerpt, conversation: Conversation, { mask }: MaskedConversation): Excerpt {
  const from = excerpt.text.startsWith(CUT_BEFORE) ? CUT_BEFORE.length : 0;
  const until = excerpt.text.length - (excerpt.text.endsWith(CUT_AFTER) ? CUT_AFTER.length : 0);
  const core = excerpt.text.slice(from, until);
  const whole =
    documentsOf(conversation)
      .map(({ text }) => text.replaceAll(NOT_SHOWN, ' '))
      .find(text => text.includes(core)) ?? core;
  const at = whole.indexOf(core);
  const moved = mask.stretch(
    whole,
    { start: at, end: at + core.length },
    excerpt.marks.map(({ start, end }) => ({ start: start - from + at, end: end - from + at })),
  );
  const before = excerpt.text.slice(0, from);
  return {
    text: before + moved.text + excerpt.text.slice(until),
    marks: moved.places.map(({ start, end }) => ({ start: start + before.length, end: end + before.length })),
  };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: what keeps texts apart that are one document
const NOT_SHOWN = /[\u0000\n\r\t]/g;

const NOBODY: Conversation = {
  version: 1,
  key: '' as ConversationKey,
  source: '' as SourceId,
  vendorId: '',
  summary: {},
  queues: [],
  flags: [],
  participants: [],
  messages: [],
  events: [],
  surveys: [],
  attributes: [],
  facts: [],
  links: [],
  extras: {},
  findings: [],
  origins: [],
};
