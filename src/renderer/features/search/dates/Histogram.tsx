import { scaleLinear } from 'd3-scale';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import type { Histogram as Counts } from '../../../archive/contract/api';
import { countOf, spanText } from '../../../i18n/bucket-text';
import { formatCount, type ZoneChoice } from '../../../i18n/format';
import { text } from '../../../i18n/text';
import type { BucketRange } from '../../../state/facets/time-range';
import { PAINTED, Swatch } from '../../../ui/feedback/Swatch';
import styles from './Histogram.module.css';
import type { StackPart } from './stack-text';

export interface Stack {
  readonly parts: readonly StackPart[];
  readonly counts: readonly (readonly number[])[];
}

interface HistogramProps {
  /** What there is, drawn behind what was found. */
  readonly everything: Counts;
  /** How many were found in each bucket; all of them, where nothing was asked. */
  readonly found: readonly number[] | undefined;
  /** What those are made of, where they are told apart: parts, and for each bucket the count in each. */
  readonly stacked: Stack | undefined;
  readonly untimed: number;
  readonly zone: ZoneChoice;
  /** The buckets that the search is limited to; all of them, where it is not. */
  readonly chosen: BucketRange;
  readonly limited: boolean;
  readonly onChoose: (range: BucketRange) => void;
}

// the smallest count still shows
const LEAST = 8;

/**
 * When the conversations found began, before all there are. What was found has a scale of its own: few among many would
 * not be seen. Dragging over the bars chooses a stretch of time, a press chooses one bar; the two grips do the same by
 * the arrow keys.
 */
export function Histogram({ everything, found, stacked, untimed, zone, chosen, limited, onChoose }: HistogramProps) {
  const { unit, buckets } = everything;
  const plot = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<{ readonly anchor: number; readonly head: number }>();
  const [pointed, setPointed] = useState<number>();
  const range = dragged === undefined ? chosen : ordered(dragged.anchor, dragged.head);
  const all = buckets.map(countOf);
  const counts = found ?? all;
  const heightOf = heights(counts);
  const heightBehind = heights(all);

  const bucketAt = ({ clientX }: PointerEvent): number => {
    const box = plot.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return 0;
    const place = Math.floor(((clientX - box.left) / box.width) * buckets.length);
    return Math.min(buckets.length - 1, Math.max(0, place));
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.preventDefault();
    plot.current?.setPointerCapture(event.pointerId);
    const at = bucketAt(event);
    setDragged({ anchor: at, head: at });
  };
  const onPointerMove = (event: PointerEvent) => {
    const at = bucketAt(event);
    setPointed(at);
    if (dragged !== undefined && at !== dragged.head) setDragged({ ...dragged, head: at });
  };
  const onPointerUp = (event: PointerEvent) => {
    if (dragged === undefined) return;
    setDragged(undefined);
    const next = ordered(dragged.anchor, bucketAt(event));
    // a second press on the one bar that is chosen lets it go
    const again = next.from === chosen.from && next.until === chosen.until && next.until - next.from === 1;
    onChoose(again ? { from: 0, until: buckets.length } : next);
  };

  const first = buckets[0];
  const last = buckets.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const share = (place: number) => `${(place / buckets.length) * 100}%`;
  const spanOf = ({ from, until }: BucketRange) => {
    const one = buckets[Math.min(from, buckets.length - 1)] ?? first;
    return spanText(unit, one, buckets[until - 1] ?? one, zone);
  };
  const looked = dragged === undefined && pointed !== undefined ? { from: pointed, until: pointed + 1 } : range;
  const wordsOf = (nth: number) =>
    [
      text(found === undefined ? 'when.bucket' : 'when.bucketOf', {
        span: spanOf({ from: nth, until: nth + 1 }),
        count: counts[nth] ?? 0,
        all: all[nth] ?? 0,
      }),
      ...partsIn(stacked, { from: nth, until: nth + 1 }).map(({ name, count }) =>
        text('overTime.part', { name, count }),
      ),
    ].join(' · ');
  const step = Math.max(1, Math.round(buckets.length / 10));

  return (
    <div className={styles.histogram}>
      <div
        ref={plot}
        className={styles.plot}
        data-plot
        data-dense={buckets.length > 48}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => setDragged(undefined)}
        onPointerLeave={() => setPointed(undefined)}
      >
        <ul className={styles.bars} aria-label={text('when.bars')}>
          {buckets.map(({ from }, nth) => {
            const count = counts[nth] ?? 0;
            return (
              <li
                key={from}
                className={styles.bar}
                data-bar
                data-chosen={nth >= range.from && nth < range.until}
                data-pointed={nth === pointed}
                // empty ones are told by the gap in the times of the others
                aria-hidden={count === 0}
              >
                {found !== undefined && (
                  <span className={styles.behind} data-behind style={{ height: heightBehind(nth) }} />
                )}
                <span className={styles.found} data-found style={{ height: heightOf(nth) }}>
                  {stacked !== undefined && <Parts stack={stacked} nth={nth} />}
                </span>
                {count > 0 && <span className="visually-hidden">{wordsOf(nth)}</span>}
              </li>
            );
          })}
        </ul>
        <Grip
          onClear={limited ? () => onChoose({ from: 0, until: buckets.length }) : undefined}
          label={text('when.fromHandle')}
          at={share(range.from)}
          value={range.from}
          least={0}
          most={range.until - 1}
          words={spanOf({ from: range.from, until: range.from + 1 })}
          step={step}
          onMove={from => onChoose({ from, until: range.until })}
        />
        <Grip
          onClear={limited ? () => onChoose({ from: 0, until: buckets.length }) : undefined}
          label={text('when.untilHandle')}
          at={share(range.until)}
          value={range.until}
          least={range.from + 1}
          most={buckets.length}
          words={spanOf({ from: range.until - 1, until: range.until })}
          step={step}
          onMove={until => onChoose({ from: range.from, until })}
        />
      </div>
      <p className={styles.words} data-chosen={limited || dragged !== undefined}>
        {dragged === undefined && pointed !== undefined ? wordsOf(pointed) : spanOf(range)}
      </p>
      <p className="visually-hidden">
        {text('when.chart', {
          from: spanText(unit, first, first, zone),
          until: spanText(unit, last, last, zone),
          count: counts.slice(range.from, range.until).reduce((sum, count) => sum + count, 0),
        })}
      </p>
      {stacked !== undefined && (
        <ul className={styles.parts}>
          {partsIn(stacked, looked).map(({ name, paint, count }) => (
            <li key={paint}>
              <Swatch paint={paint} />
              <bdi>{name}</bdi> <span className="numeric">{formatCount(count)}</span>
            </li>
          ))}
        </ul>
      )}
      {untimed > 0 && <p className={styles.words}>{text('when.untimed', { count: untimed })}</p>}
    </div>
  );
}

function Parts({ stack: { parts, counts }, nth }: { readonly stack: Stack; readonly nth: number }) {
  return parts.map(({ paint }, part) => {
    const count = counts[nth]?.[part] ?? 0;
    return count === 0 ? undefined : (
      <span key={paint} className={PAINTED} data-paint={paint} style={{ flexGrow: count }} />
    );
  });
}

/** How many of each part there are in these buckets; none that has nothing. */
function partsIn(stack: Stack | undefined, { from, until }: BucketRange) {
  if (stack === undefined) return [];
  const within = stack.counts.slice(from, until);
  return stack.parts
    .map((part, nth) => ({ ...part, count: within.reduce((sum, counts) => sum + (counts[nth] ?? 0), 0) }))
    .filter(({ count }) => count > 0);
}

/** The height of each bar, the largest as high as there is room. */
function heights(counts: readonly number[]): (nth: number) => string {
  const height = scaleLinear()
    .domain([0, Math.max(1, ...counts)])
    .range([0, 100]);
  return nth => {
    const count = counts[nth] ?? 0;
    return count === 0 ? '0%' : `${Math.max(LEAST, height(count))}%`;
  };
}

interface GripProps {
  readonly label: string;
  readonly at: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly words: string;
  /** What a page key moves by. */
  readonly step: number;
  readonly onMove: (to: number) => void;
  /** Delete, where there is something to take away. */
  readonly onClear: (() => void) | undefined;
}

/** One end of the chosen time. */
function Grip({ label, at, value, least, most, words, step, onMove, onClear }: GripProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (onClear !== undefined && (event.key === 'Delete' || event.key === 'Backspace')) {
      event.preventDefault();
      onClear();
      return;
    }
    const to = keyedTo(event.key, value, least, most, step);
    if (to === undefined) return;
    event.preventDefault();
    const bounded = Math.min(most, Math.max(least, to));
    if (bounded !== value) onMove(bounded);
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      className={styles.grip}
      aria-label={label}
      aria-valuemin={least}
      aria-valuemax={Math.max(least, most)}
      aria-valuenow={value}
      aria-valuetext={words}
      style={{ insetInlineStart: at }}
      onKeyDown={onKeyDown}
    />
  );
}

function keyedTo(key: string, value: number, least: number, most: number, step: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return value - 1;
    case 'ArrowRight':
    case 'ArrowUp':
      return value + 1;
    case 'PageDown':
      return value - step;
    case 'PageUp':
      return value + step;
    case 'Home':
      return least;
    case 'End':
      return most;
    default:
      return undefined;
  }
}

function ordered(one: number, other: number): BucketRange {
  return { from: Math.min(one, other), until: Math.max(one, other) + 1 };
}
