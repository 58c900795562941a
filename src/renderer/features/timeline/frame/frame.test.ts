import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { happened, inventedConversation, itemKeyOf, line, moment, person } from '#shared/measures/testing/invented';
import { eventTextContext } from '../../../i18n/event-text';
import { timelineOf } from '../model/layout';
import type { View } from '../model/view';
import { plainWarp, shortenedWarp } from '../model/warp';
import { shapeLabels } from '../shape-text';
import { frameOf } from './frame';
import type { Frame } from './frame-shapes';
import { itemOf, shapeAt } from './reach';

const WIDTH = 600;

function framed(parts: Parameters<typeof inventedConversation>[0], view?: (length: number) => View): Frame {
  const timeline = timelineOf(inventedConversation(parts));
  const warp = plainWarp(timeline);
  return frameOf(timeline, timeline.lanes, warp, view?.(warp.length) ?? { from: 0, until: warp.length }, WIDTH);
}

function expectInside(frame: Frame): void {
  for (const shape of frame.shapes) {
    const box = frame.lanes.find(({ lane }) => lane === shape.lane);
    expect(shape.x).toBeGreaterThanOrEqual(0);
    expect(shape.x + shape.width).toBeLessThanOrEqual(frame.width + 1e-6);
    expect(shape.width).toBeGreaterThan(0);
    expect(shape.y).toBeGreaterThanOrEqual(box?.y ?? Number.NaN);
    expect(shape.y + shape.height).toBeLessThanOrEqual((box?.y ?? Number.NaN) + (box?.height ?? 0));
  }
}

describe('a frame', () => {
  const time = fc.nat(100_000);
  const share = fc.double({ min: -0.5, max: 1.5, noNaN: true });

  test('draws every interval inside its lane, also reversed, equal and half in sight', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(time, time), { minLength: 1, maxLength: 8 }), share, share, (pairs, a, b) => {
        const [first] = pairs;
        const frame = framed(
          {
            participants: [
              person('mira', 'agent', {
                presence: [{ from: moment(first?.[0] ?? 0), until: moment(first?.[1] ?? 0) }],
              }),
            ],
            events: pairs.map(([from, until], n) => happened(`e${n}`, 'cobrowse', from, { until: moment(until) })),
          },
          length => ({ from: Math.min(a, b) * length, until: Math.max(a, b) * length + 1 }),
        );
        expectInside(frame);
      }),
    );
  });

  test('draws every message and marker inside its lane, however many there are', () => {
    fc.assert(
      fc.property(fc.array(time, { maxLength: 200 }), share, share, (times, a, b) => {
        const rising = [...times].sort((x, y) => x - y);
        const frame = framed(
          {
            messages: rising.map((at, n) => line(`m${n}`, n % 2 ? 'mira' : 'nadia', at, { score: n })),
            events: rising.map((at, n) => happened(`e${n}`, 'attribute', at)),
          },
          length => ({ from: Math.min(a, b) * length, until: Math.max(a, b) * length + 1 }),
        );
        expectInside(frame);
      }),
    );
  });

  test('counts every message exactly once, at any density', () => {
    fc.assert(
      fc.property(fc.array(time, { maxLength: 400 }), times => {
        const rising = [...times].sort((x, y) => x - y);
        const frame = framed({ messages: rising.map((at, n) => line(`m${n}`, 'nadia', at)) });
        const counted = frame.shapes.reduce((sum, shape) => sum + (shape.kind === 'tick' ? shape.count : 0), 0);
        expect(counted).toBe(rising.length);
      }),
    );
  });

  test('ten thousand messages become no more strokes than there is room for', () => {
    const messages = Array.from({ length: 10_000 }, (_, n) => line(`m${n}`, 'nadia', n * 3));
    const ticks = framed({ messages }).shapes.filter(({ kind }) => kind === 'tick');
    expect(ticks.length).toBeLessThan(WIDTH / 2);
  });

  test('leaves out what is not in sight', () => {
    const messages = [line('1', 'nadia', 0), line('2', 'nadia', 50), line('3', 'nadia', 100)];
    const frame = framed({ messages }, length => ({ from: length * 0.4, until: length * 0.6 }));
    const keys = frame.shapes.flatMap(shape => (shape.kind === 'tick' ? [shape.first.message.key] : []));
    expect(keys).toEqual(['2']);
  });

  test('a wait keeps room for its words beside the lines in it', () => {
    const messages = [line('1', 'nadia', 0), line('2', 'mira', 80, { audience: 'internal' }), line('3', 'mira', 100)];
    const wait = framed({ messages }).shapes.find(shape => shape.kind === 'span' && shape.span.what.kind === 'wait');
    expect(wait?.kind === 'span' && wait.free.width).toBeGreaterThan(WIDTH * 0.7);
    expect(wait?.kind === 'span' && wait.free.x + wait.free.width).toBeLessThan(WIDTH * 0.8);
  });

  const labelled = (parts: Parameters<typeof inventedConversation>[0], kind: 'marker' | 'span') => {
    const telling = eventTextContext(inventedConversation(parts));
    return framed(parts).shapes.flatMap(shape =>
      shape.kind === kind && (shape.kind === 'marker' || shape.kind === 'span') ? [shapeLabels(shape, telling)[0]] : [],
    );
  };

  test('events too close for words of their own share them, and each can still be picked', () => {
    const messages = [line('1', 'nadia', 0), line('2', 'nadia', 600)];
    const events = [300, 308, 450].map((at, n) => happened(`e${n}`, 'survey', at));
    expect(labelled({ messages, events }, 'marker')).toEqual(['Survey ×2', 'Survey']);
    const frame = framed({ messages, events });
    const box = frame.lanes.find(({ lane: { kind } }) => kind === 'attributes');
    const picked = (x: number) => {
      const shape = shapeAt(frame, x, (box?.y ?? 0) + 10);
      return shape && itemOf(shape, x);
    };
    expect([picked(300), picked(309), picked(380), picked(450)]).toEqual(['e0', 'e1', undefined, 'e2']);
  });

  test('events that differ are not told as one', () => {
    const messages = [line('1', 'nadia', 0), line('2', 'nadia', 600)];
    const events = [happened('a', 'survey', 300), happened('b', 'form', 308)];
    expect(labelled({ messages, events }, 'marker')).toEqual(['Survey and 1 more']);
  });

  test('of times that cannot be true no length is told', () => {
    const events = [happened('a', 'cobrowse', 80, { until: moment(20) })];
    expect(labelled({ messages: [line('1', 'nadia', 0), line('2', 'nadia', 100)], events }, 'span')).toContain(
      'impossible times',
    );
  });

  test('the room beside a stretch ends where the next thing begins', () => {
    const events = [0, 50].map((at, n) => happened(`q${n}`, 'queued', at, { until: moment(at + 10) }));
    const spans = framed({ messages: [line('1', 'nadia', 0), line('2', 'nadia', 100)], events }).shapes.filter(
      shape => shape.kind === 'span' && shape.lane.kind === 'queue',
    );
    expect(spans.map(shape => shape.kind === 'span' && Math.round(shape.beside))).toEqual([240, 240]);
  });

  test('a transfer leads from the lane of one to that of the other, unless one of them is hidden', () => {
    const parts = {
      participants: [person('mira', 'agent'), person('ines', 'agent')],
      messages: [line('1', 'mira', 0), line('2', 'ines', 100)],
      events: [
        happened('t', 'transferred', 50, {
          from: { participant: itemKeyOf('mira') },
          to: { participant: itemKeyOf('ines') },
        }),
      ],
    };
    const { links, lanes } = framed(parts);
    const middles = lanes.slice(0, 2).map(({ y, height }) => y + height / 2);
    expect(links).toEqual([{ x: 300, from: middles[0], to: middles[1], derived: false }]);
    const timeline = timelineOf(inventedConversation(parts));
    const warp = plainWarp(timeline);
    const frame = frameOf(timeline, timeline.lanes.slice(1), warp, { from: 0, until: warp.length }, WIDTH);
    expect(frame.links).toEqual([]);
  });

  test('shortened idle times have a place of their own', () => {
    const messages = [line('1', 'nadia', 0), line('2', 'nadia', 60), line('3', 'nadia', 900_000)];
    const timeline = timelineOf(inventedConversation({ messages }));
    const warp = shortenedWarp(timeline);
    const { idle } = frameOf(timeline, timeline.lanes, warp, { from: 0, until: warp.length }, WIDTH);
    expect(idle).toHaveLength(1);
    expect(idle[0]?.ms).toBeGreaterThan(890_000_000);
    expect(idle[0]?.width).toBeLessThan(WIDTH / 5);
  });
});

describe('what is under the pointer', () => {
  const frame = framed({
    participants: [
      person('nadia', 'customer'),
      person('mira', 'agent', { presence: [{ from: moment(0), until: moment(100) }] }),
    ],
    messages: [line('1', 'nadia', 0, { score: 40 }), line('2', 'mira', 50, { score: 90 })],
    events: [
      happened('a', 'cobrowse', 20, { until: moment(80) }),
      happened('b', 'ended', 100, { participant: itemKeyOf('mira') }),
    ],
  });
  const at = (lane: string, x: number) => {
    const box = frame.lanes.find(({ lane: { id } }) => id === lane);
    const shape = shapeAt(frame, x, (box?.y ?? 0) + 5);
    return shape && [shape.kind, itemOf(shape, x)];
  };

  test('a message is nearer than the presence it stands on', () => {
    expect(at('by mira', 302)).toEqual(['tick', '2']);
    expect(at('by mira', 400)).toEqual(['span', undefined]);
  });

  test('a span is reached anywhere inside it and nowhere else', () => {
    expect(at('cobrowse', 300)).toEqual(['span', 'a']);
    expect(at('cobrowse', 560)).toBeUndefined();
  });

  test('a marker is reached a little beside it', () => {
    expect(at('events', 590)).toEqual(['marker', 'b']);
  });

  test('the curve gives the nearest score', () => {
    expect(at('score', 90)).toEqual(['curve', '1']);
    expect(at('score', 280)).toEqual(['curve', '2']);
  });

  test('of stretches in rows the one in the row of the pointer is reached', () => {
    const rows = framed({
      messages: [line('1', 'nadia', 0), line('2', 'nadia', 100)],
      events: ['a', 'b'].map(key => happened(key, 'cobrowse', 20, { until: moment(80) })),
    });
    const lane = rows.lanes.find(box => box.lane.kind === 'cobrowse');
    const picked = [8, 25].map(y => {
      const shape = shapeAt(rows, 300, (lane?.y ?? 0) + y);
      return shape && itemOf(shape, 300);
    });
    expect(picked).toEqual(['a', 'b']);
    expectInside(rows);
  });

  test('between the lanes there is nothing', () => {
    expect(shapeAt(frame, 300, 10_000)).toBeUndefined();
  });
});
