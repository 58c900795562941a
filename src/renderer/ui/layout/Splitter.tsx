import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import styles from './Splitter.module.css';

interface SplitterProps {
  readonly label: string;
  /** The pane it resizes, by element id. */
  readonly controls: string;
  readonly pixels: number;
  readonly least: number;
  readonly most: number;
  /** On which side of the splitter the pane lies. */
  readonly side: 'before' | 'after';
  readonly onResize: (pixels: number) => void;
  /** Back to the width it had at first: a double click, or Enter. */
  readonly onReset: () => void;
}

const STEP = 16;

/** The line at the edge of a pane: dragged, or moved with the arrow keys. Its pane must be positioned. */
export function Splitter({ label, controls, pixels, least, most, side, onResize, onReset }: SplitterProps) {
  const drag = useRef<{ readonly x: number; readonly pixels: number } | undefined>(undefined);
  const direction = side === 'before' ? 1 : -1;
  const resize = (to: number) => onResize(Math.min(most, Math.max(least, to)));

  const onKeyDown = (event: KeyboardEvent) => {
    const target = keyTarget(event.key, { pixels, least, most, direction });
    if (event.key === 'Enter') onReset();
    else if (target === undefined) return;
    else resize(target);
    event.preventDefault();
  };

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    drag.current = { x: event.clientX, pixels };
    event.currentTarget.setPointerCapture(event.pointerId);
  };

  const onPointerMove = (event: PointerEvent) => {
    const start = drag.current;
    if (start !== undefined) resize(start.pixels + (event.clientX - start.x) * direction);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a splitter that can be moved is a separator with a value, which hr is not
    <div
      role="separator"
      className={styles.splitter}
      data-side={side}
      tabIndex={0}
      aria-label={label}
      aria-controls={controls}
      aria-orientation="vertical"
      aria-valuenow={Math.round(pixels)}
      aria-valuemin={least}
      aria-valuemax={most}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onLostPointerCapture={() => {
        drag.current = undefined;
      }}
      onDoubleClick={onReset}
    />
  );
}

interface Range {
  readonly pixels: number;
  readonly least: number;
  readonly most: number;
  readonly direction: 1 | -1;
}

function keyTarget(key: string, { pixels, least, most, direction }: Range): number | undefined {
  switch (key) {
    case 'ArrowLeft':
      return pixels - STEP * direction;
    case 'ArrowRight':
      return pixels + STEP * direction;
    case 'Home':
      return least;
    case 'End':
      return most;
    default:
      return undefined;
  }
}
