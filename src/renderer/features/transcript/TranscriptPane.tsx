import { useMemo, useState } from 'react';
import type { Conversation } from '#shared/domain/conversation';
import type { ConversationKey } from '#shared/domain/keys';
import { Feed } from './Feed';
import { PrintedTranscript } from './plain/PrintedTranscript';
import { ReadingView } from './plain/ReadingView';
import { memberOf } from './rows/article-props';
import { PART_ROWS } from './rows/parts';
import styles from './TranscriptPane.module.css';
import { ElapsedContext } from './time/elapsed';
import type { TranscriptPaneProps } from './transcript-props';

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

  return (
    <>
      <div className={styles.screen} data-printing={props.printing || undefined}>
        <ElapsedContext value={elapsed}>
          {reading ? readingView() : <Feed key={feedKey} {...props} members={members} />}
        </ElapsedContext>
      </div>
      {props.printing && (
        <div className={styles.paper}>
          <PrintedTranscript
            members={members}
            zone={zone}
            row={reading ? part * PART_ROWS : 0}
            onOpenLink={onOpenLink}
          />
        </div>
      )}
    </>
  );

  function readingView() {
    return (
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
    );
  }
}

/** One feed goes on while the reader moves between the conversations it shows. */
function useFeedKey(open: ConversationKey, shown: readonly Conversation[]): ConversationKey {
  const [key, setKey] = useState(open);
  if (key === open || shown.some(conversation => conversation.key === key)) return key;
  setKey(open);
  return open;
}
