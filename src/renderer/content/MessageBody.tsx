import { Info } from 'lucide-react';
import { memo, type ReactNode, useMemo } from 'react';
import { assertNever } from '#shared/base/assert-never';
import type { Fact } from '#shared/domain/fact';
import type { Body } from '#shared/domain/message';
import { visibleText } from '#shared/rich/visible-text';
import type { ZoneChoice } from '../i18n/format';
import { plainWords } from '../i18n/plain-words';
import { text } from '../i18n/text';
import { LinkTarget } from './actions/LinkTarget';
import { CardMessage } from './cards/CardMessage';
import styles from './MessageBody.module.css';
import { FileLine } from './media/FileLine';
import { Place } from './media/Place';
import { RichTree } from './RichTree';
import { Pairs } from './words/Pairs';
import { type Range, type Reading, ReadingContext } from './words/reading';
import { Data } from './words/UnknownPart';
import { Words } from './words/Words';

interface MessageBodyProps {
  readonly body: Body;
  /** Where the hits stand in `body.text`; only for bodies of plain text, and before `highlight` there. */
  readonly hits?: readonly Range[];
  /** Where the hits stand in any text that is drawn. */
  readonly highlight?: (text: string) => readonly Range[];
  /** Asks whether to open an https address outside the program. */
  readonly onOpenLink?: (url: string) => void;
  /** For print and export: everything that folds, scrolls or hides is open. */
  readonly everything?: boolean;
  readonly zone?: ZoneChoice;
}

/** What was said, of whatever kind. Draws nothing but text, frames and lines; loads nothing; runs nothing. */
export const MessageBody = memo(function MessageBody(props: MessageBodyProps) {
  const { body, hits, highlight, onOpenLink, everything = false, zone = 'mine' } = props;
  const reading = useMemo(
    (): Reading => ({
      everything,
      zone,
      ...(highlight !== undefined && { highlight }),
      ...(onOpenLink !== undefined && { onOpenLink }),
    }),
    [highlight, onOpenLink, everything, zone],
  );
  return (
    <ReadingContext value={reading}>
      <div className={styles.body} data-body={body.kind}>
        {drawn(body, hits)}
      </div>
    </ReadingContext>
  );
});

function drawn(body: Body, hits: readonly Range[] | undefined): ReactNode {
  switch (body.kind) {
    case 'text':
      return <Sentence {...(hits !== undefined && { ranges: hits })}>{body.text}</Sentence>;
    case 'rich':
      return <RichTree nodes={body.nodes} />;
    case 'card':
      return <CardMessage card={body.card} quickReplies={body.quickReplies} />;
    case 'file':
      return <FileLine file={body} />;
    case 'link':
      return <LinkLine url={body.url} title={body.title} words={body.text} />;
    case 'location':
      return (
        <div className={styles.place}>
          <Place latitude={body.latitude} longitude={body.longitude} name={body.name} />
        </div>
      );
    case 'form':
      return <Form title={body.title} fields={body.fields} />;
    case 'notice':
      return <Notice words={body.text} what={body.what} />;
    case 'unknown':
      return (
        <>
          <p className={styles.label}>
            {body.type === undefined
              ? text('rich.unknown.body')
              : text('rich.unknown.bodyOfType', { type: visibleText(body.type) })}
          </p>
          <Sentence>{body.text}</Sentence>
          <Data value={body.value} />
        </>
      );
    default:
      return assertNever(body);
  }
}

function Sentence({ children, ranges }: { readonly children: string; readonly ranges?: readonly Range[] }) {
  if (children === '') return undefined;
  return (
    <p className={styles.sentence} dir="auto">
      <Words {...(ranges !== undefined && { ranges })}>{children}</Words>
    </p>
  );
}

function LinkLine({
  url,
  title,
  words,
}: {
  readonly url: string;
  readonly title: string | undefined;
  readonly words: string;
}) {
  // some vendors repeat the address as the text of the line
  const said = title ?? (words === url ? '' : words);
  return (
    <>
      <Sentence>{said}</Sentence>
      <LinkTarget words={said} address={url} />
    </>
  );
}

function Form({ title, fields }: { readonly title: string | undefined; readonly fields: readonly Fact[] }) {
  return (
    <section className={styles.form} aria-label={title ?? text('rich.form.label')}>
      {title !== undefined && title !== '' && (
        <p className={styles.title} dir="auto">
          <Words>{title}</Words>
        </p>
      )}
      <Pairs pairs={fields.map(({ name, value, kind }) => ({ key: name, value: answerText(value), kind }))} />
    </section>
  );
}

function answerText(value: Fact['value']): string {
  if (typeof value === 'boolean') return text(value ? 'rich.form.yes' : 'rich.form.no');
  return value === '' ? text('rich.form.noAnswer') : String(value);
}

function Notice({ words, what }: { readonly words: string; readonly what: string }) {
  return (
    <p className={styles.notice}>
      <Info aria-hidden size={14} />
      <span dir="auto">
        {words === '' ? text('rich.notice', { what: visibleText(plainWords(what)) }) : <Words>{words}</Words>}
      </span>
    </p>
  );
}
