import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeOnScreen, type Rectangle, readPlace } from './window-place';

const LAPTOP: Rectangle = { x: 0, y: 25, width: 1440, height: 875 };
const BESIDE: Rectangle = { x: 1440, y: 0, width: 2560, height: 1400 };
const remembered = { x: 1700, y: 200, width: 1600, height: 1000, maximized: false };

describe('the place of the window', () => {
  test('is as remembered where the display is still there', () => {
    expect(placeOnScreen(remembered, [LAPTOP, BESIDE])).toEqual(remembered);
  });

  test('comes back on the first display when its own is gone', () => {
    expect(placeOnScreen(remembered, [LAPTOP])).toEqual({ x: 0, y: 25, width: 1440, height: 875, maximized: false });
  });

  test('is the middle of the first display at the first start', () => {
    expect(placeOnScreen(undefined, [BESIDE])).toEqual({ x: 2000, y: 250, width: 1440, height: 900, maximized: false });
  });

  test('stays maximized on another display', () => {
    expect(placeOnScreen({ ...remembered, maximized: true }, [LAPTOP]).maximized).toBe(true);
  });

  const coordinate = fc.integer({ min: -6000, max: 6000 });
  const length = fc.integer({ min: 1, max: 5000 });
  const area = fc.record({
    x: coordinate,
    y: coordinate,
    width: fc.integer({ min: 640, max: 4000 }),
    height: fc.integer({ min: 480, max: 3000 }),
  });

  test('always leaves something of the upper edge to take hold of', () => {
    fc.assert(
      fc.property(
        fc.record({ x: coordinate, y: coordinate, width: length, height: length, maximized: fc.boolean() }),
        fc.array(area, { minLength: 1, maxLength: 3 }),
        (place, areas) => {
          const { x, y, width } = placeOnScreen(place, areas);
          const held = areas.some(
            each =>
              y >= each.y &&
              y < each.y + each.height &&
              Math.min(x + width, each.x + each.width) - Math.max(x, each.x) >= Math.min(width, 120),
          );
          expect(held).toBe(true);
        },
      ),
    );
  });
});

describe('a remembered place', () => {
  test('is read as it was written', () => {
    expect(readPlace(JSON.stringify(remembered))).toEqual(remembered);
  });

  test.each(['', '{', 'null', '[]', '{"x":1}', '{"x":"1","y":0,"width":10,"height":10,"maximized":false}'])(
    'is none where the file says %s',
    text => {
      expect(readPlace(text)).toBeUndefined();
    },
  );
});
