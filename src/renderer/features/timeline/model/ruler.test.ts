import { describe, expect, test } from 'vitest';
import { inventedConversation, line } from '#shared/measures/testing/invented';
import { timelineOf } from './layout';
import { rulerTicks } from './ruler';
import { wholeView } from './view';
import { plainWarp, shortenedWarp } from './warp';

const DAY = 86_400;
const WIDTH = 600;

function labels(
  seconds: readonly number[],
  { shortened = false, zone = 'utc' as const, offset = 0, width = WIDTH } = {},
) {
  const timeline = timelineOf(inventedConversation({ messages: seconds.map((at, n) => line(`${n}`, 'nadia', at)) }));
  const warp = shortened ? shortenedWarp(timeline) : plainWarp(timeline);
  return rulerTicks(warp, wholeView({ length: warp.length, least: 1 }), width, zone, offset);
}

describe('the ruler', () => {
  test('is as fine as the conversation is short', () => {
    expect(labels([0, 10])[0]?.label).toMatch(/^\d\d:\d\d:\d\d$/);
    expect(labels([0, 900])[0]?.label).toMatch(/^\d\d:\d\d$/);
    expect(labels([0, 20 * DAY])[0]?.label).toMatch(/^May \d+$/);
  });

  test('shows round times of the zone they are read in', () => {
    const recorded = { zone: 'recorded' as 'utc', offset: 30 };
    expect(labels([0, 7200]).map(({ label }) => label)).toContain('10:00');
    expect(labels([0, 7200], recorded).map(({ label }) => label)).toContain('10:00');
    const [utc, shifted] = [labels([0, 7200]), labels([0, 7200], recorded)].map(
      ticks => ticks.find(({ label }) => label === '10:00')?.x ?? 0,
    );
    expect(shifted).toBeLessThan(utc ?? 0);
  });

  test('labels never overlap and never leave the plot', () => {
    for (const seconds of [
      [0, 5],
      [0, 900],
      [0, 50_000],
      [0, 20 * DAY],
    ]) {
      for (const width of [120, 300, 900]) {
        let taken = 0;
        for (const { x, label, align } of labels(seconds, { width })) {
          const half = (label.length * 6) / 2;
          const [left, right] = align === 'middle' ? [x - half, x + half] : [x, x + 2 * half];
          expect(left).toBeGreaterThanOrEqual(taken);
          expect(right).toBeLessThanOrEqual(width + 4);
          taken = right;
        }
      }
    }
  });

  test('a narrow ruler still has two times, so that its scale can be read', () => {
    expect(labels([0, 412], { width: 300 }).length).toBeGreaterThan(1);
  });

  test('between idle times each stretch begins with its day', () => {
    const talks = [0, 9 * DAY, 20 * DAY].flatMap(day => [day, day + 120, day + 300]);
    const starts = labels(talks, { shortened: true }).filter(({ align }) => align === 'start');
    expect(starts.map(({ label }) => label)).toEqual(['May 6', 'May 15', 'May 26']);
  });
});
