import { Bookmark, CircleCheck, Frown, Meh, Smile, TriangleAlert } from 'lucide-react';
import { Fragment, memo } from 'react';
import { SPOKEN_AREAS } from '#shared/index/documents/areas';
import type { HitArea, SearchHit } from '../../archive/contract/api';
import { isolated } from '../../i18n/event-text';
import { formatDayAndTime, formatDuration, type ZoneChoice } from '../../i18n/format';
import { formatListTime } from '../../i18n/list-time';
import { text } from '../../i18n/text';
import { dayOf } from '../../state/window/clock';
import { Pill } from '../../ui/feedback/Pill';
import { Marked } from '../../ui/layout/Marked';
import styles from './ConversationRow.module.css';
import { SourceDot } from './SourceDot';

interface ConversationRowProps {
  readonly hit: SearchHit;
  readonly zone: ZoneChoice;
  readonly now: number;
  readonly selected: boolean;
  /** It was opened since the window was. */
  readonly seen: boolean;
}

// from 50 up a score is on the good half of its scale, below 30 it is bad
const FAIR_SCORE = 50;
const BAD_SCORE = 30;

function moodOf(score: number): 'bad' | 'poor' | 'fair' {
  if (score < BAD_SCORE) return 'bad';
  return score < FAIR_SCORE ? 'poor' : 'fair';
}

function Face({ score }: { readonly score: number }) {
  switch (moodOf(score)) {
    case 'bad':
      return <Frown aria-hidden />;
    case 'poor':
      return <Meh aria-hidden />;
    case 'fair':
      return <Smile aria-hidden />;
  }
}

/** What somebody said in a message needs no word about where it stands. */
function isSaidIn(area: HitArea): boolean {
  return SPOKEN_AREAS.some(each => each === area);
}

/** What the list tells of one conversation, in three lines. */
export const ConversationRow = memo(function ConversationRow({ hit, zone, now, selected, seen }: ConversationRowProps) {
  const { head, marks, excerpt, hitCount = 0 } = hit;
  const reviewed = marks?.reviewedAt !== undefined;
  const people = [...new Set([...head.bots, ...head.agents])];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be laid out row by row where it is scrolled to
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus, by active descendant
    <div
      role="gridcell"
      className={styles.row}
      data-selected={selected}
      data-reviewed={reviewed}
      data-new={!reviewed && !seen}
    >
      <div className={styles.line}>
        <bdi className={styles.customer} data-filter-key="customer" data-filter-value={head.customer}>
          {head.customer ?? text('list.noCustomer')}
        </bdi>
        {head.contents.includes('finding') && (
          <span className={styles.attention} title={text('list.hasFindings')}>
            <TriangleAlert aria-hidden />
            <span className="visually-hidden">{text('list.hasFindings')}</span>
          </span>
        )}
        {marks?.flagged && (
          <span className={styles.mark} title={text('list.flagged')}>
            <Bookmark className={styles.flag} aria-hidden />
            <span className="visually-hidden">{text('list.flagged')}</span>
          </span>
        )}
        {reviewed && (
          <span className={styles.mark} title={text('list.reviewed')}>
            <CircleCheck aria-hidden />
            <span className="visually-hidden">{text('list.reviewed')}</span>
          </span>
        )}
        <span className={styles.time}>
          {head.startedAt === undefined ? (
            text('list.noTime')
          ) : (
            <time
              dateTime={new Date(head.startedAt).toISOString()}
              title={formatDayAndTime(head.startedAt, zone, head.offsetMinutes)}
              data-filter-key="on"
              data-filter-value={dayOf(head.startedAt, zone, head.offsetMinutes)}
            >
              {formatListTime(head.startedAt, now, zone, head.offsetMinutes)}
            </time>
          )}
        </span>
      </div>
      <p className={styles.words} dir="auto">
        {excerpt === undefined ? (
          hit.damaged ? (
            <span className={styles.quiet}>{text('list.damagedRow')}</span>
          ) : head.opening === '' ? (
            <span className={styles.quiet}>{text(head.messages === 0 ? 'list.noMessages' : 'list.noWords')}</span>
          ) : (
            head.opening
          )
        ) : (
          <>
            {(hit.internal || hit.speaker !== undefined) && (
              <b className={styles.speaker}>
                {hit.internal
                  ? text('list.internalOnly')
                  : text('list.speaker', { name: isolated(hit.speaker ?? '') })}{' '}
              </b>
            )}
            {hit.area !== undefined && !isSaidIn(hit.area) && (
              <span className={styles.area}>
                <Pill>{text('list.area', { area: hit.area })}</Pill>
              </span>
            )}
            <Marked text={excerpt.text} marks={excerpt.marks} />
          </>
        )}
      </p>
      <div className={`${styles.line} ${styles.facts}`}>
        <span className={`${styles.fact} ${styles.people}`} title={people.join(', ')}>
          <SourceDot source={head.source} named />
          <span className="visually-hidden">{text('list.agents')}</span>
          <span className={styles.names}>
            {people.length === 0 && text('list.noAgent')}
            {people.map((name, nth) => (
              <Fragment key={name}>
                {nth > 0 && ', '}
                <bdi data-filter-key={head.agents.includes(name) ? 'agent' : 'bot'} data-filter-value={name}>
                  {name}
                </bdi>
              </Fragment>
            ))}
          </span>
        </span>
        {head.durationMs !== undefined && (
          <span className={styles.fact}>
            <span className="visually-hidden">{text('list.duration')}</span>
            {formatDuration(head.durationMs)}
          </span>
        )}
        <span className={styles.fact} data-filter-key="messages" data-filter-value={head.messages}>
          {text('list.messageCount', { count: head.messages })}
        </span>
        {hitCount > 1 && (
          <span className={`${styles.fact} ${styles.hits}`}>{text('list.hits', { count: hitCount })}</span>
        )}
        {head.score !== undefined && (
          <span
            className={styles.score}
            data-mood={moodOf(head.score)}
            title={text('list.score', { score: head.score })}
            data-filter-key="score"
            data-filter-value={head.score}
          >
            <Face score={head.score} />
            <span className="visually-hidden">{text('list.scoreName')}</span> {head.score}
          </span>
        )}
      </div>
    </div>
  );
});
