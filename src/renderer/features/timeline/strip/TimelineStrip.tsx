import { ChevronRight } from 'lucide-react';
import { type PointerEvent, useMemo, useRef } from 'react';
import type { ItemKey } from '#shared/domain/keys';
import type { Instant } from '#shared/domain/time';
import { formatDuration, type ZoneChoice } from '../../../i18n/format';
import { text } from '../../../i18n/text';
import { formatClock } from '../../../i18n/zone';
import { BareButton } from '../../../ui/controls/BareButton';
import type { Timeline } from '../model/layout';
import { isMostlyIdle, plainWarp, shortenedWarp, toDrawn } from '../model/warp';
import { useWidth } from '../paint/use-width';
import { nearestItem, type StripSpan, stripOf, stripPlaces } from './strip';
import styles from './TimelineStrip.module.css';

interface TimelineStripProps {
  readonly timeline: Timeline;
  readonly zone: ZoneChoice;
  readonly offsetMinutes: number | undefined;
  readonly selected: ItemKey | undefined;
  readonly onSelect: (key: ItemKey | undefined) => void;
  readonly onOpen: () => void;
  /** As printed on the keyboard. */
  readonly keys: string | undefined;
}

const HEIGHT = 26;
const CUSTOMER = { y: 1, height: 9 } as const;
const CENTRE = { y: 12, height: 13 } as const;
const WORDS_ROOM = 84;
const DURATION_ROOM = 40;

/** The timeline in one line: who spoke when, waits, queues, where the selection is. A press or a drag goes there. */
export function TimelineStrip(props: TimelineStripProps) {
  const { timeline, zone, offsetMinutes, selected, onSelect, onOpen, keys } = props;
  const plot = useRef<HTMLDivElement>(null);
  const width = useWidth(plot);
  const warp = useMemo(() => (isMostlyIdle(timeline) ? shortenedWarp(timeline) : plainWarp(timeline)), [timeline]);
  const strip = useMemo(() => stripOf(timeline, warp, width), [timeline, warp, width]);
  const places = useMemo(() => stripPlaces(timeline, warp, width), [timeline, warp, width]);

  const goTo = (event: PointerEvent<HTMLDivElement>) => {
    const item = nearestItem(places, event.clientX - event.currentTarget.getBoundingClientRect().left);
    if (item !== undefined && item !== selected) onSelect(item);
  };
  const at = selected === undefined ? undefined : timeline.places.get(selected)?.from;
  const selection = at === undefined || warp.length === 0 ? undefined : (toDrawn(warp, at) * width) / warp.length;
  const clock = (value: number) =>
    timeline.axis === 'time'
      ? formatClock({ at: value as Instant, ...(offsetMinutes !== undefined && { offsetMinutes }) }, zone, 'minute')
      : '';

  return (
    <div className={styles.strip}>
      <BareButton
        className={styles.open}
        aria-label={text('timeline.open')}
        aria-expanded={false}
        aria-keyshortcuts={keys}
        onClick={onOpen}
      >
        <ChevronRight size={15} aria-hidden="true" />
      </BareButton>
      <span className={styles.time}>{clock(timeline.from)}</span>
      {/* the transcript beside it is walked by keys, and says the same */}
      <div
        ref={plot}
        className={styles.plot}
        aria-hidden="true"
        onPointerDown={event => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          goTo(event);
        }}
        onPointerMove={event => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) goTo(event);
        }}
      >
        <svg width={width} height={HEIGHT} role="presentation">
          <rect className={styles.ground} x={0} {...CUSTOMER} width={width} rx={2} />
          {strip.spans
            .filter(({ what }) => what === 'centre')
            .map(span => (
              <rect
                key={`${span.x} ${span.width}`}
                className={styles.centre}
                {...CENTRE}
                x={span.x}
                width={span.width}
                rx={2}
              />
            ))}
          {strip.spans
            .filter(({ what }) => what === 'queue' || what === 'wait')
            .map(span => (
              <g key={`${span.what} ${span.x}`} data-what={span.what}>
                <rect className={styles.span} {...CENTRE} x={span.x + 0.5} width={Math.max(1, span.width - 1)} rx={2}>
                  <title>{spanTitle(span)}</title>
                </rect>
                {span.width > DURATION_ROOM && (
                  <text className={styles.words} x={span.x + span.width / 2} y={CENTRE.y + 9.5}>
                    {span.what === 'wait' && span.width > WORDS_ROOM
                      ? text('timeline.span.wait.short', { duration: formatDuration(span.ms) })
                      : formatDuration(span.ms)}
                  </text>
                )}
              </g>
            ))}
          {strip.ticks.map(({ x, track, tone }) => (
            <rect
              key={`${track} ${x} ${tone}`}
              data-tone={tone}
              className={styles.tick}
              {...(track === 'customer' ? CUSTOMER : CENTRE)}
              x={Math.min(Math.max(0, x - 1.5), Math.max(0, width - 3))}
              width={3}
            />
          ))}
          {strip.spans
            .filter(({ what }) => what === 'cobrowse')
            .map(span => (
              <rect key={`c ${span.x}`} className={styles.cobrowse} x={span.x} y={10} width={span.width} height={2} />
            ))}
          {strip.marks.map(x => (
            <path key={x} className={styles.mark} d={`M${x - 4.5} 18.5l4.5-5 4.5 5-4.5 5z`} />
          ))}
          {selection !== undefined && (
            <g className={styles.selection}>
              <rect x={Math.max(0, selection - 0.75)} y={0} width={1.5} height={HEIGHT} />
              <circle cx={Math.min(Math.max(3, selection), width - 3)} cy={3} r={3} />
            </g>
          )}
        </svg>
      </div>
      <span className={styles.time}>{clock(timeline.until)}</span>
      <BareButton className={styles.name} onClick={onOpen} tabIndex={-1} aria-hidden="true">
        {text('timeline.name')}
        {keys !== undefined && <kbd>{keys}</kbd>}
      </BareButton>
    </div>
  );
}

function spanTitle({ what, ms }: StripSpan): string {
  const duration = formatDuration(ms);
  return what === 'wait'
    ? text('timeline.span.wait', { who: 'customer', duration })
    : `${text('timeline.span.queue')} · ${duration}`;
}
