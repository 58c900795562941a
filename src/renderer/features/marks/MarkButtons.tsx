import { Bookmark, CircleCheck } from 'lucide-react';
import { useStore } from 'zustand';
import type { ConversationKey } from '#shared/domain/keys';
import { NO_MARKS } from '#shared/marks/marks';
import { text } from '../../i18n/text';
import type { AppStore } from '../../state/store';
import { IconButton } from '../../ui/controls/IconButton';
import styles from './MyMarks.module.css';

interface MarkButtonsProps {
  readonly store: AppStore;
  readonly conversation: ConversationKey;
  /** The keys of each command, as printed on the keyboard. */
  readonly keys: { readonly flag: string | undefined; readonly reviewed: string | undefined };
}

/** The two marks that are set with one press. */
export function MarkButtons({ store, conversation, keys }: MarkButtonsProps) {
  const marks = useStore(store, state => state.marks.get(conversation));
  const { flagged, reviewedAt } = marks ?? NO_MARKS;
  const { flipFlag, flipReviewed } = store.getState();
  return (
    <div className={styles.buttons} data-marks>
      <IconButton
        look="bar"
        label={text('marks.flagged')}
        icon={<Bookmark aria-hidden />}
        keys={keys.flag}
        pressed={flagged}
        disabled={marks === undefined}
        onPress={() => void flipFlag(conversation)}
      />
      <IconButton
        look="bar"
        label={text('marks.reviewed')}
        icon={<CircleCheck aria-hidden />}
        keys={keys.reviewed}
        pressed={reviewedAt !== undefined}
        disabled={marks === undefined}
        onPress={() => void flipReviewed(conversation)}
      />
    </div>
  );
}
