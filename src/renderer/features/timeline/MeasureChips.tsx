import { memo, useMemo, useRef } from 'react';
import type { Conversation } from '#shared/domain/conversation';
import { MEASURES, type MeasureId } from '#shared/measures/measures';
import { formatDuration } from '../../i18n/format';
import { text } from '../../i18n/text';
import { PopoverWords } from '../../ui/controls/PopoverWords';
import styles from './MeasureChips.module.css';
import { useFittingCount } from './use-fitting-count';

// what the header says already comes last
const ORDER: readonly MeasureId[] = [
  'firstReply',
  'queueWait',
  'handleTime',
  'longestSilence',
  'longestWait',
  'duration',
];

/** The measures that are known of a conversation, as many as there is room for; a click on one says how it is measured. */
export const MeasureChips = memo(function MeasureChips({ conversation }: { readonly conversation: Conversation }) {
  const row = useRef<HTMLDivElement>(null);
  const known = useMemo(
    () =>
      ORDER.flatMap(id => {
        const measure = MEASURES.find(each => each.id === id);
        const value = measure?.of(conversation);
        return measure === undefined || value === undefined
          ? []
          : [{ id, name: text(measure.name), definition: text(measure.definition), value: formatDuration(value) }];
      }),
    [conversation],
  );
  const fitting = useFittingCount(row, known);
  const others = known.slice(fitting);
  return (
    <div ref={row} className={styles.chips}>
      {known.slice(0, fitting).map(({ id, name, definition, value }) => (
        <PopoverWords
          key={id}
          words={
            <>
              {name} <span className={styles.value}>{value}</span>
            </>
          }
          title={`${name} · ${value}`}
        >
          <p className={styles.definition}>{definition}</p>
        </PopoverWords>
      ))}
      {others.length > 0 && (
        <PopoverWords words={text('measure.more', { count: others.length })} title={text('measure.more.title')}>
          <dl className={styles.others}>
            {others.map(({ id, name, definition, value }) => (
              <div key={id}>
                <dt>
                  {name} · {value}
                </dt>
                <dd>{definition}</dd>
              </div>
            ))}
          </dl>
        </PopoverWords>
      )}
    </div>
  );
});
