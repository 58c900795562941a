import type { Link } from '#shared/domain/conversation';
import type { ConversationKey } from '#shared/domain/keys';
import type { Head } from '#shared/heads/head';
import { formatDayAndTime, type ZoneChoice } from '../../i18n/format';
import { text } from '../../i18n/text';
import { LinkButton } from '../../ui/controls/LinkButton';
import type { DetailWishes } from './Details';
import styles from './Details.module.css';
import { linkName } from './detail-rows';
import type { Related } from './related';

interface LinkListProps {
  readonly links: readonly Link[];
  readonly related: readonly Related[];
  readonly zone: ZoneChoice;
  readonly onFilter: DetailWishes['onFilter'];
  readonly onOpenConversation: (key: ConversationKey) => void;
  readonly onEraseCustomer: () => void;
}

/** The conversations of the archive that belong together with this one and why, then what they are known by. */
export function LinkList({ links, related, zone, onFilter, onOpenConversation, onEraseCustomer }: LinkListProps) {
  return (
    <>
      {related.length > 0 && (
        <ul className={`${styles.list} ${styles.linked}`}>
          {related.map(({ head, reasons }) => (
            <li key={head.key}>
              <LinkButton onClick={() => onOpenConversation(head.key)}>{titleOf(head)}</LinkButton>
              <span className={styles.note}>
                {[
                  ...(head.startedAt === undefined ? [] : [formatDayAndTime(head.startedAt, zone, head.offsetMinutes)]),
                  ...reasons.map(reason => linkName({ reason })),
                ].join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
      <ul className={styles.list}>
        {links.map(({ reason, value, sequence }) => (
          <li key={`${reason} ${value}`}>
            <span className={styles.muted}>{linkName({ reason })}</span>
            <bdi className={styles.id} data-filter-key="id" data-filter-value={value}>
              {value}
            </bdi>
            {sequence !== undefined && (
              <span className={styles.muted}>{text('detail.sequence', { nth: sequence + 1 })}</span>
            )}
            <LinkButton
              aria-label={text('detail.findLinkedBy', { reason: linkName({ reason }), value })}
              onClick={() => onFilter({ key: 'id', value })}
            >
              {text('detail.findLinked')}
            </LinkButton>
            {reason === 'customer' && (
              <LinkButton onClick={onEraseCustomer}>{text('command.conversation.eraseCustomer')}</LinkButton>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function titleOf({ customer, vendorId, agents }: Head): string {
  const name = customer ?? vendorId;
  const [agent] = agents;
  return agent === undefined ? name : text('detail.linkedTitle', { customer: name, agent });
}
