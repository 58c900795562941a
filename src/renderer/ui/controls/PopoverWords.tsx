import type { ReactNode } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { classNames } from '../class-names';
import popoverStyles from './PopoverButton.module.css';
import styles from './PopoverWords.module.css';

interface PopoverWordsProps {
  /** What is pressed. */
  readonly words: ReactNode;
  /** Words that ask to be pressed, not only let be. */
  readonly accent?: boolean;
  /** The heading of what opens, and its name. */
  readonly title: ReactNode;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

/** Words in a line that open a small dialog about themselves. */
export function PopoverWords({ words, accent = false, title, children }: PopoverWordsProps) {
  return (
    <DialogTrigger>
      <AriaButton className={classNames(styles.trigger, accent && styles.accent)}>{words}</AriaButton>
      <Popover className={popoverStyles.popover as string} placement="bottom start">
        <Dialog className={styles.body as string}>
          {({ close }) => (
            <>
              <Heading slot="title" className={styles.title as string}>
                {title}
              </Heading>
              {typeof children === 'function' ? children(close) : children}
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
