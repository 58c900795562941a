import { assertNever } from '#shared/base/assert-never';
import type { Attribute } from '#shared/domain/attribute';
import type { ConversationEvent } from '#shared/domain/event';
import { allVersions } from '#shared/domain/version';
import { attributeWords, productLine } from '../../../i18n/attribute-text';
import { type EventTextContext, eventGlance, eventLabel, eventText } from '../../../i18n/event-text';
import { factText, fieldWords } from '../../../i18n/field-text';
import { formatDayAndTime, formatDuration, type ZoneChoice } from '../../../i18n/format';
import { text } from '../../../i18n/text';
import { versionNames } from '../../../i18n/version-names';
import type { ArticleProps } from '../rows/article-props';
import type { EventRow } from '../rows/row';
import { TimeLabel } from '../time/TimeLabel';
import { TimestampDetails } from '../time/TimestampDetails';
import styles from './EventArticle.module.css';
import { EventIcon } from './EventIcon';
import { LineNotes } from './LineNotes';

/** What happened besides speech, in one line; selected, with everything the files say about it. */
export function EventArticle({ row, ...props }: ArticleProps & { readonly row: EventRow }) {
  const { event } = row;
  const { zone, selected } = props;
  const { telling, start, offset } = props.member;
  const sentence = `${props.id}-${props.index}`;
  const duration = durationOf(event);
  const glance = eventGlance(event, telling);
  const label = eventLabel(event);
  return (
    <article
      className={styles.event}
      aria-labelledby={sentence}
      aria-posinset={row.position}
      aria-setsize={props.setSize}
      aria-current={selected ? 'true' : undefined}
      data-item={row.key}
      data-selected={selected || undefined}
      data-flash={props.flashing || undefined}
      tabIndex={props.focusable ? 0 : -1}
    >
      <p className={styles.line}>
        <span className={styles.icon}>
          <EventIcon kind={event.kind} />
        </span>
        <span id={sentence} className={styles.sentence}>
          {eventText(event, telling)}
        </span>
        {duration !== undefined && <span className={styles.fact}>{duration}</span>}
        {glance.length > 0 && (
          <span className={styles.fact} dir="auto">
            {glance.join(' · ')}
          </span>
        )}
        {label !== undefined && (
          <span className={styles.fact} dir="auto">
            {label}
          </span>
        )}
        <TimeLabel time={event.at} until={event.until} zone={zone} offset={offset} start={start} />
        {event.origin === 'derived' && (
          <span className={styles.derived} title={text('event.derived.explanation')}>
            {text('event.derived')}
          </span>
        )}
        {event.impossible !== undefined && (
          <span className={styles.impossible}>
            {text('event.impossible', { why: text(`event.impossible.${event.impossible}`) })}
          </span>
        )}
      </p>
      {event.versions !== undefined && <EventVersions event={event} telling={telling} zone={zone} />}
      {selected && (
        <div className={styles.details}>
          <TimestampDetails time={event.at} zone={zone} start={start} />
          <Details event={event} telling={telling} zone={zone} />
        </div>
      )}
      <LineNotes notes={props.notes} plain={props.everything} />
    </article>
  );
}

/** How other copies tell the same event. */
function EventVersions({ event, telling, zone }: DetailsProps) {
  const names = versionNames(event.versions ?? []);
  return (
    <ul className={styles.versions} aria-label={text('version.list')}>
      {allVersions(event)
        .slice(1)
        .map((version, nth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: versions have no identity and never move
          <li key={nth} dir="auto">
            <span className={styles.from}>{text('version.other', { files: names[nth + 1] ?? '' })}</span>{' '}
            {[eventText(version, telling), eventLabel(version), durationOf(version)]
              .filter(words => words !== undefined)
              .join(' · ')}
            {version.at !== undefined && ` · ${formatDayAndTime(version.at.at, zone, version.at.offsetMinutes)}`}
            {version.facts.map(fact => ` · ${fieldWords(fact.name)}: ${factText(fact, zone)}`)}
          </li>
        ))}
    </ul>
  );
}

function durationOf({ at, until, statedDurationMs }: ConversationEvent): string | undefined {
  if (statedDurationMs !== undefined) {
    return text('event.statedDuration', { duration: formatDuration(statedDurationMs) });
  }
  return at !== undefined && until !== undefined ? formatDuration(until.at - at.at) : undefined;
}

function Details({ event, telling, zone }: DetailsProps) {
  const lines = linesOf(event, telling, zone);
  return (
    <>
      {lines.length > 0 && (
        <dl className={styles.facts}>
          {lines.map(({ name, value }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: names repeat and facts never move
            <div key={index}>
              <dt dir="auto">{name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {event.evidence !== undefined && event.evidence.length > 0 && (
        <p className={styles.evidence} dir="auto">
          {text('event.evidence', { evidence: event.evidence.join(', ') })}
        </p>
      )}
    </>
  );
}

interface DetailsProps {
  readonly event: ConversationEvent;
  readonly telling: EventTextContext;
  readonly zone: ZoneChoice;
}

interface Line {
  readonly name: string;
  readonly value: string;
}

function linesOf(event: ConversationEvent, telling: EventTextContext, zone: ZoneChoice): readonly Line[] {
  const own = event.facts.map(fact => ({ name: fieldWords(fact.name), value: factText(fact, zone) }));
  const subject = telling.subjectOf(event.about);
  switch (subject?.kind) {
    case undefined:
      return own;
    case 'attribute':
      return [...own, ...attributeLines(subject.attribute, zone)];
    case 'survey':
      return [
        ...own,
        ...subject.survey.answers.map(({ question, values }) => ({ name: question, value: values.join(', ') })),
      ];
    default:
      return assertNever(subject);
  }
}

function attributeLines(attribute: Attribute, zone: ZoneChoice): readonly Line[] {
  const { headline, state, products, total, lines } = attributeWords(attribute, zone);
  return [
    ...(headline === undefined ? [] : [headline]),
    ...(state === undefined ? [] : [{ name: text('field.level'), value: state }]),
    ...products.map(product => ({ name: text('attribute.product'), value: productLine(product) })),
    ...(total === undefined ? [] : [{ name: text('attribute.total'), value: total }]),
    ...lines,
  ];
}
