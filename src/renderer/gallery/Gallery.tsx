import { useCallback } from 'react';
import type { Body } from '#shared/domain/message';
import { MessageBody } from '../content/MessageBody';
import { bodies } from './bodies';
import styles from './Gallery.module.css';
import { museum } from './museum';
import { parts } from './parts';

export const SECTIONS = ['parts', 'bodies', 'cards'] as const;
export type Section = (typeof SECTIONS)[number];

interface GalleryProps {
  /** All of them where none is named. */
  readonly section: Section | undefined;
  readonly everything: boolean;
  readonly only: string;
  readonly highlight: string;
}

/** Every part of the kit and every kind of message beside its name, for looking at while they are being drawn. Not part of the program. */
export function Gallery({ section, everything, only, highlight }: GalleryProps) {
  const find = useCallback(
    (text: string) =>
      highlight === '' ? [] : [...text.matchAll(new RegExp(highlight.replace(/\W/g, '\\$&'), 'gi'))].map(rangeOf),
    [highlight],
  );
  const isShown = (name: Section) => section === undefined || section === name;
  const shown = Object.entries<Body>({ ...(isShown('bodies') && bodies), ...(isShown('cards') && museum) });
  const kit = Object.entries(isShown('parts') ? parts : {});
  return (
    <main className={styles.wall}>
      {kit
        .filter(([name]) => name.includes(only))
        .map(([name, part]) => (
          <article key={name} className={styles.exhibit} data-name={name}>
            <h2>{name}</h2>
            {part}
          </article>
        ))}
      {shown
        .filter(([name]) => name.includes(only))
        .map(([name, body]) => (
          <article key={name} className={styles.exhibit} data-name={name}>
            <h2>{name}</h2>
            <div className={styles.bubble} data-bare={body.kind === 'card'}>
              <MessageBody body={body} highlight={find} onOpenLink={console.info} everything={everything} />
            </div>
          </article>
        ))}
    </main>
  );
}

function rangeOf({ index, 0: words }: RegExpExecArray) {
  return { start: index, end: index + words.length };
}
