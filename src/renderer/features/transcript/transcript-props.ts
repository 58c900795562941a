import type { Ref } from 'react';
import type { Conversation } from '#shared/domain/conversation';
import type { ConversationKey, ItemKey } from '#shared/domain/keys';
import type { Phrase } from '#shared/index/matching/matcher';
import type { Marks } from '#shared/marks/marks';
import type { Range } from '#shared/text/ranges';
import type { TranscriptActions } from '../../commands/command';
import type { ZoneChoice } from '../../i18n/format';
import type { LinkedConversation } from './header/LinkedConversations';
import type { ToolPlaces } from './header/TranscriptToolbar';

export interface TranscriptPaneProps {
  readonly conversation: Conversation;
  readonly zone: ZoneChoice;
  /** Times from the start of the conversation on. On paper they are those of the clock all the same. */
  readonly elapsed?: boolean;
  /** A message or an event; one that comes from outside is scrolled to. */
  readonly selected: ItemKey | undefined;
  readonly onSelect: (key: ItemKey | undefined) => void;
  /** Messages that the search found. */
  readonly hits: readonly ItemKey[];
  /** What the search looks for, marked wherever it stands. */
  readonly phrases: readonly Phrase[];
  /** Stretches of the texts of messages that the search found otherwise than by words. */
  readonly places?: ReadonlyMap<ItemKey, readonly Range[]>;
  readonly onOpenLink: (url: string) => void;
  /** All conversations of the visit in their order, this one among them: read as one thread. */
  readonly thread?: readonly Conversation[];
  /** Other conversations in the archive that have something to do with this one. */
  readonly linked?: readonly LinkedConversation[];
  /** The supervisor's own marks, of which notes on lines are shown with their lines. */
  readonly marks?: ReadonlyMap<ConversationKey, Marks>;
  /** Wants a note on a message or an event. */
  readonly onWriteNote?: (conversation: ConversationKey, item: ItemKey) => void;
  readonly onEditNote?: (conversation: ConversationKey, id: string) => void;
  readonly onOpenConversation?: (key: ConversationKey, item?: ItemKey) => void;
  /** Everything in one plain flow. */
  readonly reading?: boolean;
  readonly onReading?: (reading: boolean) => void;
  /** Wants the conversation as a file. */
  readonly onExport?: () => void;
  /** It is about to be printed: the paper is laid out beside what is on the screen. */
  readonly printing?: boolean;
  readonly handle?: Ref<TranscriptActions>;
  /** Where its buttons stand, if not above it. */
  readonly toolPlaces?: ToolPlaces | undefined;
  /** The keys of a command, as printed on the keyboard. */
  readonly keysOf?: (command: string) => string | undefined;
}
