import { expect, test } from 'vitest';
import type { ItemKey } from '#shared/domain/keys';
import { happened, inventedConversation, line, moment } from '#shared/measures/testing/invented';
import { timelineOf } from '../model/layout';
import { plainWarp } from '../model/warp';
import { nearestItem, stripOf, stripPlaces } from './strip';

const timeline = timelineOf(
  inventedConversation({
    events: [
      happened('q', 'queued', 0, { until: moment(20) }),
      happened('j', 'joined', 20, { participant: 'mira' as ItemKey }),
    ],
    messages: [line('1', 'nadia', 30), line('2', 'mira', 200), line('3', 'nadia', 200)],
  }),
);
const warp = plainWarp(timeline);

test('customer and centre have a track each, with waits, queues and who joined', () => {
  const strip = stripOf(timeline, warp, 400);
  expect(strip.ticks.map(({ track, x }) => [track, x])).toEqual([
    ['customer', 60],
    ['customer', 400],
    ['centre', 400],
  ]);
  expect(strip.spans.filter(({ what }) => what === 'wait')).toMatchObject([{ x: 60, width: 340, ms: 170_000 }]);
  expect(strip.spans.filter(({ what }) => what === 'queue')).toMatchObject([{ x: 0, width: 40 }]);
  expect(strip.marks).toEqual([40]);
});

test('thousands of messages are a tick for each place there is', () => {
  const many = timelineOf(
    inventedConversation({
      messages: Array.from({ length: 20_000 }, (_, n) => line(`m${n}`, n % 2 ? 'mira' : 'nadia', n)),
    }),
  );
  expect(stripOf(many, plainWarp(many), 300).ticks.length).toBeLessThanOrEqual(202);
});

test('a press finds what is nearest', () => {
  const places = stripPlaces(timeline, warp, 400);
  expect(nearestItem(places, 70)).toBe('1');
  expect(nearestItem(places, -5)).toBe('q');
  expect(nearestItem([], 7)).toBeUndefined();
});
