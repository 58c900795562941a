import { isObject, type Json, type JsonObject, membersExcept } from '../../base/json';
import type { CardStyle } from '../../domain/card';
import { colourFrom, cssOf } from '../colour/colour';
import { asFlag, asNumber, asText, present } from './json-values';

const WIDEST_RADIUS = 24;
const KNOWN = new Set(['bold', 'italic', 'size', 'color', 'background-color', 'border-color', 'border-radius']);

interface ReadStyle {
  readonly style?: CardStyle;
  /** Members without a home, and values that were refused. */
  readonly rest?: Json;
}

/** Reads a `style`: only checked values come through, colours spelled anew. */
export function readStyle(value: Json | undefined): ReadStyle {
  if (!isObject(value)) return value === undefined ? {} : { rest: value };
  const radius = asNumber(value['border-radius']);
  const style: CardStyle = present({
    bold: asFlag(value.bold),
    italic: asFlag(value.italic),
    size: sizeFrom(value.size),
    color: safeColour(value.color),
    background: safeColour(value['background-color']),
    borderColor: safeColour(value['border-color']),
    borderRadius: radius === undefined || radius < 0 ? undefined : Math.min(radius, WIDEST_RADIUS),
  });
  const rest = { ...membersExcept(value, KNOWN), ...refused(value, style) };
  return present({
    style: Object.keys(style).length === 0 ? undefined : style,
    rest: Object.keys(rest).length === 0 ? undefined : rest,
  });
}

function refused(value: JsonObject, style: CardStyle): JsonObject {
  const homes = [
    ['bold', style.bold],
    ['italic', style.italic],
    ['size', style.size],
    ['color', style.color],
    ['background-color', style.background],
    ['border-color', style.borderColor],
    ['border-radius', style.borderRadius],
  ] as const;
  const lost = homes.filter(([name, home]) => home === undefined && value[name] !== undefined);
  return Object.fromEntries(lost.map(([name]) => [name, value[name]]));
}

function safeColour(value: Json | undefined): string | undefined {
  const colour = typeof value === 'string' ? colourFrom(value) : undefined;
  return colour === undefined ? undefined : cssOf(colour);
}

export function sizeFrom(value: Json | undefined): 'small' | 'medium' | 'large' | undefined {
  const size = asText(value)?.toLowerCase();
  return size === 'small' || size === 'medium' || size === 'large' ? size : undefined;
}
