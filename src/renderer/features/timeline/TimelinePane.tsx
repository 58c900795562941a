import { ChevronDown } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Conversation } from '#shared/domain/conversation';
import type { ItemKey } from '#shared/domain/keys';
import type { Timestamp } from '#shared/domain/time';
import { nameOf } from '#shared/heads/head';
import { eventTextContext } from '../../i18n/event-text';
import { formatDuration, type ZoneChoice } from '../../i18n/format';
import { text } from '../../i18n/text';
import { IconButton } from '../../ui/controls/IconButton';
import { LinkButton } from '../../ui/controls/LinkButton';
import { frameOf } from './frame/frame';
import type { Shape } from './frame/frame-shapes';
import { itemOf, shapeAt } from './frame/reach';
import { MeasureChips } from './MeasureChips';
import { type Timeline, timelineOf } from './model/layout';
import { type Bounds, bringing, fitted, framed, panned, type View, wholeView, zoomed } from './model/view';
import { fromDrawn, idleTimes, isMostlyIdle, plainWarp, shortenedWarp, toDrawn } from './model/warp';
import { Plot } from './paint/Plot';
import { TONES } from './paint/palette';
import { Ruler } from './paint/Ruler';
import { useWidth } from './paint/use-width';
import { Shelf } from './Shelf';
import { laneName, shapeLabels, shapeLines, type TimedEventTextContext } from './shape-text';
import { TimelineStrip } from './strip/TimelineStrip';
import styles from './TimelinePane.module.css';
import { Tip } from './Tip';
import { Toolbar } from './Toolbar';
import { type PointerPlace, useGestures } from './use-gestures';

interface TimelinePaneProps {
  readonly conversation: Conversation;
  readonly zone: ZoneChoice;
  readonly selected: ItemKey | undefined;
  readonly onSelect: (key: ItemKey | undefined) => void;
  /** Drawn in lanes; else as one line. */
  readonly open?: boolean;
  /** Absent where it can only be one of the two. */
  readonly onOpen?: ((open: boolean) => void) | undefined;
  /** The keys that open and fold it, as printed on the keyboard. */
  readonly keys?: string | undefined;
}

/** Longer conversations are drawn after their transcript, which is what is waited for. */
const LONG_MESSAGES = 3000;
const LANE_HEIGHT = 20;
const STRIP_AND_RULER_HEIGHT = 78;
const CLOSED_HEIGHT = 40;

/** When everything happened, in lanes over one ruler. Its accessible form is the table of the same events. */
export function TimelinePane(props: TimelinePaneProps) {
  const { messages, participants } = props.conversation;
  const { open = true } = props;
  const due = useDeferredValue(true, messages.length <= LONG_MESSAGES);
  if (due) return <WholeTimeline {...props} />;
  return (
    <section
      className={styles.pane}
      aria-label={text('timeline.name')}
      aria-busy="true"
      style={{ height: open ? STRIP_AND_RULER_HEIGHT + LANE_HEIGHT * participants.length : CLOSED_HEIGHT }}
    />
  );
}

function WholeTimeline(props: TimelinePaneProps) {
  const { conversation, open = true, onOpen } = props;
  const timeline = useMemo(() => timelineOf(conversation), [conversation]);
  if (timeline.lanes.length === 0 && timeline.shelf.length === 0) {
    return (
      <section className={styles.pane} aria-label={text('timeline.name')}>
        <p className={styles.empty}>{text('timeline.empty')}</p>
      </section>
    );
  }
  if (!open) {
    return (
      <section className={styles.pane} aria-label={text('timeline.name')}>
        <TimelineStrip
          timeline={timeline}
          zone={props.zone}
          offsetMinutes={firstTimeOf(conversation)?.offsetMinutes}
          selected={props.selected}
          onSelect={props.onSelect}
          onOpen={() => onOpen?.(true)}
          keys={props.keys}
        />
      </section>
    );
  }
  return <Drawn key={conversation.key} timeline={timeline} {...props} />;
}

interface DrawnProps extends TimelinePaneProps {
  readonly timeline: Timeline;
}

const STEP = 0.2;
const CLOSER = 0.7;
const LEAST_MS = 400;

function Drawn({ timeline, conversation, zone, selected, onSelect, onOpen, keys }: DrawnProps) {
  const plot = useRef<HTMLDivElement>(null);
  const width = useWidth(plot);
  const telling = useMemo(() => tellingTime(conversation, timeline, zone), [conversation, timeline, zone]);
  const idleMs = useMemo(() => idleTimes(timeline).reduce((sum, { from, until }) => sum + until - from, 0), [timeline]);
  const canShorten = idleMs > 0;
  const [shortened, setShortened] = useState(() => isMostlyIdle(timeline));
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<View>();
  const [brush, setBrush] = useState<{ readonly from: number; readonly until: number }>();
  const [hover, setHover] = useState<PointerPlace & { readonly shape: Shape }>();

  const warp = useMemo(() => (shortened ? shortenedWarp(timeline) : plainWarp(timeline)), [timeline, shortened]);
  const bounds: Bounds = useMemo(
    () => ({ length: warp.length, least: Math.min(warp.length, timeline.axis === 'time' ? LEAST_MS : 2) }),
    [warp, timeline.axis],
  );
  const view = chosen ?? wholeView(bounds);
  const lanes = useMemo(() => timeline.lanes.filter(({ id }) => !hidden.has(id)), [timeline, hidden]);
  const frame = useMemo(
    () => frameOf(timeline, lanes, warp, { from: view.from, until: view.until }, width),
    [timeline, lanes, warp, view.from, view.until, width],
  );
  const place = selected === undefined ? undefined : timeline.places.get(selected);
  const stretch = place && { from: toDrawn(warp, place.from), until: toDrawn(warp, place.until) };

  const unit = (view.until - view.from) / Math.max(1, width);
  const change = (to: (view: View) => View) => setChosen(before => to(before ?? wholeView(bounds)));
  const zoom = (factor: number, anchor?: number) =>
    change(before => zoomed(before, factor, anchor ?? stretchIn(before, stretch) ?? middleOf(before), bounds));
  const pan = (share: number) => change(before => panned(before, share, bounds));
  const fitSelection = () => stretch && change(() => fitted(stretch.from, stretch.until, bounds));

  useGestures(plot, {
    onZoom: (factor, x) => zoom(factor, view.from + x * unit),
    onPan: pixels => pan(pixels / Math.max(1, width)),
    onBrush: setBrush,
    onBrushEnd: (from, until) => change(() => framed(view.from + from * unit, view.from + until * unit, bounds)),
    onClick: (x, y) => {
      const shape = shapeAt(frame, x, y);
      onSelect(shape === undefined ? undefined : itemOf(shape, x));
    },
    onHover: at => {
      const shape = at && shapeAt(frame, at.x, at.y);
      setHover(shape && at ? { shape, ...at } : undefined);
    },
  });

  // a selection made elsewhere comes into sight without a change of scale
  const start = stretch?.from;
  useEffect(() => {
    if (start !== undefined) setChosen(before => before && bringing(before, start, bounds));
  }, [start, bounds]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const command = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (command === undefined) return;
    event.preventDefault();
    switch (command) {
      case 'earlier':
        return pan(-STEP);
      case 'later':
        return pan(STEP);
      case 'closer':
        return zoom(CLOSER);
      case 'farther':
        return zoom(1 / CLOSER);
      case 'fit':
        return fitSelection();
      case 'whole':
        return setChosen(undefined);
      case 'nothing':
        return onSelect(undefined);
    }
  };

  // the toolbar is drawn again only when a button changes, not with each step of a movement
  const latest = useRef({ zoom, pan, fitSelection });
  useLayoutEffect(() => {
    latest.current = { zoom, pan, fitSelection };
  });
  const tools = useMemo(
    () => ({
      lanes: timeline.lanes.map(lane => ({ id: lane.id, name: laneName(lane) })),
      onHide: setHidden,
      onZoom: (closer: boolean) => latest.current.zoom(closer ? CLOSER : 1 / CLOSER),
      onPan: (later: boolean) => latest.current.pan(later ? STEP : -STEP),
      onFit: () => latest.current.fitSelection(),
      onWhole: () => setChosen(undefined),
      onShorten: (wanted: boolean) => {
        setShortened(wanted);
        setChosen(undefined);
      },
    }),
    [timeline],
  );

  const x = (value: number) => (value - view.from) / unit;
  return (
    <section className={styles.pane} aria-label={text('timeline.name')}>
      <div className={styles.strip}>
        {onOpen !== undefined && (
          <IconButton
            label={text('timeline.close')}
            icon={<ChevronDown aria-hidden />}
            keys={keys}
            expanded
            onPress={() => onOpen(false)}
          />
        )}
        <MeasureChips conversation={conversation} />
        <Toolbar
          {...tools}
          hidden={hidden}
          canFit={stretch !== undefined}
          isWhole={chosen === undefined}
          shortened={canShorten ? shortened : undefined}
        />
      </div>
      {chosen !== undefined && <Overview view={view} length={warp.length} />}
      <div className={styles.lanes}>
        <div className={styles.labels} aria-hidden="true">
          {frame.lanes.map(({ lane, y, height }) => (
            <div key={lane.id} className={styles.label} style={{ top: y, height }} title={laneName(lane)}>
              <bdi
                data-filter-key={lane.participant && 'with'}
                data-filter-value={lane.participant && nameOf(lane.participant)}
              >
                {laneName(lane)}
              </bdi>
            </div>
          ))}
        </div>
        <div
          ref={plot}
          className={styles.plot}
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys pan and zoom
          tabIndex={0}
          aria-label={text('timeline.instructions')}
          onKeyDown={onKeyDown}
        >
          {chosen !== undefined && frame.shapes.every(isBackground) && width > 0 && (
            <p className={styles.nothing}>
              {text('timeline.nothing', { span: spanText(fromDrawn(warp, view.until) - fromDrawn(warp, view.from)) })}
              <LinkButton onClick={() => setChosen(undefined)}>{text('timeline.showWhole')}</LinkButton>
            </p>
          )}
          <Plot
            frame={frame}
            selection={stretch && { from: x(stretch.from), until: x(stretch.until) }}
            hovered={hover}
            brush={brush}
            labelOf={shape => shapeLabels(shape, telling)}
          />
        </div>
      </div>
      <Ruler
        warp={warp}
        view={view}
        width={width}
        zone={zone}
        axis={timeline.axis}
        offsetMinutes={telling.offsetMinutes}
        idle={frame.idle.map(({ x: left, width: room, ms }) => ({ x: left, width: room, label: formatDuration(ms) }))}
        firstAt={timeline.from}
      />
      {shortened && canShorten && (
        <p className={styles.note}>{text('timeline.shortened', { duration: formatDuration(idleMs) })}</p>
      )}
      <Shelf items={timeline.shelf} telling={telling} selected={selected} onSelect={onSelect} />
      {hover !== undefined && (
        <Tip lines={shapeLines(hover.shape, hover.x, telling)} left={hover.clientX} top={hover.clientY} />
      )}
      <div className={styles.probes} aria-hidden="true">
        {TONES.map(tone => (
          <span key={tone} data-tone={tone} />
        ))}
      </div>
    </section>
  );
}

/** What is there all the time tells of nothing that happens. */
function isBackground(shape: Shape): boolean {
  return shape.kind === 'curve' || (shape.kind === 'span' && shape.span.what.kind === 'presence');
}

/** Where what is in sight lies in the whole. */
function Overview({ view: { from, until }, length }: { readonly view: View; readonly length: number }) {
  const share = (place: number) => Math.min(1, Math.max(0, place / Math.max(1, length)));
  return (
    <div className={styles.overview} aria-hidden="true">
      <span style={{ left: `${share(from) * 100}%`, width: `${Math.max(0.5, (share(until) - share(from)) * 100)}%` }} />
    </div>
  );
}

const KEYS: Readonly<
  Record<string, 'earlier' | 'later' | 'closer' | 'farther' | 'fit' | 'whole' | 'nothing' | undefined>
> = {
  a: 'earlier',
  ArrowLeft: 'earlier',
  d: 'later',
  ArrowRight: 'later',
  w: 'closer',
  ArrowUp: 'closer',
  '+': 'closer',
  s: 'farther',
  ArrowDown: 'farther',
  '-': 'farther',
  f: 'fit',
  '0': 'whole',
  Escape: 'nothing',
};

function tellingTime(conversation: Conversation, { axis }: Timeline, zone: ZoneChoice): TimedEventTextContext {
  return { ...eventTextContext(conversation), zone, axis, offsetMinutes: firstTimeOf(conversation)?.offsetMinutes };
}

function firstTimeOf({ summary, messages, events }: Conversation): Timestamp | undefined {
  return (
    summary.startedAt ??
    summary.requestedAt ??
    messages.find(({ sentAt }) => sentAt)?.sentAt ??
    events.find(({ at }) => at)?.at
  );
}

/** Less than a second in its milliseconds: one comes that close. */
function spanText(ms: number): string {
  return ms < 1000 ? text('timeline.ms', { ms: Math.max(1, Math.round(ms)) }) : formatDuration(ms);
}

function middleOf({ from, until }: View): number {
  return (from + until) / 2;
}

/** Zooming without a pointer keeps the selection in place while it is in sight. */
function stretchIn({ from, until }: View, stretch: { readonly from: number } | undefined): number | undefined {
  return stretch !== undefined && stretch.from >= from && stretch.from <= until ? stretch.from : undefined;
}
