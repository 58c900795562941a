import { useMemo } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import type { Conversation } from '#shared/domain/conversation';
import { MEASURES } from '#shared/measures/measures';
import { formatDuration } from '../../i18n/format';
import { text } from '../../i18n/text';
import styles from './MeasureChips.module.css';

/** The measures that are known of a conversation; a click on one says how it is measured. */
export function MeasureChips({ conversation }: { readonly conversation: Conversation }) {
  const known = useMemo(
    () =>
      MEASURES.flatMap(measure => {
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
}
