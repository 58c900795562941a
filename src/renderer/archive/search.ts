import type { Conversation } from '#shared/domain/conversation';
import type { ItemKey } from '#shared/domain/keys';
import { findTerms, found, type Range, searchable, type Term } from '#shared/text/words';
import type { Excerpt } from './api';

const EXCERPT_LENGTH = 160;
const EXCERPT_LEAD = 40;

/** The texts of a conversation that a search looks through. Words of a phrase must stand in one of them. */
export interface SearchText {
  readonly text: string;
  /** The message it is, if it is one. */
  readonly message?: ItemKey;
}

/** Everything said, and the names and ids of the conversation and of those who took part. */
export function* searchTexts({
  vendorId,
  summary,
  messages,
  participants,
  queues,
}: Conversation): Generator<SearchText> {
  for (const { key, body } of messages) if (body.text !== '') yield { text: body.text, message: key };
  yield { text: vendorId };
  if (summary.account !== undefined) yield { text: summary.account };
  for (const { name, otherNames, ids } of participants) {
    for (const text of [...(name === undefined ? [] : [name]), ...otherNames, ...ids]) yield { text };
  }
  for (const { name } of queues) yield { text: name };
}

/** All texts of a conversation as one, for `holdsAll`. No term reaches from one text into the next. */
export function searchableConversation(conversation: Conversation): string {
  let all = '';
  for (const { text } of searchTexts(conversation)) all += `${searchable(text)}\n`;
  return all;
}

export function holdsAll(terms: readonly Term[], searchableText: string): boolean {
  return terms.every(term => found(term, searchableText));
}

/** Where the terms are: the first message that holds most of them, or else the first other text that does. */
export function excerptOf(
  conversation: Conversation,
  terms: readonly Term[],
): { readonly excerpt: Excerpt; readonly message?: ItemKey } | undefined {
  let best: SearchText | undefined;
  let bestCount = 0;
  for (const each of searchTexts(conversation)) {
    const inText = searchable(each.text);
    const count = terms.filter(term => found(term, inText)).length;
    // what was said is worth more than a name
    const outranks = best?.message === undefined || each.message !== undefined;
    if (count > bestCount && outranks) {
      best = each;
      bestCount = count;
    }
  }
  if (best === undefined) return undefined;
  const excerpt = cut(best.text, findTerms(best.text, terms));
  return { excerpt, ...(best.message !== undefined && { message: best.message }) };
}

/** A stretch of the text around its first mark, with the marks that lie in it. */
export function cut(text: string, marks: readonly Range[]): Excerpt {
  const first = marks[0]?.start ?? 0;
  const start = first <= EXCERPT_LEAD ? 0 : wordStart(text, first - EXCERPT_LEAD, first);
  const end = wholeCharacter(text, Math.min(text.length, start + EXCERPT_LENGTH));
  const before = start > 0 ? '… ' : '';
  const after = end < text.length ? ' …' : '';
  const shift = before.length - start;
  return {
    text: before + text.slice(start, end) + after,
    marks: marks
      .filter(mark => mark.start < end)
      .map(mark => ({ start: mark.start + shift, end: Math.min(mark.end, end) + shift })),
  };
}

/** The first place after a space between `from` and `until`; where there is none, `from`. */
function wordStart(text: string, from: number, until: number): number {
  const space = text.slice(from, until).search(/\s/u);
  return space >= 0 ? from + space + 1 : wholeCharacter(text, from);
}

/** A place that does not stand inside a character of two units. */
function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
