import type { Conversation } from '#shared/domain/conversation';
import type { Instant } from '#shared/domain/time';
import type { Note } from '#shared/marks/marks';
import { extentOf } from '#shared/measures/presence';
import type { Range } from '#shared/text/ranges';
import { type EventTextContext, eventTextContext } from '../../../i18n/event-text';
import type { ZoneChoice } from '../../../i18n/format';
import { mainOffset } from './main-offset';

/** What the rows of one conversation are told with. */
export interface Member {
  readonly conversation: Conversation;
  readonly telling: EventTextContext;
  /** When the conversation began, for "2m after the start". */
  readonly start: Instant | undefined;
  readonly language: string | undefined;
  /** Minutes east of UTC that most of its times were written with: others are marked. */
  readonly offset: number | undefined;
}

export function memberOf(conversation: Conversation): Member {
  const { startedAt, requestedAt, language } = conversation.summary;
  return {
    conversation,
    telling: eventTextContext(conversation),
    start: (startedAt ?? requestedAt)?.at ?? extentOf(conversation)?.from,
    language,
    offset: mainOffset(conversation),
  };
}

/** What every row is drawn with. All of it keeps its identity while scrolling, so that rows are drawn once. */
export interface ArticleProps {
  /** Prefix of the ids inside the feed. */
  readonly id: string;
  readonly index: number;
  readonly setSize: number;
  readonly selected: boolean;
  readonly hit: boolean;
  readonly flashing: boolean;
  readonly focusable: boolean;
  readonly zone: ZoneChoice;
  readonly member: Member;
  readonly highlight: ((text: string) => readonly Range[]) | undefined;
  readonly onOpenLink: (url: string) => void;
  /** What the supervisor wrote about this line. */
  readonly notes?: readonly Note[];
  readonly everything?: boolean;
}
