import { GitCompare } from 'lucide-react';
import type { Message, MessageVersion } from '#shared/domain/message';
import { nameOf } from '#shared/heads/head';
import { MessageBody } from '../../../content/MessageBody';
import { formatDayAndTime } from '../../../i18n/format';
import { text } from '../../../i18n/text';
import { versionNames } from '../../../i18n/version-names';
import type { ArticleProps } from '../rows/article-props';
import styles from './Versions.module.css';

type VersionsProps = Pick<ArticleProps, 'highlight' | 'onOpenLink' | 'everything' | 'zone' | 'member'> & {
  readonly message: Message;
};

/** Where the words that are shown come from, if other copies have others. */
export function ShownVersion({ message: { versions } }: Pick<VersionsProps, 'message'>) {
  if (versions === undefined || versions.slice(1).every(({ key }) => key !== undefined)) return undefined;
  return <p className={styles.shown}>{text('version.shown', { files: versionNames(versions)[0] ?? '' })}</p>;
}

/** What other copies say of a line instead. */
export function Versions({ message, ...props }: VersionsProps) {
  const { versions } = message;
  if (versions === undefined) return undefined;
  const [own = '', ...files] = versionNames(versions);
  return (
    <ul className={styles.versions} aria-label={text('version.list')}>
      {versions.slice(1).map((version, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: versions have no identity and never move
        <li key={nth} className={styles.version}>
          <p className={styles.from}>
            <GitCompare size={13} aria-hidden="true" />
            <span dir="auto">
              {version.key === undefined
                ? text('version.other', { files: files[nth] ?? '' })
                : text('version.likely', { own, files: files[nth] ?? '' })}
            </span>
          </p>
          <Facts version={version} {...props} />
          {version.body !== undefined && (
            <div className={styles.words} dir="auto">
              {version.body.kind === 'text' && version.body.text.trim() === '' ? (
                <span className={styles.wordless}>{text('transcript.noWords')}</span>
              ) : (
                <MessageBody
                  body={version.body}
                  zone={props.zone}
                  onOpenLink={props.onOpenLink}
                  {...(props.highlight === undefined ? {} : { highlight: props.highlight })}
                  {...(props.everything === undefined ? {} : { everything: props.everything })}
                />
              )}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What is different besides the words. */
function Facts({
  version: { audience, sentAt, author },
  member,
  zone,
}: Pick<VersionsProps, 'member' | 'zone'> & { readonly version: MessageVersion }) {
  const person = author === undefined ? undefined : member.telling.personOf(author);
  const facts = [
    ...(author === undefined ? [] : [text('version.author', { who: person ? nameOf(person) : author })]),
    ...(sentAt === undefined
      ? []
      : [text('version.sentAt', { time: formatDayAndTime(sentAt.at, zone, sentAt.offsetMinutes) })]),
    ...(audience === undefined ? [] : [text(`version.audience.${audience}`)]),
  ];
  return facts.length === 0 ? undefined : <p className={styles.facts}>{facts.join(' · ')}</p>;
}
