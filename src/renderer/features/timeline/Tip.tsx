import { createPortal } from 'react-dom';
import styles from './Tip.module.css';

interface TipProps {
  readonly lines: readonly string[];
  /** Where the pointer is, in pixels of the window. */
  readonly left: number;
  readonly top: number;
}

const WIDEST = 340;
const ROOM_BELOW = 120;

/** What is known of the thing under the pointer. Decoration: the table of events has all of it. */
export function Tip({ lines, left, top }: TipProps) {
  const above = top + ROOM_BELOW > window.innerHeight;
  return createPortal(
    <div
      className={styles.tip}
      aria-hidden="true"
      data-above={above || undefined}
      style={{ left: Math.max(8, Math.min(left + 10, window.innerWidth - WIDEST - 8)), top, maxWidth: WIDEST }}
    >
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines may repeat and never move
        <div key={index} dir="auto">
          {line}
        </div>
      ))}
    </div>,
    document.body,
  );
}
