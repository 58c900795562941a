import { memo, type PointerEvent, type RefObject, useEffect, useMemo, useState } from 'react';
import { text } from '../../../i18n/text';
import type { Rows } from '../rows/row';
import type { RowHeights } from '../window/row-heights';
import { type MapMark, type MapStroke, mapMarks, mapStrokes } from './map-marks';
import styles from './TranscriptMap.module.css';

interface TranscriptMapProps {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly rows: Rows;
  readonly heights: RowHeights;
  /** Keys of the rows that a search found. */
  readonly found: ReadonlySet<string>;
  readonly onJump: (key: string) => void;
}

const PLACE_PIXELS = 3;
const REACH_PIXELS = 5;
const REST_MS = 200;

/**
 * Where in the whole transcript hits, agent-only lines, waits and transfers are: strokes beside its scrollbar, to press
 * on. Hidden from assistive technology, which has the same by the menu of places and by the hits.
 */
export const TranscriptMap = memo(function TranscriptMap({
  scroller,
  rows,
  heights,
  found,
  onJump,
}: TranscriptMapProps) {
  const size = useSize(scroller);
  const marks = useMemo(() => mapMarks(rows, found), [rows, found]);
  const strokes = useMemo(
    () => (size === undefined ? [] : mapStrokes(marks, heights, Math.max(1, Math.floor(size.height / PLACE_PIXELS)))),
    [marks, heights, size],
  );
  const [pointed, setPointed] = useState<MapStroke>();
  // what is in sight as a whole needs no map
  if (size === undefined || strokes.length === 0 || heights.total <= size.height) return undefined;

  const at = ({ clientY, currentTarget }: PointerEvent<HTMLElement>) => {
    const box = currentTarget.getBoundingClientRect();
    return nearestTo(strokes, (clientY - box.top) / box.height, REACH_PIXELS / box.height);
  };
  return (
    <div
      className={styles.map}
      aria-hidden="true"
      data-pointed={pointed !== undefined || undefined}
      title={pointed && text(`transcript.map.${pointed.kind}`, { count: pointed.marks.length })}
      style={{ height: size.height, insetInlineEnd: size.scrollbar }}
      onPointerMove={event => setPointed(at(event)?.stroke)}
      onPointerLeave={() => setPointed(undefined)}
      onPointerUp={event => {
        const mark = at(event)?.mark;
        if (mark !== undefined) onJump(mark.key);
      }}
    >
      {strokes.map(({ kind, from, until }) => (
        <span
          key={`${kind} ${from}`}
          className={styles.stroke}
          data-kind={kind}
          style={{ top: `${from * 100}%`, height: `${(until - from) * 100}%` }}
        />
      ))}
    </div>
  );
});

interface Size {
  readonly height: number;
  /** How wide the scrollbar is, where it takes room. */
  readonly scrollbar: number;
}

/** What the map stands beside; a new object whenever the strokes may have moved, because rows were measured. */
function useSize(scroller: RefObject<HTMLDivElement | null>): Size | undefined {
  const [size, setSize] = useState<Size>();
  useEffect(() => {
    const pane = scroller.current;
    if (pane === null) return;
    const read = () => setSize({ height: pane.clientHeight, scrollbar: pane.offsetWidth - pane.clientWidth });
    let rest: ReturnType<typeof setTimeout> | undefined;
    const onScroll = () => {
      clearTimeout(rest);
      rest = setTimeout(read, REST_MS);
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(pane);
    pane.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      clearTimeout(rest);
      observer.disconnect();
      pane.removeEventListener('scroll', onScroll);
    };
  }, [scroller]);
  return size;
}

/** The stroke in reach of a place, and the one of its marks that stands there. */
function nearestTo(
  strokes: readonly MapStroke[],
  place: number,
  reach: number,
): { readonly stroke: MapStroke; readonly mark: MapMark | undefined } | undefined {
  const distance = ({ from, until }: MapStroke) => Math.max(from - place, place - until, 0);
  const stroke = strokes.reduce<MapStroke | undefined>(
    (best, each) => (best === undefined || distance(each) < distance(best) ? each : best),
    undefined,
  );
  if (stroke === undefined || distance(stroke) > reach) return undefined;
  const share = Math.min(1, Math.max(0, (place - stroke.from) / (stroke.until - stroke.from)));
  return { stroke, mark: stroke.marks[Math.min(stroke.marks.length - 1, Math.floor(share * stroke.marks.length))] };
}
