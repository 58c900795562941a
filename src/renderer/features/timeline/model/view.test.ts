import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Bounds, bringing, fitted, framed, panned, type View, wholeView, zoomed } from './view';

const bounds: Bounds = { length: 1000, least: 10 };
const whole = wholeView(bounds);
const half: View = { from: 400, until: 600 };

test('zooming keeps what is under the pointer where it is', () => {
  const closer = zoomed(half, 0.5, 450, bounds);
  expect(closer).toEqual({ from: 425, until: 525 });
  expect((450 - closer.from) / (closer.until - closer.from)).toBeCloseTo((450 - half.from) / 200);
});

test('zooming out ends at the whole, zooming in at the least', () => {
  expect(zoomed(half, 100, 500, bounds)).toEqual(whole);
  expect(zoomed(half, 0, 500, bounds)).toEqual({ from: 495, until: 505 });
});

test('moving stops at the ends', () => {
  expect(panned(half, 1, bounds)).toEqual({ from: 600, until: 800 });
  expect(panned(half, 99, bounds)).toEqual({ from: 820, until: 1020 });
  expect(panned(half, -99, bounds)).toEqual({ from: -20, until: 180 });
});

test('fitting leaves room around, framing does not', () => {
  expect(fitted(500, 600, bounds)).toEqual({ from: 470, until: 630 });
  expect(framed(500, 600, bounds)).toEqual({ from: 500, until: 600 });
  expect(framed(600, 500, bounds)).toEqual({ from: 500, until: 600 });
});

test('bringing something into sight moves only as far as it must', () => {
  expect(bringing(half, 450, bounds)).toBe(half);
  expect(bringing(half, 700, bounds)).toEqual({ from: 600, until: 800 });
});

test('no step ever leaves the bounds or loses the view', () => {
  const step = fc.oneof(
    fc.tuple(fc.constant('zoom' as const), fc.double({ min: 0.01, max: 100, noNaN: true })),
    fc.tuple(fc.constant('pan' as const), fc.double({ min: -5, max: 5, noNaN: true })),
    fc.tuple(fc.constant('fit' as const), fc.double({ min: 0, max: 1000, noNaN: true })),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), steps => {
      let view = whole;
      for (const [kind, amount] of steps) {
        if (kind === 'zoom') view = zoomed(view, amount, (view.from + view.until) / 2, bounds);
        else view = kind === 'pan' ? panned(view, amount, bounds) : fitted(amount, amount + 5, bounds);
        expect(view.until - view.from).toBeGreaterThanOrEqual(bounds.least - 1e-6);
        expect(view.from).toBeGreaterThanOrEqual(whole.from - 1e-6);
        expect(view.until).toBeLessThanOrEqual(whole.until + 1e-6);
      }
    }),
  );
});
