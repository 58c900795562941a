import { ClipboardList } from 'lucide-react';
import type { Answer, Survey } from '#shared/domain/survey';
import type { Instant } from '#shared/domain/time';
import { formatDayAndTime, type ZoneChoice } from '../../i18n/format';
import { text } from '../../i18n/text';
import { EmptyState } from '../../ui/feedback/EmptyState';
import styles from './Details.module.css';
import surveyStyles from './SurveysTab.module.css';
import { drawnVersions, VersionNote } from './VersionNote';

interface SurveysTabProps {
  readonly surveys: readonly Survey[];
  readonly zone: ZoneChoice;
}

/** What was asked before, during and after, and what was answered. */
export function SurveysTab({ surveys, zone }: SurveysTabProps) {
  if (surveys.length === 0) return <EmptyState title={text('survey.none')} icon={<ClipboardList aria-hidden />} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard must be able to do that
    <section className={styles.tab} tabIndex={0} aria-label={text('inspector.surveys')}>
      {surveys.flatMap(drawnVersions).map(({ drawKey, from, item: { phase, name, at, answers } }) => (
        <section key={drawKey} className={surveyStyles.survey}>
          <h3 className={styles.title}>
            {text(`survey.${phase}`)}
            {name !== undefined && name !== '' && <bdi className={styles.muted}>{name}</bdi>}
          </h3>
          {from !== undefined && <VersionNote from={from} />}
          {at !== undefined && <p className={styles.muted}>{formatDayAndTime(at.at, zone, at.offsetMinutes)}</p>}
          <dl className={surveyStyles.answers}>
            {answers.map((answer, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a question may be asked twice, and none moves
              <div key={`${index} ${answer.question}`}>
                <dt dir="auto">{answer.question}</dt>
                <dd dir="auto">
                  {answer.values.length === 0 ? (
                    <span className={styles.muted}>{text('survey.noAnswer')}</span>
                  ) : (
                    answer.values.join(', ')
                  )}
                  <AnswerNote answer={answer} asked={at?.at} zone={zone} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </section>
  );
}

interface AnswerNoteProps {
  readonly answer: Answer;
  /** The time that stands above for all answers. */
  readonly asked: Instant | undefined;
  readonly zone: ZoneChoice;
}

function AnswerNote({ answer, asked, zone }: AnswerNoteProps) {
  const { note, at } = answer;
  const { other } = at ?? {};
  return (
    <>
      {note === 'invalid' && <span className={styles.note}>{text('survey.invalid')}</span>}
      {note === 'free' && (
        <span className={styles.note}>{text(answer.values.every(isNumber) ? 'survey.noScale' : 'survey.free')}</span>
      )}
      {at !== undefined && at.at !== asked && (
        <span className={styles.note}>{formatDayAndTime(at.at, zone, at.offsetMinutes)}</span>
      )}
      {other !== undefined && (
        <span className={styles.note}>
          {text('detail.otherClock', { clock: other.clock, time: formatDayAndTime(other.at, zone, at?.offsetMinutes) })}
        </span>
      )}
    </>
  );
}

/** A number that nobody was offered to choose says nothing of its scale. */
function isNumber(value: string): boolean {
  return /^\d+(?:[.,]\d+)?$/.test(value);
}
