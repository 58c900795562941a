import { type Ref, useMemo, useState } from 'react';
import type { Conversation } from '#shared/domain/conversation';
import type { ConversationKey, ItemKey } from '#shared/domain/keys';
import type { Marks } from '#shared/marks/marks';
import type { Range } from '#shared/text/words';
import type { TranscriptActions } from '../../commands/command';
import type { ZoneChoice } from '../../i18n/format';
import { memberOf } from './article-props';
import { ElapsedContext } from './elapsed';
import { Feed } from './Feed';
import type { LinkedConversation } from './LinkedConversations';
import { PrintedTranscript } from './PrintedTranscript';
import { READ_ROWS } from './parts';
import { ReadingView } from './ReadingView';
import { usePrinting } from './use-printing';

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
  /** Folded search words, marked wherever they begin a word. */
  readonly words: readonly string[];
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
  readonly handle?: Ref<TranscriptActions>;
}

/** What was said and what happened meanwhile, as one feed. Each conversation keeps its own place in it. */
export function TranscriptPane(props: TranscriptPaneProps) {
  const { conversation, zone, elapsed = false, thread, onOpenLink, reading = false, onReading } = props;
  const conversations = useMemo(
    () => (thread?.some(({ key }) => key === conversation.key) ? thread : [conversation]),
    [thread, conversation],
  );
  const members = useMemo(() => conversations.map(memberOf), [conversations]);
  const feedKey = useFeedKey(conversation.key, conversations);
  const [part, setPart] = useState(0);
  const printing = usePrinting();

  if (printing)
    return (
      <PrintedTranscript members={members} zone={zone} row={reading ? part * READ_ROWS : 0} onOpenLink={onOpenLink} />
    );
  if (reading) {
    return (
      <ElapsedContext value={elapsed}>
        <ReadingView
          key={feedKey}
          members={members}
          zone={zone}
          part={part}
          onPart={setPart}
          onOpenLink={onOpenLink}
          onClose={() => onReading?.(false)}
          marks={props.marks}
        />
      </ElapsedContext>
    );
  }
  return (
    <ElapsedContext value={elapsed}>
      <Feed key={feedKey} {...props} members={members} />
    </ElapsedContext>
  );
}

/** One feed goes on while the reader moves between the conversations it shows. */
function useFeedKey(open: ConversationKey, shown: readonly Conversation[]): ConversationKey {
  const [key, setKey] = useState(open);
  if (key === open || shown.some(conversation => conversation.key === key)) return key;
  setKey(open);
  return open;
}
