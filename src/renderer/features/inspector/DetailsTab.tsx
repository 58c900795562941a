import { type ReactNode, useMemo } from 'react';
import type { Conversation } from '#shared/domain/conversation';
import type { ConversationKey } from '#shared/domain/keys';
import { nameOf } from '#shared/heads/head';
import type { ZoneChoice } from '../../i18n/format';
import { text } from '../../i18n/text';
import { useNow } from '../../ui/hooks/use-now';
import { AttributeCard } from './AttributeCard';
import cardStyles from './AttributeCard.module.css';
import { Details, type DetailWishes } from './Details';
import styles from './Details.module.css';
import { FilterButton } from './FilterButton';
import { FindingList } from './FindingList';
import { LinkList } from './LinkList';
import type { Related } from './related';
import { type OtherFields, type PersonRows, type Section, type SectionId, sectionsOf } from './sections';

interface DetailsTabProps extends DetailWishes {
  /** What the user made of the conversation, before what is known of it. */
  readonly marks: ReactNode;
  readonly conversation: Conversation;
  readonly zone: ZoneChoice;
  /** Other conversations of the archive that belong together with this one. */
  readonly related: readonly Related[];
  readonly onOpenConversation: (key: ConversationKey) => void;
  readonly onEraseCustomer: () => void;
}

const HOUR_MS = 3_600_000;

/** Every fact of a conversation by subject; vendor members without a home last, so that nothing is out of reach. */
export function DetailsTab(props: DetailsTabProps) {
  const { marks, conversation, zone, related, onOpenConversation, onEraseCustomer, ...wishes } = props;
  const { attributes, links, origins, findings } = conversation;
  const now = useNow(HOUR_MS);
  const { sections, others } = useMemo(() => sectionsOf(conversation, zone, now), [conversation, zone, now]);

  const technical = sections.filter(isTechnical);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard must be able to do that
    <section className={styles.tab} tabIndex={0} aria-label={text('inspector.details')}>
      {marks}
      {sections.filter(isOfCustomer).map(section => (
        <SectionDetails key={section.id} section={section} {...wishes} />
      ))}
      {links.length > 0 && (
        <section className={styles.details}>
          <h3 className={styles.title}>{text('detail.links')}</h3>
          <LinkList
            links={links}
            related={related}
            zone={zone}
            onFilter={wishes.onFilter}
            onOpenConversation={onOpenConversation}
            onEraseCustomer={onEraseCustomer}
          />
        </section>
      )}
      {sections.filter(isOfJob).map(section => (
        <SectionDetails key={section.id} section={section} {...wishes} />
      ))}
      {attributes.length > 0 && (
        <section className={styles.details}>
          <h3 className={styles.title}>{text('detail.attributes')}</h3>
          <ul className={cardStyles.attributes}>
            {attributes.map(attribute => (
              <AttributeCard key={attribute.key} attribute={attribute} zone={zone} {...wishes} />
            ))}
          </ul>
        </section>
      )}
      {(technical.length > 0 || others.length > 0) && <Technical sections={technical} others={others} {...wishes} />}
      {findings.length > 0 && (
        <section className={styles.details} data-section="findings" tabIndex={-1}>
          <h3 className={styles.title}>{text('detail.findings', { count: findings.length })}</h3>
          <FindingList findings={findings} />
        </section>
      )}
      <section className={styles.details}>
        <h3 className={styles.title}>{text('detail.origins', { count: origins.length })}</h3>
        <ul className={styles.list}>
          {origins.map(({ file, record, shape }) => (
            <li key={`${file} ${record} ${shape}`} className={styles.muted}>
              {text('detail.origin', { file, record: record + 1 })}
            </li>
          ))}
        </ul>
      </section>
    </section>
  );
}

function SectionDetails({ section, ...wishes }: DetailWishes & { readonly section: Section }) {
  const { id, rows, people } = section;
  return (
    <section className={styles.details}>
      <h3 className={styles.title}>{text(`group.${id}`)}</h3>
      {people.map(person => (
        <PersonDetails key={person.participant.key} person={person} {...wishes} />
      ))}
      <Details rows={rows} {...wishes} />
    </section>
  );
}

function PersonDetails({ person, ...wishes }: DetailWishes & { readonly person: PersonRows }) {
  const { participant, rows } = person;
  const name = nameOf(participant);
  const filter = { key: 'with' as const, value: name };
  return (
    <div className={styles.person}>
      <h4 className={styles.who}>
        <bdi data-filter-key={filter.key} data-filter-value={filter.value}>
          {name}
        </bdi>
        <span className={styles.muted}>
          {text(participant.roleInferred ? 'detail.roleInferred' : 'detail.role', {
            role: text(`role.${participant.role}`),
          })}
        </span>
        <FilterButton name={text('detail.name')} value={name} filter={filter} onFilter={wishes.onFilter} />
      </h4>
      <Details rows={rows} {...wishes} />
    </div>
  );
}

const TECHNICAL: ReadonlySet<SectionId> = new Set(['device', 'campaign', 'variables']);
const isTechnical = ({ id }: Section) => TECHNICAL.has(id);
const isOfCustomer = ({ id }: Section) => id === 'customer';
const isOfJob = (section: Section) => !isTechnical(section) && !isOfCustomer(section);

interface TechnicalProps extends DetailWishes {
  readonly sections: readonly Section[];
  readonly others: readonly OtherFields[];
}

/** What the page, the campaign and the vendor know, under the vendor's own names where we have none: put away until somebody wants it. */
function Technical({ sections, others, ...wishes }: TechnicalProps) {
  const count =
    others.reduce((sum, { rows }) => sum + rows.length, 0) + sections.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <details className={`${styles.details} ${styles.others}`}>
      <summary>{text('detail.others', { count })}</summary>
      {sections.map(section => (
        <SectionDetails key={section.id} section={section} {...wishes} />
      ))}
      {others.map(({ title, rows }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two people may have one name, and none moves
        <div key={`${index} ${title}`} className={styles.person}>
          <h4 className={styles.muted}>{title}</h4>
          <Details rows={rows} {...wishes} />
        </div>
      ))}
    </details>
  );
}
