import { ClockAlert, Flag, Headset, MessageSquare } from 'lucide-react';
import { type ReactNode, type Ref, useMemo } from 'react';
import type { Conversation } from '#shared/domain/conversation';
import type { Participant } from '#shared/domain/participant';
import { nameOf } from '#shared/heads/head';
import { durationOf, longestCustomerWaitOf } from '#shared/measures/measures';
import { formatDuration, type ZoneChoice } from '../../../i18n/format';
import { codeWords } from '../../../i18n/plain-words';
import { startText } from '../../../i18n/span-text';
import { text } from '../../../i18n/text';
import { useNow } from '../../../ui/hooks/use-now';
import { spanExplanation } from '../time/header-facts';
import styles from './ConversationHeader.module.css';

interface ConversationHeaderProps {
  readonly conversation: Conversation;
  readonly zone: ZoneChoice;
  /** Buttons at the end of the title line. */
  readonly actions?: ReactNode;
  /** Take in what belongs to the transcript below: its buttons, and what is known besides. */
  readonly tools?: Ref<HTMLDivElement>;
  readonly about?: Ref<HTMLDivElement>;
}

const NAMES_SHOWN = 3;
const HOUR_MS = 3_600_000;

/** Who spoke with whom, when, for how long, and how it ended. */
export function ConversationHeader({ conversation, zone, actions, tools, about }: ConversationHeaderProps) {
  const now = useNow(HOUR_MS);
  const facts = useMemo(() => factsOf(conversation, zone, now), [conversation, zone, now]);
  return (
    <header className={styles.header}>
      <div className={styles.top}>
        <Title conversation={conversation} />
        <ul className={styles.facts} aria-label={text('header.facts')}>
          {facts.map(({ key, icon, words, explanation, filter, value }) => (
            <li key={key} title={explanation} data-filter-key={filter} data-filter-value={filter && value}>
              {icon !== undefined && (
                <span className={styles.icon} aria-hidden="true">
                  {icon}
                </span>
              )}
              <span dir="auto">{words}</span>
            </li>
          ))}
        </ul>
        {tools !== undefined && <div ref={tools} className={styles.tools} />}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
      {about !== undefined && <div ref={about} className={styles.about} />}
    </header>
  );
}

function Title({ conversation }: { readonly conversation: Conversation }) {
  const { participants } = conversation;
  const customers = participants.filter(({ role }) => role === 'customer');
  const people = participants.filter(({ role }) => role === 'agent' || role === 'supervisor');
  const others = people.length > 0 ? people : participants.filter(({ role }) => role === 'bot');
  return (
    <h2 className={styles.title} title={[...customers, ...others].map(nameOf).join(' · ')}>
      {customers.length === 0 ? text('header.customer.unknown') : <Names of={customers} />}{' '}
      <span className={styles.with}>{text('header.with.word')}</span>{' '}
      {others.length === 0 ? <span className={styles.with}>{text('header.nobody')}</span> : <Names of={others} />}
    </h2>
  );
}

function Names({ of }: { readonly of: readonly Participant[] }) {
  return (
    <>
      {of.slice(0, NAMES_SHOWN).map((participant, index) => (
        <span key={participant.key}>
          {index > 0 && ', '}
          <bdi data-filter-key="with" data-filter-value={nameOf(participant)}>
            {nameOf(participant)}
          </bdi>
        </span>
      ))}
      {of.length > NAMES_SHOWN && (
        <span className={styles.with} title={of.slice(NAMES_SHOWN).map(nameOf).join(', ')}>
          {' '}
          {text('header.more', { count: of.length - NAMES_SHOWN })}
        </span>
      )}
    </>
  );
}

interface HeaderFact {
  readonly key: string;
  /** Absent where the words need none. */
  readonly icon?: ReactNode;
  readonly words: string;
  readonly explanation: string;
  /** The key of the search that finds these words. */
  readonly filter?: 'in' | 'outcome';
  readonly value?: string;
}

function factsOf(conversation: Conversation, zone: ZoneChoice, now: number): readonly HeaderFact[] {
  const { summary, messages } = conversation;
  const duration = durationOf(conversation);
  const wait = longestCustomerWaitOf(conversation);
  const disposition = summary.disposition ?? summary.endReason;
  const facts: HeaderFact[] = [
    {
      key: 'when',
      words: startText(conversation, zone),
      explanation: spanExplanation(conversation, zone, now),
    },
  ];
  if (duration !== undefined) {
    facts.push({
      key: 'duration',
      words: formatDuration(duration),
      explanation: explained('duration'),
    });
  }
  facts.push({
    key: 'messages',
    icon: <MessageSquare size={13} />,
    words: text('measure.messages', { count: messages.length }),
    explanation: text('header.messages'),
  });
  if (wait !== undefined) {
    facts.push({
      key: 'wait',
      icon: <ClockAlert size={13} />,
      words: text('header.wait', { duration: formatDuration(wait) }),
      explanation: explained('longestWait'),
    });
  }
  const queue = conversation.queues.at(-1);
  if (queue !== undefined) {
    facts.push({
      key: 'queue',
      icon: <Headset size={13} />,
      words: queue.name,
      value: queue.name,
      explanation: text('header.queue'),
      filter: 'in',
    });
  }
  if (disposition !== undefined) {
    facts.push({
      key: 'end',
      icon: <Flag size={13} />,
      words: codeWords(disposition),
      value: disposition,
      explanation: text('header.disposition'),
      filter: 'outcome',
    });
  }
  return facts;
}

function explained(measure: 'duration' | 'longestWait'): string {
  return text('header.measure', {
    measure: text(`measure.${measure}`),
    definition: text(`measure.${measure}.definition`),
  });
}
