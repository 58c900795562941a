import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inventedConversation, line } from '#shared/measures/testing/invented';
import { timelineOf } from './layout';
import { fromDrawn, idleTimes, isMostlyIdle, plainWarp, shortenedWarp, toDrawn } from './warp';

const MINUTE = 60;
const DAY = 86_400;

const timeline = (...seconds: number[]) =>
  timelineOf(
    inventedConversation({
      messages: [...seconds].sort((a, b) => a - b).map((at, n) => line(`${n}`, n % 2 ? 'mira' : 'nadia', at)),
    }),
  );
const at = (start: number) => [0, 60, 120, 180].map(offset => start + offset);

describe('idle times', () => {
  test('a conversation without long pauses has none', () => {
    expect(idleTimes(timeline(0, 60, 300, 400))).toEqual([]);
    expect(idleTimes(timeline(0, 5, 10))).toEqual([]);
  });

  test('what is long beside the talking is idle, also when a longer pause hides it', () => {
    const lengths = idleTimes(timeline(...at(0), ...at(6 * 3600), ...at(20 * DAY))).map(({ from, until }) =>
      Math.round((until - from) / 3_600_000),
    );
    expect(lengths).toEqual([6, 474]);
  });

  test('a day with a line every ten minutes is not idle', () => {
    const steady = Array.from({ length: 144 }, (_, n) => n * 10 * MINUTE);
    expect(isMostlyIdle(timeline(...steady))).toBe(false);
  });

  test('three talks in three weeks are mostly idle', () => {
    expect(isMostlyIdle(timeline(...at(0), ...at(9 * DAY), ...at(20 * DAY)))).toBe(true);
  });

  test('an order has no idle times', () => {
    const ordered = timelineOf(inventedConversation({ messages: [line('1', 'nadia', undefined)] }));
    expect(idleTimes(ordered)).toEqual([]);
    expect(shortenedWarp(ordered)).toEqual(plainWarp(ordered));
  });
});

describe('a warp', () => {
  test('gives the talking most of the room', () => {
    const warp = shortenedWarp(timeline(...at(0), ...at(9 * DAY), ...at(20 * DAY)));
    const talking = warp.pieces.filter(({ idle }) => !idle).reduce((sum, { start, end }) => sum + end - start, 0);
    expect(talking / warp.length).toBeGreaterThan(0.7);
  });

  test('a conversation of one moment still has some room', () => {
    const { length, pieces } = plainWarp(timeline(50));
    expect(length).toBe(10_000);
    expect(pieces).toHaveLength(1);
  });

  const times = fc.array(fc.nat(30 * DAY), { minLength: 1, maxLength: 30 });

  test('leads back to where it came from, and never turns round', () => {
    fc.assert(
      fc.property(
        times,
        fc.double({ min: -0.1, max: 1.1, noNaN: true }),
        fc.double({ min: -0.1, max: 1.1, noNaN: true }),
        (seconds, a, b) => {
          const drawn = timeline(...seconds);
          for (const warp of [plainWarp(drawn), shortenedWarp(drawn)]) {
            const [low, high] = [Math.min(a, b) * warp.length, Math.max(a, b) * warp.length];
            expect(toDrawn(warp, fromDrawn(warp, low))).toBeCloseTo(low, 0);
            expect(fromDrawn(warp, low)).toBeLessThanOrEqual(fromDrawn(warp, high));
          }
        },
      ),
    );
  });

  test('its pieces follow one another without a gap, on both axes', () => {
    fc.assert(
      fc.property(times, seconds => {
        const { pieces, length } = shortenedWarp(timeline(...seconds));
        expect(pieces[0]?.start).toBe(0);
        expect(pieces.at(-1)?.end).toBeCloseTo(length, 6);
        for (const [index, piece] of pieces.slice(1).entries()) {
          expect(piece.from).toBe(pieces[index]?.until);
          expect(piece.start).toBe(pieces[index]?.end);
        }
      }),
    );
  });
});
