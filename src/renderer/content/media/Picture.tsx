import { ImageOff } from 'lucide-react';
import { hostOf } from '#shared/rich/safe-url';
import { visibleText } from '#shared/rich/visible-text';
import { text } from '../../i18n/text';
import { Words } from '../words/Words';
import styles from './Picture.module.css';

interface PictureProps {
  readonly url: string;
  /** The words that stand for it. */
  readonly name: string | undefined;
  readonly caption?: string | undefined;
  readonly title?: string | undefined;
}

/** A frame where a picture was. Pictures lie on other machines and are never loaded. */
export function Picture({ url, name, caption, title }: PictureProps) {
  const said = name === undefined || name.trim() === '' ? undefined : name;
  const label = text('rich.picture.label', { name: said ?? caption ?? text('rich.picture.unnamed') });
  return (
    <figure className={styles.figure} title={title}>
      <div
        className={styles.frame}
        role="img"
        aria-label={label}
        title={title ?? [said, whereFrom(url)].filter(Boolean).join('\n')}
      >
        <ImageOff aria-hidden size={18} className={styles.icon} />
        <span className={styles.words}>
          {said !== undefined && said !== caption && (
            <span className={styles.name} dir="auto">
              <Words>{said}</Words>
            </span>
          )}
          <span className={styles.host}>{whereFrom(url)}</span>
        </span>
      </div>
      {caption !== undefined && caption !== '' && (
        <figcaption className={styles.caption} dir="auto">
          <Words>{caption}</Words>
        </figcaption>
      )}
    </figure>
  );
}

function whereFrom(url: string): string {
  if (/^(?:data|cid):/i.test(url)) return text('rich.picture.inline');
  const host = hostOf(url) ?? url;
  return host === '' ? text('rich.picture.notLoaded') : text('rich.picture.from', { host: visibleText(host) });
}
