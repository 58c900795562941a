import { describe, expect, test } from 'vitest';
import type { Conversation } from '#shared/domain/conversation';
import {
  BEGIN,
  happened,
  inventedConversation,
  itemKeyOf,
  line,
  moment,
  person,
} from '#shared/measures/testing/invented';
import { type Lane, timelineOf } from './layout';

const [mira, nadia] = [itemKeyOf('mira'), itemKeyOf('nadia')];
const seconds = (at: number) => (at - BEGIN) / 1000;

/** Lane by lane: what is drawn, in seconds. */
function drawn(parts: Partial<Conversation>): Record<string, readonly string[]> {
  return Object.fromEntries(timelineOf(inventedConversation(parts)).lanes.map(lane => [lane.id, contentsOf(lane)]));
}

function contentsOf({ spans, points, markers, curve }: Lane): readonly string[] {
  return [
    ...spans.map(({ what, from, until, impossible }) =>
      [what.kind, seconds(from), seconds(until), ...(impossible ? [impossible] : [])].join(' '),
    ),
    ...points.map(({ at, message }) => `${message.key} ${seconds(at)}`),
    ...markers.map(({ at, event }) => `(${event.key}) ${seconds(at)}`),
    ...curve.map(({ at, score }) => `score ${score} ${seconds(at)}`),
  ];
}

describe('lanes', () => {
  test('of an ordinary conversation', () => {
    expect(
      drawn({
        summary: { requestedAt: moment(0), startedAt: moment(30), endedAt: moment(400) },
        participants: [
          person('mira', 'agent', { presence: [{ from: moment(30), until: moment(400) }] }),
          person('nadia', 'customer'),
          person('robo', 'bot'),
          person('silent', 'agent'),
        ],
        messages: [line('1', 'nadia', 40), line('2', 'mira', 140, { score: 55 }), line('3', 'robo', 150)],
        events: [
          happened('a', 'requested', 0),
          happened('b', 'joined', 30, { participant: mira }),
          happened('c', 'cobrowse', 200, { until: moment(260) }),
          happened('d', 'attribute', 270, { participant: nadia }),
          happened('e', 'ended', 400),
        ],
      }),
    ).toEqual({
      'by nadia': ['presence 40 40', '1 40'],
      'by robo': ['presence 150 150', '3 150'],
      'by mira': ['presence 30 400', 'wait 40 140', '2 140', '(b) 30'],
      queue: ['queue 0 30'],
      cobrowse: ['event 200 260'],
      events: ['(a) 0', '(e) 400'],
      attributes: ['(d) 270'],
      score: ['score 55 140'],
    });
  });

  test('a missing score is a gap and never a zero', () => {
    const messages = [line('1', 'nadia', 0, { score: 0 }), line('2', 'nadia', 5), line('3', 'nadia', 9, { score: 80 })];
    expect(drawn({ messages }).score).toEqual(['score 0 0', 'score 80 9']);
  });

  test('a queued event that is drawn as a wait is not drawn a second time', () => {
    const events = [happened('a', 'queued', 0, { to: { queue: 'Returns' } }), happened('b', 'accepted', 20)];
    expect(drawn({ events })).toEqual({ queue: ['queue 0 20'], events: ['(b) 20'] });
  });

  test('times the wrong way round are drawn between them and said to be impossible', () => {
    expect(
      drawn({
        participants: [person('mira', 'agent', { presence: [{ from: moment(90), until: moment(10) }] })],
        events: [happened('a', 'cobrowse', 50, { until: moment(20) }), happened('b', 'video', 70)],
      }),
    ).toEqual({
      'by mira': ['presence 10 90 ends-before-start'],
      cobrowse: ['event 20 50 ends-before-start'],
      sharing: ['event 70 70'],
    });
  });

  test('a wait in a queue that ends before it starts stands in the lane of the queue all the same', () => {
    const events = [happened('a', 'queued', 50, { until: moment(20) }), happened('b', 'ended', 90)];
    expect(drawn({ events })).toEqual({ queue: ['event 20 50 ends-before-start'], events: ['(b) 90'] });
  });

  test('what lasts at one time stands below one another, what follows stands beside', () => {
    const events = [
      happened('a', 'transferred', 0, { until: moment(50) }),
      happened('b', 'other', 20, { until: moment(90) }),
      happened('c', 'other', 50, { until: moment(60) }),
      happened('d', 'other', 60, { until: moment(70) }),
    ];
    const { lanes } = timelineOf(inventedConversation({ events }));
    expect(lanes.map(({ id, rows, spans }) => [id, rows, ...spans.map(({ item, row }) => `${item} ${row}`)])).toEqual([
      ['lasting', 2, 'a 0', 'b 1', 'c 0', 'd 0'],
    ]);
  });

  test('a line by nobody knows whom has a lane that says so', () => {
    expect(drawn({ messages: [line('1', undefined, 5)] })).toEqual({ 'by nobody': ['1 5'] });
  });

  test('the shelf holds what has no time, lines that follow one another together', () => {
    const { shelf, axis } = timelineOf(
      inventedConversation({
        messages: [
          line('1', 'nadia', 0),
          line('2', 'mira', undefined),
          line('3', 'mira', undefined),
          line('4', 'nadia', 9),
        ],
        events: [happened('a', 'transferred', undefined)],
      }),
    );
    expect(axis).toBe('time');
    expect(shelf.map(item => (item.kind === 'event' ? item.item : [item.item, item.count]))).toEqual([['2', 2], 'a']);
  });

  test('where no time is known at all, the order is the axis', () => {
    const { axis, from, until, lanes, shelf, places } = timelineOf(
      inventedConversation({
        messages: [line('1', 'nadia', undefined)],
        events: [
          happened('a', 'queued', undefined),
          happened('b', 'joined', undefined, { participant: mira }),
          happened('c', 'ended', undefined),
        ],
      }),
    );
    expect({ axis, from, until, shelf }).toEqual({ axis: 'order', from: 0, until: 3, shelf: [] });
    expect(
      lanes.map(({ id, points, markers }) => [id, ...points.map(({ at }) => at), ...markers.map(({ at }) => at)]),
    ).toEqual([
      ['by nadia', 2],
      ['by mira', 1],
      ['events', 0, 3],
    ]);
    expect([...places].map(([key, { from: at }]) => [key, at])).toEqual([
      ['a', 0],
      ['b', 1],
      ['1', 2],
      ['c', 3],
    ]);
  });

  test('of nothing there are none', () => {
    expect(timelineOf(inventedConversation())).toMatchObject({ lanes: [], shelf: [], from: 0, until: 0 });
  });
});
