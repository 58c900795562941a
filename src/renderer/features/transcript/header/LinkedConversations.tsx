import { Link2, Waypoints } from 'lucide-react';
import type { Link } from '#shared/domain/conversation';
import type { ConversationKey } from '#shared/domain/keys';
import type { Head } from '#shared/heads/head';
import { formatDayAndTime, type ZoneChoice } from '../../../i18n/format';
import { text } from '../../../i18n/text';
import { BareButton } from '../../../ui/controls/BareButton';
import { PopoverWords } from '../../../ui/controls/PopoverWords';
import type { Member } from '../rows/article-props';
import styles from './LinkedConversations.module.css';

/** Another conversation in the archive, and what it has in common with the one on the screen. */
export interface LinkedConversation {
  readonly head: Head;
  /** The strongest first. */
  readonly reasons: readonly Link['reason'][];
}

interface LinkedConversationsProps {
  readonly open: ConversationKey;
  readonly thread: readonly Member[];
  readonly linked: readonly LinkedConversation[];
  readonly zone: ZoneChoice;
  readonly onOpen: ((key: ConversationKey) => void) | undefined;
}

/** Where this conversation stands in its visit, and what else there is of the same customer or matter. */
export function LinkedConversations({ open, thread, linked, zone, onOpen }: LinkedConversationsProps) {
  const nth = thread.findIndex(({ conversation }) => conversation.key === open) + 1;
  const shown = new Set(thread.map(({ conversation }) => conversation.key));
  const others = linked.filter(({ head }) => !shown.has(head.key));
  return (
    <>
      {thread.length > 1 && (
        <span className={styles.visit}>
          <Waypoints size={13} aria-hidden="true" />
          {text('transcript.visit', { nth, count: thread.length })}
        </span>
      )}
      {others.length > 0 && (
        <PopoverWords
          accent
          words={
            <>
              <Link2 size={13} aria-hidden="true" />
              {text('transcript.linked', { count: others.length })}
            </>
          }
          title={text('transcript.linked.title')}
        >
          {close => (
            <ul className={styles.list}>
              {others.map(({ head, reasons }) => (
                <li key={head.key}>
                  <BareButton
                    className={styles.item}
                    onClick={() => {
                      close();
                      onOpen?.(head.key);
                    }}
                  >
                    <span className={styles.when}>
                      {head.startedAt === undefined
                        ? text('header.noTime')
                        : formatDayAndTime(head.startedAt, zone, head.offsetMinutes)}
                    </span>
                    <span className={styles.reason}>{reasonText(reasons)}</span>
                    <bdi className={styles.who}>
                      {head.agents.length === 0 ? text('header.nobody') : head.agents.join(', ')}
                    </bdi>
                    <span className={styles.words} dir="auto">
                      {head.opening === '' ? text('transcript.noWords') : head.opening}
                    </span>
                  </BareButton>
                </li>
              ))}
            </ul>
          )}
        </PopoverWords>
      )}
    </>
  );
}

/** Why it is listed. A visit with the same number that is not the same visit says nothing. */
function reasonText(reasons: readonly Link['reason'][]): string {
  const reason = reasons.find(each => each !== 'visit') ?? 'customer';
  return text(`transcript.linked.${reason}`);
}
