import { text } from '../../i18n/text';
import { iconOf } from '../actions/Actions';
import { ActionTrigger } from '../actions/ActionTrigger';
import { Words } from '../words/Words';
import styles from './CardButton.module.css';
import { FILLED, paint, withAccent } from './card-colours';
import type { Part } from './drawing';
import { useGround } from './ground';

interface CardButtonProps {
  readonly node: Part<'button'>;
  readonly chip?: boolean;
}

/** A button as it looked, with a sign of what it did. Pressing it only tells. */
export function CardButton({ node, chip = false }: CardButtonProps) {
  const on = useGround();
  const filled = node.look === 'filled' && !chip;
  const actions = [
    ...(node.actions ?? []),
    ...(node.submits === true && !submits(node) ? [{ kind: 'submit' } as const] : []),
  ];
  const { style } = paint(node.style, filled ? FILLED : withAccent(on));
  const [first] = actions;
  const Icon = first === undefined ? undefined : iconOf(first);
  const unnamed = node.title.trim() === '';
  const label = unnamed ? (node.alt ?? node.tooltip ?? text('rich.button.unnamed')) : node.title;

  return (
    <div className={styles.place} data-kind="button" data-size={node.style?.size} data-off={node.disabled}>
      <ActionTrigger
        label={label}
        actions={actions}
        className={chip ? styles.chip : filled ? styles.filled : styles.flat}
        style={{
          ...style,
          ...(node.style?.italic === true && { fontStyle: 'italic' }),
          ...(node.style?.bold === false && { fontWeight: 400 }),
        }}
        note={note(node)}
      >
        <span className={styles.words} dir="auto">
          {unnamed ? <em>{label}</em> : <Words>{label}</Words>}
          {node.subtitle !== undefined && node.subtitle !== '' && (
            <span className={styles.subtitle}>
              <Words>{node.subtitle}</Words>
            </span>
          )}
        </span>
        {Icon !== undefined && !chip && <Icon aria-hidden size={13} className={styles.icon} />}
      </ActionTrigger>
    </div>
  );
}

function submits(node: Part<'button'>): boolean {
  return node.actions?.some(action => action.kind === 'submit') === true;
}

function note({ tooltip, disabled }: Part<'button'>): string | undefined {
  const notes = [tooltip ?? '', disabled === true ? text('rich.button.disabled') : ''].filter(part => part !== '');
  return notes.length === 0 ? undefined : notes.join('\n');
}
