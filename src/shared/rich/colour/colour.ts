import { COLOUR_NAMES } from './colour-names';

/** Red, green and blue from 0 to 255, opacity from 0 to 1. */
export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly opacity: number;
}

const NUMBER = String.raw`\s*(\d{1,3}(?:\.\d{1,4})?)\s*`;
const RGB = new RegExp(`^rgba?\\(${NUMBER},${NUMBER},${NUMBER}(?:,\\s*(\\d?(?:\\.\\d{1,4})?)(%?)\\s*)?\\)$`, 'i');
const HEX = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i;

/** Reads `#rgb`, `#rrggbb`, `rgb()`, `rgba()` and the CSS names. Anything else could carry more than a colour. */
export function colourFrom(text: string): Colour | undefined {
  const trimmed = text.trim();
  const hex = HEX.exec(COLOUR_NAMES.get(trimmed.toLowerCase()) ?? trimmed)?.[1];
  if (hex !== undefined) return fromHex(hex);

  const parts = RGB.exec(trimmed);
  if (parts === null) return undefined;
  const [red, green, blue] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const opacity = parts[4] === undefined || parts[4] === '' ? 1 : Number(parts[4]);
  if (Math.max(red, green, blue) > 255 || opacity > 1) return undefined;
  return { red, green, blue, opacity };
}

function fromHex(hex: string): Colour {
  const full = hex.length === 3 ? [...hex].map(digit => digit + digit).join('') : hex;
  const at = (index: number) => Number.parseInt(full.slice(index, index + 2), 16);
  return { red: at(0), green: at(2), blue: at(4), opacity: 1 };
}

/** A colour as a style may hold it, spelled by us and not by the file. */
export function cssOf({ red, green, blue, opacity }: Colour): string {
  const hex = [red, green, blue].map(part => Math.round(part).toString(16).padStart(2, '0')).join('');
  return opacity === 1 ? `#${hex}` : `rgba(${Math.round(red)}, ${Math.round(green)}, ${Math.round(blue)}, ${opacity})`;
}

/** Relative luminance, 0 (black) to 1 (white), as WCAG 2 defines it. */
export function luminanceOf({ red, green, blue }: Colour): number {
  const linear = (part: number) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Contrast of two opaque colours, 1 to 21. */
export function contrastOf(one: Colour, other: Colour): number {
  const [a, b] = [luminanceOf(one), luminanceOf(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** What is seen when a colour lies on an opaque one. */
export function laidOn(front: Colour, ground: Colour): Colour {
  const mix = (over: number, under: number) => over * front.opacity + under * (1 - front.opacity);
  return {
    red: mix(front.red, ground.red),
    green: mix(front.green, ground.green),
    blue: mix(front.blue, ground.blue),
    opacity: 1,
  };
}

const BLACK: Colour = { red: 0, green: 0, blue: 0, opacity: 1 };
const WHITE: Colour = { red: 255, green: 255, blue: 255, opacity: 1 };

/** The least contrast for text of normal size (WCAG 2, 1.4.3). */
export const READABLE = 4.5;

/** Black or white, whichever is read better on an opaque colour. */
export function strongestOn(ground: Colour): Colour {
  return contrastOf(WHITE, ground) >= contrastOf(BLACK, ground) ? WHITE : BLACK;
}

/** The colour nearest to `wanted`, towards black or white, whose contrast on `ground` is at least `least`. */
export function readableOn(wanted: Colour, ground: Colour, least = READABLE): Colour {
  const seen = rounded(laidOn(wanted, ground));
  if (contrastOf(seen, ground) >= least) return seen;
  const goal = strongestOn(ground);
  for (let share = 0.1; share < 1; share += 0.1) {
    const tried = rounded(laidOn({ ...goal, opacity: share }, seen));
    if (contrastOf(tried, ground) >= least) return tried;
  }
  return goal;
}

function rounded(colour: Colour): Colour {
  return {
    red: Math.round(colour.red),
    green: Math.round(colour.green),
    blue: Math.round(colour.blue),
    opacity: colour.opacity,
  };
}
