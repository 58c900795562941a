import { text } from '../../i18n/text';
import { Words } from '../words/Words';
import { CardButton } from './CardButton';
import type { Draw, Part } from './drawing';
import styles from './Replies.module.css';

interface RepliesProps {
  readonly node: Part<'replies'>;
  readonly draw: Draw;
}

/** Answers that were offered, as a row of chips (or several, where the vendor says how many go in one). */
export function Replies({ node, draw }: RepliesProps) {
  return (
    <div className={styles.replies}>
      {node.prompt !== undefined && node.prompt !== '' && (
        <p className={styles.prompt} dir="auto">
          <Words>{node.prompt}</Words>
        </p>
      )}
      <fieldset className={styles.group} aria-label={text('rich.replies.label')}>
        {inRows(node).map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a card is made once and never changes
          <div key={index} className={styles.row}>
            {row.map((reply, place) =>
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              reply.kind === 'button' ? <CardButton key={place} node={reply} chip /> : draw(reply, place),
            )}
          </div>
        ))}
      </fieldset>
    </div>
  );
}

function inRows({ children, perRow = children.length }: Part<'replies'>): readonly Part<'replies'>['children'][] {
  const length = Math.max(perRow, 1);
  return Array.from({ length: Math.ceil(children.length / length) }, (_, row) =>
    children.slice(row * length, (row + 1) * length),
  );
}
