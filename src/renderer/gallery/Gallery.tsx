import { useCallback } from 'react';
import type { Body } from '#shared/domain/message';
import { MessageBody } from '../features/transcript/rich/MessageBody';
import { bodies } from './bodies';
import { museum } from './museum';

interface GalleryProps {
  readonly everything: boolean;
  readonly only: string;
  readonly highlight: string;
}

/** Every kind of message beside its name, for looking at while they are being drawn. Not part of the program. */
export function Gallery({ everything, only, highlight }: GalleryProps) {
  const find = useCallback(
    (text: string) =>
      highlight === '' ? [] : [...text.matchAll(new RegExp(highlight.replace(/\W/g, '\\$&'), 'gi'))].map(rangeOf),
    [highlight],
  );
  const shown = Object.entries<Body>({ ...bodies, ...museum }).filter(([name]) => name.includes(only));
  return (
    <main className="wall">
      {shown.map(([name, body]) => (
        <article key={name} className="exhibit">
          <h2>{name}</h2>
          <div className="bubble" data-bare={body.kind === 'card'}>
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
