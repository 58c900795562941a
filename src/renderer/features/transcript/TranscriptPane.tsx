import type { Conversation } from '#shared/domain/conversation';
import type { ItemKey } from '#shared/domain/keys';
import type { ZoneChoice } from '../../i18n/format';
import { Feed } from './Feed';
import { usePrinting } from './use-printing';
import { WholeTranscript } from './WholeTranscript';

export interface TranscriptPaneProps {
  readonly conversation: Conversation;
  readonly zone: ZoneChoice;
  /** A message or an event; one that comes from outside is scrolled to. */
  readonly selected: ItemKey | undefined;
  readonly onSelect: (key: ItemKey | undefined) => void;
  /** Messages that the search found. */
  readonly hits: readonly ItemKey[];
  /** Folded search words, marked wherever they begin a word. */
  readonly words: readonly string[];
  readonly onOpenLink: (url: string) => void;
}

/** What was said and what happened meanwhile, as one feed. Each conversation keeps its own place in it. */
export function TranscriptPane(props: TranscriptPaneProps) {
  const { conversation, zone, onOpenLink } = props;
  const printing = usePrinting();
  if (printing) return <WholeTranscript conversation={conversation} zone={zone} onOpenLink={onOpenLink} />;
  return <Feed key={conversation.key} {...props} />;
}
