import type { Conversation } from '#shared/domain/conversation';
import { formatAge, type ZoneChoice } from '../../../i18n/format';
import { spanText, startOf } from '../../../i18n/span-text';
import { text } from '../../../i18n/text';
import { momentLines } from './timestamp-text';

/** From when to when, the first moment in full, and how long ago it was. */
export function spanExplanation(conversation: Conversation, zone: ZoneChoice, now: number): string {
  const from = startOf(conversation);
  if (from === undefined) return text('header.when');
  const age = formatAge(from.at, now);
  return [
    spanText(conversation, zone),
    ...momentLines(from, zone, undefined),
    ...(age === undefined ? [] : [age]),
  ].join('\n');
}
