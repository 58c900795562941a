import type { ComponentProps, ReactNode } from 'react';
import { Button, DialogTrigger, Popover, Tooltip, TooltipTrigger } from 'react-aria-components';
import type { CardAction } from '#shared/domain/card';
import { text } from '../../i18n/text';
import { useReading } from '../words/reading';
import { ActionList, ActionsDialog, iconOf } from './Actions';
import styles from './Actions.module.css';
import { actionText } from './action-text';

interface ActionTriggerProps {
  /** The name a screen reader says before the hint. */
  readonly label: string;
  readonly actions: readonly CardAction[];
  readonly className: string | undefined;
  readonly style?: ComponentProps<typeof Button>['style'];
  readonly note?: string | undefined;
  readonly children: ReactNode;
}

/** Something that could be clicked in the chat: says on hover and focus what it would have done, on press shows it. */
export function ActionTrigger({ label, actions, className, style, note, children }: ActionTriggerProps) {
  const { zone, everything } = useReading();
  const doings = actions.length === 0 ? [text('rich.action.nothing')] : actions.map(action => actionText(action, zone));
  const hint = [...(note === undefined ? [] : [note]), ...doings].join('\n');

  return (
    <>
      <DialogTrigger>
        <TooltipTrigger delay={300} closeDelay={100}>
          <Button
            className={className ?? ''}
            aria-label={`${label}. ${doings.join('. ')}`}
            {...(style !== undefined && { style })}
          >
            {children}
          </Button>
          <Tooltip className={styles.tooltip ?? ''} offset={6}>
            <span dir="auto">{hint}</span>
          </Tooltip>
        </TooltipTrigger>
        <Popover className={styles.popover ?? ''} placement="bottom">
          <ActionsDialog actions={actions} />
        </Popover>
      </DialogTrigger>
      {everything && actions.length > 0 && (
        <div className={styles.written}>
          <ActionList actions={actions} />
        </div>
      )}
    </>
  );
}

/** The sign beside a part that is no button and yet could be clicked. */
export function ActionChip({ actions }: { readonly actions: readonly CardAction[] | undefined }) {
  const { everything } = useReading();
  const [first] = actions ?? [];
  if (actions === undefined || first === undefined) return undefined;
  if (everything) {
    return (
      <div className={styles.written}>
        <ActionList actions={actions} />
      </div>
    );
  }
  const Icon = iconOf(first);
  return (
    <span className={styles.chipPlace}>
      <ActionTrigger label={text('rich.action.show')} actions={actions} className={styles.chip}>
        <Icon aria-hidden size={13} />
      </ActionTrigger>
    </span>
  );
}
