import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MEASURES, type MeasureId } from './measures';
import { happened, inventedConversation, itemKeyOf, line, moment, person } from './testing/invented';

type Values = Partial<Record<MeasureId, number>>;

/** All measures that are known, in seconds. */
function measured(parts: Parameters<typeof inventedConversation>[0]): Values {
  const values: Values = {};
  for (const { id, of } of MEASURES) {
    const ms = of(inventedConversation(parts));
    if (ms !== undefined) values[id] = ms / 1000;
  }
  return values;
}

describe('measures', () => {
  test('of an ordinary conversation', () => {
    expect(
      measured({
        summary: { requestedAt: moment(0), startedAt: moment(30), endedAt: moment(400) },
        participants: [
          person('nadia', 'customer'),
          person('mira', 'agent', { presence: [{ from: moment(30), until: moment(400) }] }),
          person('robo', 'bot'),
        ],
        messages: [
          line('1', 'nadia', 40),
          line('2', 'robo', 42),
          line('3', 'nadia', 60),
          line('4', 'mira', 100, { audience: 'internal' }),
          line('5', 'mira', 130),
          line('6', 'nadia', 300),
          line('7', 'mira', 310),
        ],
      }),
    ).toEqual({
      duration: 370,
      queueWait: 30,
      firstReply: 90,
      longestWait: 70,
      longestSilence: 170,
      handleTime: 370,
    });
  });

  test('of nothing at all are unknown, never zero', () => {
    expect(measured({})).toEqual({});
  });

  test('what the vendor states wins over what could be computed', () => {
    expect(
      measured({
        summary: {
          requestedAt: moment(0),
          startedAt: moment(9),
          endedAt: moment(99),
          statedDurationMs: 5000,
          statedWaitMs: 2000,
        },
        participants: [person('nadia', 'customer')],
      }),
    ).toEqual({ duration: 5, queueWait: 2 });
  });

  test('a conversation that ends before it starts has no duration', () => {
    expect(measured({ summary: { startedAt: moment(10), endedAt: moment(5) } })).toEqual({});
  });

  test('a line without a time leaves the longest wait and silence unknown, because it may hide a longer one', () => {
    const messages = [
      line('1', 'nadia', 0),
      line('2', 'mira', 10),
      line('3', 'nadia', undefined),
      line('4', 'mira', 20),
    ];
    expect(measured({ messages })).toEqual({ duration: 20, firstReply: 10 });
  });

  test('a first reply without a time is unknown, not the next reply that has one', () => {
    const messages = [line('1', 'nadia', 0), line('2', 'mira', undefined), line('3', 'mira', 50)];
    expect(measured({ messages }).firstReply).toBeUndefined();
  });

  test('a greeting is no reply', () => {
    const messages = [line('1', 'mira', 0), line('2', 'nadia', 10), line('3', 'mira', 15)];
    expect(measured({ messages }).firstReply).toBe(5);
  });

  test('a system line is neither speech nor an answer', () => {
    const messages = [line('1', 'nadia', 0), line('2', 'sys', 50), line('3', 'mira', 100)];
    const participants = [person('nadia', 'customer'), person('mira', 'agent'), person('sys', 'system')];
    expect(measured({ messages, participants })).toMatchObject({ longestSilence: 100, longestWait: 100 });
  });

  test('overlapping agents are counted once, and the time between two agents not at all', () => {
    const presence = (from: number, until: number) => ({ presence: [{ from: moment(from), until: moment(until) }] });
    expect(
      measured({
        participants: [
          person('ada', 'agent', presence(0, 100)),
          person('jo', 'agent', presence(50, 150)),
          person('tom', 'supervisor', presence(200, 210)),
        ],
      }).handleTime,
    ).toBe(160);
  });

  test('who joined and left by events was there in between', () => {
    expect(
      measured({
        events: [
          happened('a', 'joined', 10, { participant: itemKeyOf('mira') }),
          happened('b', 'left', 70, { participant: itemKeyOf('mira') }),
          happened('c', 'ended', 100),
        ],
      }).handleTime,
    ).toBe(60);
  });

  test('the queue is left when an agent accepts, not when one is asked', () => {
    expect(
      measured({
        events: [happened('a', 'queued', 0), happened('b', 'offered', 20), happened('c', 'accepted', 45)],
      }).queueWait,
    ).toBe(45);
  });

  test('two queues are added up', () => {
    expect(
      measured({
        events: [
          happened('a', 'queued', 0),
          happened('b', 'accepted', 10),
          happened('c', 'queued', 100),
          happened('d', 'accepted', 130),
        ],
      }).queueWait,
    ).toBe(40);
  });

  test('are never negative and never longer than the conversation is', () => {
    const lines = fc.array(
      fc.record({ author: fc.constantFrom('nadia', 'mira', 'robo', undefined), at: fc.nat(100_000) }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(lines, drawn => {
        const messages = [...drawn]
          .sort((a, b) => a.at - b.at)
          .map(({ author, at }, index) => line(`${index}`, author, at));
        const { duration = 0, firstReply = 0, longestWait = 0, longestSilence = 0 } = measured({ messages });
        for (const value of [firstReply, longestWait, longestSilence]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(duration);
        }
      }),
    );
  });
});
