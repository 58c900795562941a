import { Bot, Check, CheckCheck, CircleAlert, CornerUpLeft, Ear, User } from 'lucide-react';
import type { Delivery, Message } from '#shared/domain/message';
import { nameOf } from '#shared/heads/head';
import { MessageBody } from '../../../content/MessageBody';
import { formatTime, type ZoneChoice } from '../../../i18n/format';
import { text } from '../../../i18n/text';
import { BareButton } from '../../../ui/controls/BareButton';
import type { ArticleProps } from '../rows/article-props';
import type { MessageRow, Quoted, ScoreTurn } from '../rows/row';
import { TimeLabel } from '../time/TimeLabel';
import { TimestampDetails } from '../time/TimestampDetails';
import { EventIcon } from './EventIcon';
import { LineNotes } from './LineNotes';
import { languageTag } from './language-tag';
import styles from './MessageArticle.module.css';
import { ShownVersion, Versions } from './Versions';

/** One line of a transcript. Clicks and keys are handled by the feed around it. */
export function MessageArticle({ row, ...props }: ArticleProps & { readonly row: MessageRow }) {
  const { message, side, first } = row;
  const { index, setSize, selected, hit, flashing, focusable, zone, member } = props;
  const header = `${props.id}-${index}`;
  const common = {
    'aria-labelledby': header,
    'aria-posinset': row.position,
    'aria-setsize': setSize,
    'aria-current': selected ? ('true' as const) : undefined,
    'data-item': row.key,
    'data-selected': selected || undefined,
    'data-hit': hit || undefined,
    'data-flash': flashing || undefined,
    tabIndex: focusable ? 0 : -1,
  };
  if (side === 'middle') {
    return (
      <article {...common} className={styles.report}>
        <EventIcon kind={row.event?.kind} />
        <ShownVersion message={message} />
        <Words {...props} row={row} />
        <span id={header} className={styles.reportFacts}>
          <span className={styles.hidden}>{row.author ? nameOf(row.author) : text('transcript.role.system')}</span>
          {message.audience === 'internal' && <InternalMark />}
          <TimeLabel time={message.sentAt} zone={zone} offset={member.offset} start={member.start} />
        </span>
        <Versions {...props} message={message} />
        {selected && <TimestampDetails time={message.sentAt} zone={zone} start={member.start} />}
        <LineNotes notes={props.notes} plain={props.everything} />
      </article>
    );
  }
  const marks = marksOf(row, zone);
  return (
    <article
      {...common}
      className={styles.message}
      data-side={side}
      data-role={row.role}
      data-audience={message.audience}
      data-first={first || undefined}
    >
      {first && <Picture row={row} />}
      <div className={styles.column}>
        <header id={header} className={styles.header} data-quiet={(!first && marks.length === 0) || undefined}>
          <span
            className={first ? styles.author : styles.hidden}
            dir="auto"
            data-filter-key={row.author && 'from'}
            data-filter-value={row.author && nameOf(row.author)}
          >
            {row.author ? nameOf(row.author) : text('transcript.someone')}
          </span>
          <span className={styles.hidden}>
            {text(`transcript.role.${row.role}`)}
            {message.body.kind === 'card' && `, ${text('transcript.rich')}`}
          </span>
          <TimeLabel time={message.sentAt} zone={zone} offset={member.offset} start={member.start} />
          {marks.map(({ key, ...mark }) => (
            <span key={key} className={styles.mark} {...mark} />
          ))}
        </header>
        <div className={styles.bubble} data-bare={message.body.kind === 'card' || undefined}>
          {row.quoted !== undefined && <Reply quoted={row.quoted} />}
          <ShownVersion message={message} />
          <Words {...props} row={row} />
        </div>
        <Versions {...props} message={message} />
        <Failure delivery={message.delivery} />
        <Reactions message={message} {...props} />
        {selected && <TimestampDetails time={message.sentAt} zone={zone} start={member.start} />}
        <LineNotes notes={props.notes} plain={props.everything} />
      </div>
    </article>
  );
}

function Words({
  row: { message },
  highlight,
  onOpenLink,
  everything,
  member,
  zone,
}: ArticleProps & { readonly row: MessageRow }) {
  const lang = languageTag(message.language ?? member.language);
  const wordless = message.body.kind === 'text' && message.body.text.trim() === '';
  return (
    <div className={styles.words} dir="auto" lang={lang}>
      {wordless ? (
        <span className={styles.wordless}>{text('transcript.noWords')}</span>
      ) : (
        <MessageBody
          body={message.body}
          zone={zone}
          onOpenLink={onOpenLink}
          {...(highlight === undefined ? {} : { highlight })}
          {...(everything === undefined ? {} : { everything })}
        />
      )}
    </div>
  );
}

function Picture({ row: { author, role } }: { readonly row: MessageRow }) {
  const initial = author?.name === undefined ? undefined : [...author.name.trim()][0]?.toUpperCase();
  return (
    <span className={styles.picture} aria-hidden="true">
      {role === 'bot' ? <Bot size={15} /> : (initial ?? <User size={14} />)}
    </span>
  );
}

function Reply({ quoted }: { readonly quoted: Quoted | 'missing' }) {
  if (quoted === 'missing') {
    return (
      <div className={styles.reply}>
        <CornerUpLeft size={12} aria-hidden="true" />
        <span>{text('transcript.reply.missing')}</span>
      </div>
    );
  }
  return (
    <BareButton className={styles.reply} data-jump={quoted.key} title={text('transcript.reply.jump')}>
      <CornerUpLeft size={12} aria-hidden="true" />
      <span className={styles.replyAuthor} dir="auto">
        {text('transcript.reply', { who: quoted.author ? nameOf(quoted.author) : text('transcript.someone') })}
      </span>
      <span className={styles.replyText} dir="auto">
        {quoted.text}
      </span>
    </BareButton>
  );
}

function Failure({ delivery }: { readonly delivery: Delivery | undefined }) {
  if (delivery?.state !== 'failed') return undefined;
  return (
    <p className={styles.failure}>
      <CircleAlert size={12} aria-hidden="true" />
      {delivery.reason === undefined
        ? text('transcript.delivery.failed')
        : text('transcript.delivery.failed.why', { why: delivery.reason })}
    </p>
  );
}

function Reactions({ message, member }: ArticleProps & { readonly message: Message }) {
  if (message.reactions === undefined || message.reactions.length === 0) return undefined;
  return (
    <ul className={styles.reactions}>
      {message.reactions.map(({ text: reaction, by }, index) => {
        const person = member.telling.personOf(by);
        const who = person ? nameOf(person) : text('transcript.someone');
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: reactions have no identity and never move
          <li key={index} title={text('transcript.reaction', { reaction, who })}>
            <span dir="auto">{reaction}</span> <bdi className={styles.reactionBy}>{who}</bdi>
          </li>
        );
      })}
    </ul>
  );
}

function InternalMark() {
  return (
    <span className={styles.internal}>
      <Ear size={12} aria-hidden="true" />
      {text('transcript.internal')}
    </span>
  );
}

interface Mark {
  readonly key: string;
  readonly title?: string;
  readonly 'data-mark'?: string;
  readonly children: React.ReactNode;
}

/** What is worth knowing about a line besides who and when; the kind of a line before its qualities. */
function marksOf({ message, role, author, first, turn }: MessageRow, zone: ZoneChoice): readonly Mark[] {
  const { audience, canned, delivery, sentAt } = message;
  const marks: Mark[] = [];
  if (audience === 'internal') marks.push({ key: 'internal', 'data-mark': 'internal', children: <InternalMark /> });
  if (first && author?.roleInferred) {
    marks.push({
      key: 'role',
      title: text('transcript.role.inferred.explanation'),
      children: text('transcript.role.inferred', { role: text(`transcript.role.${role}`) }),
    });
  } else if (first && role !== 'customer' && role !== 'agent') {
    marks.push({ key: 'role', children: text(`transcript.role.${role}`) });
  }
  if (canned) {
    marks.push({ key: 'canned', children: text(canned.edited ? 'transcript.canned.edited' : 'transcript.canned') });
  }
  if (turn !== undefined)
    marks.push({ key: 'score', 'data-mark': turn.by < 0 ? 'fell' : 'rose', children: turnText(turn) });
  if (sentAt?.other) marks.push({ key: 'clocks', 'data-mark': 'warn', children: text('transcript.clocks') });
  if (delivery !== undefined && delivery.state !== 'failed') {
    marks.push({ key: 'delivery', children: <DeliveryMark delivery={delivery} zone={zone} /> });
  }
  return marks;
}

function turnText({ score, by, lowest }: ScoreTurn): string {
  return text('transcript.score.turn', {
    score,
    way: by > 0 ? 'up' : by < 0 ? 'down' : 'none',
    by: Math.abs(by),
    lowest: lowest ? 'yes' : 'no',
  });
}

function DeliveryMark({ delivery, zone }: { readonly delivery: Delivery; readonly zone: ZoneChoice }) {
  const { state, seenAt } = delivery;
  const words =
    state === 'seen' && seenAt !== undefined
      ? text('transcript.delivery.seenAt', { time: formatTime(seenAt.at, zone, seenAt.offsetMinutes) })
      : text(`transcript.delivery.${state}`);
  return (
    <span className={styles.delivery} data-state={state} title={words}>
      {state === 'sent' ? <Check size={13} aria-hidden="true" /> : <CheckCheck size={13} aria-hidden="true" />}
      <span className={state === 'seen' ? undefined : styles.hidden}>{words}</span>
    </span>
  );
}
