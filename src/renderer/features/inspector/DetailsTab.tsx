import { type ReactNode, useMemo } from 'react';
import type { Attribute } from '#shared/domain/attribute';
import type { Conversation } from '#shared/domain/conversation';
import type { Participant } from '#shared/domain/participant';
import { nameOf } from '#shared/heads/head';
import type { KeyName } from '#shared/query/keys';
import type { ZoneChoice } from '../../i18n/format';
import { text } from '../../i18n/text';
import { Details } from './Details';
import { type DetailRow, factRow, groupName, linkName, summaryRows, timeValue } from './detail-rows';
import { extraRows } from './extra-rows';
import { FindingList } from './FindingList';

interface DetailsTabProps {
  /** What the user made of the conversation, before what is known of it. */
  readonly marks: ReactNode;
  readonly conversation: Conversation;
  readonly zone: ZoneChoice;
  /** Searches the archive for these words. */
  readonly onFind: (words: string) => void;
  readonly onFilter: (key: KeyName, value: string) => void;
  readonly onOpenLink: (url: string) => void;
}

/** Every fact of a conversation, grouped; vendor members without a home last, so that nothing is out of reach. */
export function DetailsTab({ marks, conversation, zone, onFind, onFilter, onOpenLink }: DetailsTabProps) {
  const { participants, facts, attributes, links, origins, findings, extras } = conversation;
  const summary = useMemo(() => summaryRows(conversation, zone), [conversation, zone]);
  const unhoused = useMemo(
    () => Object.entries(extras).map(([shape, members]) => ({ shape, rows: extraRows(members) })),
    [extras],
  );

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard must be able to do that
    <section className="details-tab" tabIndex={0} aria-label={text('inspector.details')}>
      {marks}
      <Details rows={summary} onFilter={onFilter} />
      {facts.map(group => (
        <Details key={group.group} title={groupName(group)} rows={group.facts.map(factRow)} onOpenLink={onOpenLink} />
      ))}
      {participants.length > 0 && <h3 className="details-title">{text('detail.participants')}</h3>}
      {participants.map(participant => (
        <Details
          key={participant.key}
          title={<ParticipantTitle participant={participant} />}
          rows={participantRows(participant, zone)}
          onOpenLink={onOpenLink}
          onFilter={onFilter}
        />
      ))}
      {attributes.length > 0 && <h3 className="details-title">{text('detail.attributes')}</h3>}
      {attributes.map(attribute => (
        <Details
          key={attribute.key}
          title={<span className="details-who">{attribute.type}</span>}
          rows={attributeRows(attribute, zone)}
          onOpenLink={onOpenLink}
        />
      ))}
      {links.length > 0 && (
        <section className="details">
          <h3 className="details-title">{text('detail.links')}</h3>
          <ul className="details-list">
            {links.map(link => (
              <li key={`${link.reason} ${link.value}`}>
                <span className="details-muted">{linkName(link)}</span>
                <bdi className="details-id">{link.value}</bdi>
                <button type="button" className="link-button" onClick={() => onFind(`"${link.value}"`)}>
                  {text('detail.findLinked')}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {unhoused.map(({ shape, rows }) => (
        <Details key={shape} title={text('detail.otherFields', { shape })} rows={rows} />
      ))}
      {findings.length > 0 && (
        <section className="details">
          <h3 className="details-title">{text('detail.findings', { count: findings.length })}</h3>
          <FindingList findings={findings} />
        </section>
      )}
      <section className="details">
        <h3 className="details-title">{text('detail.origins', { count: origins.length })}</h3>
        <ul className="details-list">
          {origins.map(({ file, record, shape }) => (
            <li key={`${file} ${record} ${shape}`} className="details-muted">
              {text('detail.origin', { file, record: record + 1 })}
            </li>
          ))}
        </ul>
      </section>
    </section>
  );
}

function ParticipantTitle({ participant }: { readonly participant: Participant }) {
  return (
    <span className="details-who">
      <bdi data-filter-key="with" data-filter-value={nameOf(participant)}>
        {nameOf(participant)}
      </bdi>
      <span className="details-muted">
        {text(participant.roleInferred ? 'detail.roleInferred' : 'detail.role', {
          role: text(`role.${participant.role}`),
        })}
      </span>
    </span>
  );
}

function participantRows(participant: Participant, zone: ZoneChoice): readonly DetailRow[] {
  const { otherNames, ids, presence, facts } = participant;
  return [
    ...otherNames.map(value => ({ name: text('detail.otherName'), value, filter: { key: 'with' as const, value } })),
    ...ids.map(value => ({ name: text('detail.personId'), value, filter: { key: 'with' as const, value } })),
    ...presence.map(({ from, until }) => ({
      name: text('detail.presence'),
      value: text('detail.presenceSpan', {
        from: from === undefined ? text('detail.unknown') : timeValue(from, zone).value,
        until: until === undefined ? text('detail.unknown') : timeValue(until, zone).value,
      }),
    })),
    ...facts.map(factRow),
  ];
}

function attributeRows({ at, authenticated, facts, products }: Attribute, zone: ZoneChoice): readonly DetailRow[] {
  return [
    ...(at === undefined ? [] : [{ name: text('detail.at'), ...timeValue(at, zone) }]),
    ...(authenticated === undefined
      ? []
      : [{ name: text('detail.authenticated'), value: text(authenticated ? 'detail.yes' : 'detail.no') }]),
    ...facts.map(factRow),
    ...products.map(({ name, category, sku, price, quantity }) => ({
      name: text('detail.product'),
      value: [name, category, sku, price, quantity && text('detail.times', { quantity })]
        .filter(part => part !== undefined && part !== '')
        .join(' · '),
    })),
  ];
}
