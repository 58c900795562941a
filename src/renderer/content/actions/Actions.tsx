import {
  Braces,
  CalendarClock,
  CalendarDays,
  CircleQuestionMark,
  CornerDownLeft,
  ExternalLink,
  type LucideIcon,
  MapPin,
  Send,
  ShoppingCart,
  SquareCheck,
} from 'lucide-react';
import { Dialog, Heading } from 'react-aria-components';
import { assertNever } from '#shared/base/assert-never';
import type { CardAction } from '#shared/domain/card';
import { text } from '../../i18n/text';
import { useReading } from '../words/reading';
import styles from './Actions.module.css';
import { actionLines, actionText } from './action-text';
import { LinkChoices } from './LinkChoices';

/** A sign for what a click would have done. */
export function iconOf(action: CardAction): LucideIcon {
  switch (action.kind) {
    case 'link':
      return ExternalLink;
    case 'navigate':
      return MapPin;
    case 'publishText':
      return Send;
    case 'addToCart':
      return ShoppingCart;
    case 'custom':
      return Braces;
    case 'datePicker':
      return CalendarDays;
    case 'scheduleSlots':
      return CalendarClock;
    case 'checked':
      return SquareCheck;
    case 'submit':
      return CornerDownLeft;
    case 'other':
      return CircleQuestionMark;
    default:
      return assertNever(action);
  }
}

/** The inside of a popover that tells what a click would have done, and gives what can be copied. */
export function ActionsDialog({ actions }: { readonly actions: readonly CardAction[] }) {
  return (
    <Dialog className={styles.dialog ?? ''}>
      <Heading slot="title" className={styles.heading ?? ''}>
        {text('rich.action.heading')}
      </Heading>
      <ActionList actions={actions} />
      <p className={styles.inert}>{text('rich.action.inert')}</p>
    </Dialog>
  );
}

/** The actions one below the other. */
export function ActionList({ actions }: { readonly actions: readonly CardAction[] }) {
  const { zone } = useReading();
  if (actions.length === 0) return <p className={styles.action}>{text('rich.action.nothing')}</p>;
  return (
    <ul className={styles.list}>
      {actions.map((action, index) => {
        const Icon = iconOf(action);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: actions have no names and never change their order
          <li key={index} className={styles.action}>
            <Icon aria-hidden size={14} className={styles.icon} />
            <div className={styles.what}>
              <bdi>{actionText(action, zone)}</bdi>
              {actionLines(action, zone).map((line, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <div key={place} className={styles.line} dir="auto">
                  {line}
                </div>
              ))}
              {action.kind === 'link' && <LinkChoices address={action.uri} />}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
