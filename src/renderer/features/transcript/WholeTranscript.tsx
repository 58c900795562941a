import { useId, useMemo } from 'react';
import type { Conversation } from '#shared/domain/conversation';
import { extentOf } from '#shared/measures/stays';
import { tellingOf } from '../../i18n/event-text';
import type { ZoneChoice } from '../../i18n/format';
import { text } from '../../i18n/text';
import styles from './Feed.module.css';
import { rowsOf } from './rows';
import { TranscriptRow } from './TranscriptRow';

interface WholeTranscriptProps {
  readonly conversation: Conversation;
  readonly zone: ZoneChoice;
  readonly onOpenLink: (url: string) => void;
}

/** More would take a browser minutes to lay out; what is left out is said. */
const MOST_ROWS = 5000;

/** All lines one below the other with everything open, for print. */
export function WholeTranscript({ conversation, zone, onOpenLink }: WholeTranscriptProps) {
  const id = useId();
  const { rows, articles } = useMemo(() => rowsOf(conversation, zone), [conversation, zone]);
  const telling = useMemo(() => tellingOf(conversation), [conversation]);
  const start = useMemo(() => extentOf(conversation)?.from, [conversation]);
  return (
    <div className={styles.whole}>
      {rows.slice(0, MOST_ROWS).map((row, index) => (
        <TranscriptRow
          key={row.key}
          row={row}
          id={id}
          index={index}
          setSize={articles.length}
          selected={false}
          hit={false}
          flashing={false}
          focusable={false}
          zone={zone}
          telling={telling}
          start={start}
          language={conversation.summary.language}
          highlight={undefined}
          onOpenLink={onOpenLink}
          everything
        />
      ))}
      {rows.length > MOST_ROWS && <p>{text('transcript.cut', { shown: MOST_ROWS, total: rows.length })}</p>}
    </div>
  );
}
