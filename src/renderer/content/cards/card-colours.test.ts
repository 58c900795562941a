import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrastOf, READABLE } from '#shared/rich/colour/colour';
import { FILLED, type Ground, PANEL, paint, THEME, withAccent } from './card-colours';

const colour = fc.oneof(
  fc
    .tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(100))
    .map(([red, green, blue, opacity]) => `rgba(${red}, ${green}, ${blue}, ${opacity / 100})`),
  fc.constantFrom('white', 'black', 'yellow', 'navy', '#777777', '#111', '#ffe'),
);
const style = fc.record({ color: colour, background: colour }, { requiredKeys: [] });

const contrasts = ({ light, dark }: Ground) => [contrastOf(light.ink, light.ground), contrastOf(dark.ink, dark.ground)];

test('the words of any style can be read in both themes, also inside another style', () => {
  fc.assert(
    fc.property(style, style, fc.constantFrom(PANEL, withAccent(PANEL), FILLED), (outer, inner, on) => {
      const painted = paint(outer, on);
      for (const contrast of [...contrasts(painted.ground), ...contrasts(paint(inner, painted.ground).ground)]) {
        expect(contrast).toBeGreaterThanOrEqual(READABLE);
      }
    }),
  );
});

test('the colours of the theme are those of the style sheet', () => {
  const sheet = readFileSync(new URL('../../styles/tokens.css', import.meta.url), 'utf8');
  const named = (name: string) => new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(sheet)?.slice(1);
  const { light, dark } = THEME;
  expect({ panel: named('panel'), ink: named('ink'), accent: named('accent'), onAccent: named('on-accent') }).toEqual({
    panel: [light.panel, dark.panel],
    ink: [light.ink, dark.ink],
    accent: [light.accent, dark.accent],
    onAccent: [light.onAccent, dark.onAccent],
  });
});

test('no style changes nothing', () => {
  expect(paint(undefined, PANEL)).toEqual({ style: {}, ground: PANEL });
});

test('a brand colour stays itself in both themes', () => {
  expect(paint({ background: '#0b3d91', color: '#ffffff' }, FILLED).style).toEqual({
    backgroundColor: '#0b3d91',
    color: '#ffffff',
  });
});

test('a bright surface does not glare in the dark theme', () => {
  const { dark } = paint({ background: '#ffffff', color: '#000000' }, PANEL).ground;
  expect(dark.ground.red).toBeLessThan(80);
  expect(dark.ink.red).toBeGreaterThan(150);
});

test('nearly black words are as strong in the dark as they were in the light', () => {
  const { light, dark } = paint({ color: '#111111' }, PANEL).ground;
  expect(contrastOf(light.ink, light.ground)).toBeGreaterThan(12);
  expect(contrastOf(dark.ink, dark.ground)).toBeGreaterThan(11);
});
