import type { CSSProperties } from 'react';
import type { CardStyle } from '#shared/domain/card';
import {
  type Colour,
  colourFrom,
  contrastOf,
  cssOf,
  laidOn,
  luminanceOf,
  READABLE,
  readableOn,
  strongestOn,
} from '#shared/rich/colour/colour';

/** What lies behind a part of a card and the colour its words have there, in the light and in the dark theme. */
export interface Ground {
  readonly light: Layer;
  readonly dark: Layer;
}

interface Layer {
  readonly ground: Colour;
  readonly ink: Colour;
}

const solid = (hex: string): Colour => colourFrom(hex) ?? { red: 0, green: 0, blue: 0, opacity: 1 };

/** The same values as the colours of these names in tokens.css, which a test compares. */
export const THEME = {
  light: { panel: '#ffffff', ink: '#1c1e22', accent: '#2f5bea', onAccent: '#ffffff' },
  dark: { panel: '#1a1c20', ink: '#e9eaec', accent: '#7c9bff', onAccent: '#10131c' },
} as const;

export const PANEL: Ground = {
  light: { ground: solid(THEME.light.panel), ink: solid(THEME.light.ink) },
  dark: { ground: solid(THEME.dark.panel), ink: solid(THEME.dark.ink) },
};

/** A ground whose words have the accent colour: what can be clicked. */
export function withAccent(ground: Ground): Ground {
  return {
    light: { ...ground.light, ink: solid(THEME.light.accent) },
    dark: { ...ground.dark, ink: solid(THEME.dark.accent) },
  };
}

/** The ground of a filled button. */
export const FILLED: Ground = {
  light: { ground: solid(THEME.light.accent), ink: solid(THEME.light.onAccent) },
  dark: { ground: solid(THEME.dark.accent), ink: solid(THEME.dark.onAccent) },
};

interface Painted {
  readonly style: CSSProperties;
  readonly ground: Ground;
}

/**
 * The colours of a style on a ground, readable in both themes (4.5:1): a colour that cannot be read is moved towards
 * black or white, and a light background is only hinted at in the dark theme.
 */
export function paint(style: CardStyle | undefined, on: Ground): Painted {
  const background = style?.background === undefined ? undefined : colourFrom(style.background);
  const color = style?.color === undefined ? undefined : colourFrom(style.color);
  const light = layer(background, color, on.light);
  const dark = layer(background, color, on.dark, light);
  const inkChanged = cssOf(light.ink) !== cssOf(on.light.ink) || cssOf(dark.ink) !== cssOf(on.dark.ink);
  return {
    ground: { light, dark },
    style: {
      ...(background !== undefined && { backgroundColor: both(light.ground, dark.ground) }),
      ...((color !== undefined || inkChanged) && { color: both(light.ink, dark.ink) }),
      ...(style?.borderColor !== undefined && { borderColor: style.borderColor }),
      ...(style?.borderRadius !== undefined && { borderRadius: style.borderRadius }),
    },
  };
}

// brighter than this a surface glares in a dark room
const BRIGHT = 0.3;
const HINT = 0.16;

/** `light` is what was made of the same colours in the light theme; absent while that is being made. */
function layer(background: Colour | undefined, color: Colour | undefined, on: Layer, light?: Layer): Layer {
  const wanted = background === undefined ? on.ground : laidOn(background, on.ground);
  const glares = light !== undefined && background !== undefined && luminanceOf(wanted) > BRIGHT;
  const ground = glares ? whole(laidOn({ ...wanted, opacity: HINT }, on.ground)) : whole(wanted);
  return { ground, ink: whole(inkOn(ground, color, on.ink, light)) };
}

function inkOn(ground: Colour, color: Colour | undefined, usual: Colour, light: Layer | undefined): Colour {
  // words that no one gave a colour need not keep any of the one they would have had
  if (color === undefined) return contrastOf(usual, ground) < READABLE ? strongestOn(ground) : usual;
  return readableOn(color, ground, light === undefined ? READABLE : meantContrast(light));
}

/** How strongly words stand out in the light theme, to be kept in the dark; less of it where that would cost the hue. */
function meantContrast({ ink, ground }: Layer): number {
  const channels = [ink.red, ink.green, ink.blue];
  const isGrey = Math.max(...channels) - Math.min(...channels) < 60;
  return Math.min(Math.max(contrastOf(ink, ground), READABLE), isGrey ? 12 : 5.5);
}

function whole({ red, green, blue }: Colour): Colour {
  return { red: Math.round(red), green: Math.round(green), blue: Math.round(blue), opacity: 1 };
}

function both(light: Colour, dark: Colour): string {
  const [one, other] = [cssOf(light), cssOf(dark)];
  return one === other ? one : `light-dark(${one}, ${other})`;
}
