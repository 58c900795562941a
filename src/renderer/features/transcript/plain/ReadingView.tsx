import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import type { ConversationKey } from '#shared/domain/keys';
import type { Marks } from '#shared/marks/marks';
import type { ZoneChoice } from '../../../i18n/format';
import { text } from '../../../i18n/text';
import { IconButton } from '../../../ui/controls/IconButton';
import { notesByRow } from '../lines/use-line-notes';
import type { Member } from '../rows/article-props';
import { PART_ROWS, partsOf } from '../rows/parts';
import { rowsOf } from '../rows/rows';
import { PlainRows } from './PlainRows';
import styles from './ReadingView.module.css';

interface ReadingViewProps {
  readonly members: readonly Member[];
  readonly zone: ZoneChoice;
  readonly part: number;
  readonly onPart: (part: number) => void;
  readonly onOpenLink: (url: string) => void;
  readonly onClose: () => void;
  readonly marks: ReadonlyMap<ConversationKey, Marks> | undefined;
}

/** The whole transcript in one plain flow, for screen readers and the system's own find; a very long one by parts. */
export function ReadingView({ members, zone, part, onPart, onOpenLink, onClose, marks }: ReadingViewProps) {
  const rows = useMemo(
    () =>
      rowsOf(
        members.map(({ conversation }) => conversation),
        zone,
      ),
    [members, zone],
  );
  const notes = useMemo(() => notesByRow(rows, marks), [rows, marks]);
  const parts = useMemo(() => partsOf(rows.rows, PART_ROWS), [rows]);
  const at = Math.min(part, parts.length - 1);
  const shown = parts[at];
  const flow = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each part is read from its beginning
  useEffect(() => {
    flow.current?.focus();
    flow.current?.scrollTo(0, 0);
  }, [at]);

  return (
    <section
      className={styles.pane}
      aria-label={text('transcript.reading')}
      onKeyDown={event => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <div className={styles.bar}>
        <span className={styles.about} role="status">
          {shown === undefined || parts.length === 1
            ? text('transcript.reading.whole', { count: rows.articles.length })
            : text('transcript.reading.part', {
                part: at + 1,
                parts: parts.length,
                first: shown.firstArticle,
                last: shown.lastArticle,
                count: rows.articles.length,
              })}
        </span>
        {parts.length > 1 && (
          <>
            <IconButton
              label={text('transcript.reading.previous')}
              icon={<ChevronLeft aria-hidden />}
              disabled={at === 0}
              onPress={() => onPart(at - 1)}
            />
            <IconButton
              label={text('transcript.reading.next')}
              icon={<ChevronRight aria-hidden />}
              disabled={at === parts.length - 1}
              onPress={() => onPart(at + 1)}
            />
          </>
        )}
        <IconButton label={text('transcript.reading.close')} icon={<X aria-hidden />} onPress={onClose} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must reach it */}
      <div ref={flow} className={styles.flow} tabIndex={0} role="document" aria-label={text('transcript.reading')}>
        {shown && (
          <PlainRows rows={rows} part={shown} members={members} zone={zone} onOpenLink={onOpenLink} notes={notes} />
        )}
      </div>
    </section>
  );
}
