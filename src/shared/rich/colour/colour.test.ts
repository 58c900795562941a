import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Colour, colourFrom, contrastOf, cssOf, laidOn, READABLE, readableOn } from './colour';
import { COLOUR_NAMES } from './colour-names';

test.each([
  ['#fff', '#ffffff'],
  ['#1A2b3C', '#1a2b3c'],
  ['rgb(1,2,3)', '#010203'],
  ['rgba( 10 , 20 , 30 , 0.5 )', 'rgba(10, 20, 30, 0.5)'],
  ['RebeccaPurple', '#663399'],
  [' red ', '#ff0000'],
])('reads %j as a colour', (text, spelled) => {
  expect(colourFrom(text)).toBeDefined();
  expect(cssOf(colourFrom(text) as Colour)).toBe(spelled);
});

test.each([
  'blurple',
  '#12',
  '#12345678',
  'rgb(256,0,0)',
  'rgb(1,2)',
  'rgba(1,2,3,2)',
  'hsl(1,2%,3%)',
  'url(https://evil.example/t.gif)',
  'red;background:url(x)',
  'var(--accent)',
  'expression(alert(1))',
  'toString',
  '__proto__',
  '',
])('refuses %j', text => {
  expect(colourFrom(text)).toBeUndefined();
});

test('knows all 148 names of CSS, each with a value', () => {
  expect(COLOUR_NAMES.size).toBe(148);
  expect([...COLOUR_NAMES.values()].every(value => /^#[0-9a-f]{6}$/.test(value))).toBe(true);
});

const channel = fc.integer({ min: 0, max: 255 });
const solid = fc.record({ red: channel, green: channel, blue: channel, opacity: fc.constant(1) });
const any = fc.record({
  red: channel,
  green: channel,
  blue: channel,
  opacity: fc.double({ min: 0, max: 1, noNaN: true }),
});

test('contrast goes from 1 to 21', () => {
  const black = { red: 0, green: 0, blue: 0, opacity: 1 };
  const white = { red: 255, green: 255, blue: 255, opacity: 1 };
  expect(contrastOf(black, white)).toBeCloseTo(21);
  expect(contrastOf(white, white)).toBe(1);
});

test('every colour is made readable on every ground', () => {
  fc.assert(
    fc.property(any, solid, (wanted, ground) => {
      expect(contrastOf(readableOn(wanted, ground), ground)).toBeGreaterThanOrEqual(READABLE);
    }),
  );
});

test('a colour that can be read already is kept', () => {
  const navy = colourFrom('navy') as Colour;
  const white = colourFrom('white') as Colour;
  expect(readableOn(navy, white)).toEqual(navy);
});

test('half of white on black is grey', () => {
  const half = { red: 255, green: 255, blue: 255, opacity: 0.5 };
  expect(laidOn(half, { red: 0, green: 0, blue: 0, opacity: 1 })).toEqual({
    red: 127.5,
    green: 127.5,
    blue: 127.5,
    opacity: 1,
  });
});
