import { scaleTime, scaleUtc } from 'd3-scale';
import type { Instant, Timestamp } from '#shared/domain/time';
import type { ZoneChoice } from '../../../i18n/format';
import { type ClockPrecision, calendarDay, formatClock, offsetOf } from '../../../i18n/zone';
import type { View } from './view';
import { fromDrawn, toDrawn, type Warp } from './warp';

/** `align` says whether `x` is the middle of the label or where it starts. */
interface RulerTick {
  readonly x: number;
  readonly label: string;
  readonly align: 'middle' | 'start';
}

const ROOM = 84;
const LEAST_ROOM = 50;
const LETTER = 6.2;
const APART = 8;

/**
 * Round times in sight, labelled as far as there is room. Between idle times each stretch is measured for itself and
 * begins with its day. `offsetMinutes` is the offset that the conversation's first time was recorded with.
 */
export function rulerTicks(
  warp: Warp,
  view: View,
  width: number,
  zone: ZoneChoice,
  offsetMinutes: number | undefined,
): readonly RulerTick[] {
  const perPixel = (view.until - view.from) / Math.max(1, width);
  const inPieces = warp.pieces.length > 1;
  const withDays = severalDays(warp);
  const ticks: RulerTick[] = [];
  let day: number | undefined;
  let taken = -APART;

  for (const [index, piece] of warp.pieces.entries()) {
    if (piece.idle) continue;
    // beyond its first and last item the axis goes on
    const start = index === 0 ? view.from : Math.max(piece.start, view.from);
    const end = index === warp.pieces.length - 1 ? view.until : Math.min(piece.end, view.until);
    const pixels = (end - start) / perPixel;
    if (pixels <= 0) continue;
    const [from, until] = [fromDrawn(warp, start), fromDrawn(warp, end)];
    if (inPieces) addStart(from, (start - view.from) / perPixel);
    const times = timesFor(from, until, pixels);
    const precision = precisionOf(times.length > 1 ? (times[1] ?? 0) - (times[0] ?? 0) : until - from);
    for (const at of times) addRound(at, precision, (toDrawn(warp, at) - view.from) / perPixel);
  }
  return ticks;

  /** One time alone says nothing of the scale: closer ones are taken while there is room for two. */
  function timesFor(from: number, until: number, pixels: number): readonly number[] {
    const wanted = Math.max(1, Math.floor(pixels / ROOM));
    let times = roundTimes(from, until, wanted, zone, offsetMinutes);
    for (let more = wanted + 1; times.filter(hasRoom).length < 2 && more <= pixels / LEAST_ROOM; more++) {
      times = roundTimes(from, until, more, zone, offsetMinutes);
    }
    return times;

    function hasRoom(at: number): boolean {
      const x = (toDrawn(warp, at) - view.from) / perPixel;
      return x > LEAST_ROOM / 2 && x < width - LEAST_ROOM / 2;
    }
  }

  function addStart(at: number, x: number): void {
    const time = timestamp(at, offsetMinutes);
    const today = calendarDay(time, zone);
    const label = formatClock(time, zone, today === day ? 'minute' : 'day');
    const end = x + label.length * LETTER;
    if (x < taken + APART || end > width) return;
    ticks.push({ x, label, align: 'start' });
    taken = end;
    day = today;
  }

  function addRound(at: number, precision: ClockPrecision, x: number): void {
    const time = timestamp(at, offsetMinutes);
    const today = calendarDay(time, zone);
    const label = labelOf(time, zone, precision, withDays && today !== day);
    const half = (label.length * LETTER) / 2;
    if (x - half < taken + APART || x + half > width) return;
    ticks.push({ x, label, align: 'middle' });
    taken = x + half;
    day = today;
  }
}

function severalDays({ pieces }: Warp): boolean {
  return (pieces.at(-1)?.until ?? 0) - (pieces[0]?.from ?? 0) > 20 * 3_600_000;
}

function roundTimes(
  from: number,
  until: number,
  count: number,
  zone: ZoneChoice,
  offsetMinutes: number | undefined,
): readonly number[] {
  if (zone === 'mine') {
    return scaleTime()
      .domain([from, until])
      .ticks(count)
      .map(date => date.getTime());
  }
  const shift = offsetOf(timestamp(from, offsetMinutes), zone) * 60_000;
  return scaleUtc()
    .domain([from + shift, until + shift])
    .ticks(count)
    .map(date => date.getTime() - shift);
}

function precisionOf(step: number): ClockPrecision {
  if (step >= 86_400_000) return 'day';
  if (step >= 60_000) return 'minute';
  return step >= 1000 ? 'second' : 'millisecond';
}

function labelOf(time: Timestamp, zone: ZoneChoice, precision: ClockPrecision, withDay: boolean): string {
  if (precision === 'day') return formatClock(time, zone, 'day');
  const clock = formatClock(time, zone, precision);
  if (!withDay) return clock;
  return clock.startsWith('00:00') ? formatClock(time, zone, 'day') : `${formatClock(time, zone, 'day')} ${clock}`;
}

function timestamp(at: number, offsetMinutes: number | undefined): Timestamp {
  return { at: at as Instant, ...(offsetMinutes === undefined ? {} : { offsetMinutes }) };
}
