import { type KeyboardEvent, memo, type PointerEvent, useId, useRef, useState } from 'react';
import { classNames } from '../class-names';
import { PAINTED } from '../feedback/Swatch';
import styles from './BarBrush.module.css';

/** One bar, of parts that stand on one another. `name` says all of it in words. */
export interface Bar {
  readonly key: string | number;
  readonly name: string;
  readonly parts: readonly number[];
}

/** Bars by their place, `until` not included. */
export interface BarRange {
  readonly from: number;
  readonly until: number;
}

interface BarBrushProps {
  /** Names the list of the bars. */
  readonly label: string;
  readonly bars: readonly Bar[];
  /** What each part is painted as: `data-paint` of its element. */
  readonly paints: readonly string[];
  /** A stretch was marked, by a drag, a press or a key. */
  readonly onPick: (range: BarRange) => void;
  /** Escape or Delete, with nothing being marked; absent where there is nothing to take away. */
  readonly onClear: (() => void) | undefined;
  /** What is being looked at: marked or pointed to, or the bar that the keys are on. */
  readonly onLook: (range: BarRange | undefined) => void;
}

// the smallest count still shows
const LEAST_SHARE = 0.06;

/**
 * Bars in a row, of which a stretch can be marked: by dragging, or by the arrow keys with Shift and Enter. For assistive
 * technology they are a list of bars, each with its words.
 */
export function BarBrush({ label, bars, paints, onPick, onClear, onLook }: BarBrushProps) {
  const id = useId();
  const plot = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<{ readonly anchor: number; readonly head: number }>();
  const [keyed, setKeyed] = useState<{ readonly anchor: number; readonly head: number }>();
  const last = bars.length - 1;
  // other bars may have come since
  const held = keyed && { anchor: Math.min(keyed.anchor, last), head: Math.min(keyed.head, last) };
  const marked = dragged ?? held;

  const barAt = ({ clientX }: PointerEvent): number => {
    const box = plot.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return 0;
    const share = (clientX - box.left) / box.width;
    const place = Math.floor((isReversed(plot.current) ? 1 - share : share) * bars.length);
    return Math.min(last, Math.max(0, place));
  };
  const look = (at: { readonly anchor: number; readonly head: number } | undefined) => onLook(at && rangeOf(at));
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    plot.current?.setPointerCapture(event.pointerId);
    const at = barAt(event);
    setKeyed(undefined);
    setDragged({ anchor: at, head: at });
  };
  const onPointerMove = (event: PointerEvent) => {
    const at = barAt(event);
    look(dragged === undefined ? { anchor: at, head: at } : { ...dragged, head: at });
    if (dragged !== undefined && at !== dragged.head) setDragged({ ...dragged, head: at });
  };
  const onPointerUp = (event: PointerEvent) => {
    if (dragged === undefined) return;
    setDragged(undefined);
    look(undefined);
    onPick(rangeOf({ ...dragged, head: barAt(event) }));
  };
  const move = (to: number, extending: boolean) => {
    const head = Math.min(last, Math.max(0, to));
    const next = { anchor: extending && held !== undefined ? held.anchor : head, head };
    setKeyed(next);
    look(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' || event.key === 'Delete' || event.key === 'Backspace') {
      const isMarking = event.key === 'Escape' && held !== undefined && held.anchor !== held.head;
      if (isMarking) move(held.head, false);
      else onClear?.();
      if (isMarking || onClear !== undefined) event.preventDefault();
      return;
    }
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (held === undefined) return;
      setKeyed(undefined);
      onPick(rangeOf(held));
      return;
    }
    const to = steppedTo(event.key, held?.head, last, isReversed(plot.current));
    if (to === undefined) return;
    event.preventDefault();
    move(to, event.shiftKey);
  };

  return (
    <div
      ref={plot}
      className={styles.brush}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-orientation="horizontal"
      aria-multiselectable
      aria-activedescendant={held === undefined ? undefined : `${id}-${held.head}`}
      data-dense={bars.length > 60 || undefined}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => setDragged(undefined)}
      onPointerLeave={() => look(held)}
      onKeyDown={onKeyDown}
      onFocus={() => dragged === undefined && held === undefined && last >= 0 && move(0, false)}
      onBlur={() => {
        setKeyed(undefined);
        look(undefined);
      }}
    >
      <Bars id={id} bars={bars} paints={paints} marked={marked && rangeOf(marked)} active={held?.head} />
    </div>
  );
}

interface BarsProps {
  readonly id: string;
  readonly bars: readonly Bar[];
  readonly paints: readonly string[];
  readonly marked: BarRange | undefined;
  readonly active: number | undefined;
}

const Bars = memo(function Bars({ id, bars, paints, marked, active }: BarsProps) {
  const highest = Math.max(1, ...bars.map(({ parts }) => sum(parts)));
  return bars.map(({ key, name, parts }, nth) => {
    const count = sum(parts);
    const isMarked = marked !== undefined && nth >= marked.from && nth < marked.until;
    return (
      // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, by active descendant
      <div
        key={key}
        id={`${id}-${nth}`}
        role="option"
        aria-label={name}
        aria-selected={isMarked}
        className={styles.place}
        data-active={nth === active || undefined}
        data-outside={(marked !== undefined && !isMarked) || undefined}
      >
        <div
          className={styles.bar}
          style={{ height: count === 0 ? 0 : `${100 * Math.max(LEAST_SHARE, count / highest)}%` }}
        >
          {parts.map((part, place) =>
            part === 0 ? undefined : (
              <div
                key={paints[place]}
                className={classNames(styles.part, PAINTED)}
                data-paint={paints[place]}
                style={{ flexGrow: part }}
              />
            ),
          )}
        </div>
      </div>
    );
  });
});

function sum(parts: readonly number[]): number {
  return parts.reduce((total, part) => total + part, 0);
}

function rangeOf({ anchor, head }: { readonly anchor: number; readonly head: number }): BarRange {
  return { from: Math.min(anchor, head), until: Math.max(anchor, head) + 1 };
}

/** Time goes the way the text goes. */
function isReversed(element: Element | null): boolean {
  return element !== null && getComputedStyle(element).direction === 'rtl';
}

function steppedTo(key: string, at: number | undefined, last: number, reversed: boolean): number | undefined {
  const page = Math.max(1, Math.round((last + 1) / 10));
  switch (key) {
    case 'ArrowRight':
      return at === undefined ? 0 : at + (reversed ? -1 : 1);
    case 'ArrowLeft':
      return at === undefined ? last : at + (reversed ? 1 : -1);
    case 'PageDown':
      return (at ?? 0) + page;
    case 'PageUp':
      return (at ?? last) - page;
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
