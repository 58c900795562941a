import type { Link } from '#shared/domain/conversation';
import type { ConversationKey } from '#shared/domain/keys';
import type { Head } from '#shared/heads/head';
import { formatDayAndTime, type ZoneChoice } from '../../i18n/format';
import { text } from '../../i18n/text';
import type { DetailWishes } from './Details';
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
        <ul className="details-list details-linked">
          {related.map(({ head, reasons }) => (
            <li key={head.key}>
              <button type="button" className="link-button" onClick={() => onOpenConversation(head.key)}>
                {titleOf(head)}
              </button>
              <span className="details-note">
                {[
                  ...(head.startedAt === undefined ? [] : [formatDayAndTime(head.startedAt, zone, head.offsetMinutes)]),
                  ...reasons.map(reason => linkName({ reason })),
                ].join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
      <ul className="details-list">
        {links.map(({ reason, value, sequence }) => (
          <li key={`${reason} ${value}`}>
            <span className="details-muted">{linkName({ reason })}</span>
            <bdi className="details-id" data-filter-key="id" data-filter-value={value}>
              {value}
            </bdi>
            {sequence !== undefined && (
              <span className="details-muted">{text('detail.sequence', { nth: sequence + 1 })}</span>
            )}
            <button
              type="button"
              className="link-button"
              aria-label={text('detail.findLinkedBy', { reason: linkName({ reason }), value })}
              onClick={() => onFilter({ key: 'id', value })}
            >
              {text('detail.findLinked')}
            </button>
            {reason === 'customer' && (
              <button type="button" className="link-button" onClick={onEraseCustomer}>
                {text('command.conversation.eraseCustomer')}
              </button>
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
