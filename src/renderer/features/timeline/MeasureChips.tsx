import { memo, useMemo } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import type { Conversation } from '#shared/domain/conversation';
import { MEASURES, type MeasureId } from '#shared/measures/measures';
import { formatDuration } from '../../i18n/format';
import { text } from '../../i18n/text';
import styles from './MeasureChips.module.css';

// what the header says already comes last
const ORDER: readonly MeasureId[] = [
  'firstReply',
  'queueWait',
  'handleTime',
  'longestSilence',
  'longestWait',
  'duration',
];

/** The measures that are known of a conversation; a click on one says how it is measured. */
export const MeasureChips = memo(function MeasureChips({ conversation }: { readonly conversation: Conversation }) {
  const known = useMemo(
    () =>
      ORDER.flatMap(id => {
        const measure = MEASURES.find(each => each.id === id);
        if (measure === undefined) return [];
        const value = measure.of(conversation);
        return value === undefined ? [] : [{ ...measure, value }];
      }),
    [conversation],
  );
  return (
    <div className={styles.chips}>
      {known.map(({ id, name, definition, value }) => (
        <DialogTrigger key={id}>
          <Button className={styles.chip as string}>
            {text(name)} <span className={styles.value}>{formatDuration(value)}</span>
          </Button>
          <Popover className={styles.popover as string} placement="bottom start">
            <Dialog className={styles.dialog as string}>
              <Heading slot="title" className={styles.title as string}>
                {text(name)} · {formatDuration(value)}
              </Heading>
              <p>{text(definition)}</p>
            </Dialog>
          </Popover>
        </DialogTrigger>
      ))}
    </div>
  );
});
