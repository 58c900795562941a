import { isObject, type Json, type JsonObject, membersExcept } from '../../base/json';
import type { CardCommon, CardDisplay, CardFrame, CardSelect, CardStyle } from '../../domain/card';
import { readClick } from './card-actions';
import { readStyle } from './card-style';
import { asFlag, asList, asText, present } from './json-values';

const COMMON = ['type', 'tooltip', 'alt', 'tag', 'rtl', 'style', 'display', 'click', 'metadata'] as const;
const SINGLE = new Set([
  'type',
  'tooltip',
  'alt',
  'tag',
  'title',
  'subtitle',
  'caption',
  'disabled',
  'borderLine',
  'border',
  'scroll',
  'sectionID',
  'itemsPerRow',
]);

/** What any element may carry; `own` names the members that the element itself gives a home. */
export function commonOf(value: JsonObject, ...own: readonly string[]): CardCommon {
  const { style, rest: styleRest } = readStyle(value.style);
  const { display, rest: displayRest } = readDisplay(value.display);
  const { actions, metadata: clickMetadata, rest: clickRest } = readClick(value.click);
  const metadata = [...asList(value.metadata), ...clickMetadata];
  const extras: JsonObject = {
    ...membersExcept(value, new Set([...COMMON, ...own])),
    ...Object.fromEntries(
      [...COMMON, ...own].filter(name => isMisshapen(name, value[name])).map(name => [name, value[name]]),
    ),
    ...present({ style: styleRest, display: displayRest, click: clickRest }),
  };
  return present({
    tooltip: asText(value.tooltip),
    alt: asText(value.alt),
    tag: asText(value.tag),
    rightToLeft: asFlag(value.rtl),
    style,
    display,
    actions,
    metadata: metadata.length === 0 ? undefined : metadata,
    extras: Object.keys(extras).length === 0 ? undefined : extras,
  });
}

const ASPECTS = ['rectangle', 'square', 'horizontal'] as const;
const SIZES = ['compact', 'regular', 'tall'] as const;

/** What is said of the look of pictures; `cover` and other words about what is inside them go to the rest. */
function readDisplay(value: Json | undefined): { readonly display?: CardDisplay; readonly rest?: Json } {
  if (!isObject(value)) return value === undefined ? {} : { rest: value };
  const aspectRatio = ASPECTS.find(each => each === asText(value.aspectRatio)?.toLowerCase());
  const size = SIZES.find(each => each === asText(value.size)?.toLowerCase());
  const known = [...(aspectRatio ? ['aspectRatio'] : []), ...(size ? ['size'] : [])];
  return {
    ...(known.length === 0 ? {} : { display: present({ aspectRatio, size }) }),
    ...present({ rest: membersExcept(value, new Set(known)) }),
  };
}

/** Whether a member that should be one value is a whole object or list, which its home cannot hold. */
function isMisshapen(name: string, value: Json | undefined): boolean {
  return SINGLE.has(name) && typeof value === 'object' && value !== null;
}

export function frameFrom(value: Json | undefined, otherwise: CardFrame): CardFrame {
  switch (asText(value)?.toLowerCase()) {
    case 'border':
      return 'border';
    case 'borderless':
      return 'borderless';
    case 'dropshadow':
      return 'shadow';
    default:
      return otherwise;
  }
}

export function selectFrom(value: Json | undefined): CardSelect {
  const mode = asList(value)[0];
  if (typeof mode !== 'object' || mode === null || Array.isArray(mode)) return { many: asText(mode) === 'multiple' };
  const { name, type } = mode as JsonObject;
  return { ...present({ name: asText(name) }), many: asText(type)?.toLowerCase() === 'multiple' };
}

/**
 * How many hundredths of a row each child gets: the given percentages, the rest shared equally among the others.
 * Percentages that leave no room, or make no sense, are as if they were not given.
 */
export function sharesFrom(value: Json | undefined, children: number): readonly number[] {
  const given = asList(value)
    .slice(0, children)
    .map(share => (typeof share === 'number' && share >= 1 && share <= 100 ? share : undefined));
  const taken = given.reduce<number>((sum, share) => sum + (share ?? 0), 0);
  const open = children - given.filter(share => share !== undefined).length;
  if (taken > 100 - open) return Array.from({ length: children }, () => hundredths(100 / children));
  return Array.from({ length: children }, (_, index) => hundredths(given[index] ?? (100 - taken) / open));
}

function hundredths(share: number): number {
  return Math.round(share * 100) / 100;
}

/** The style of a column whose `size` is its height and not that of its letters. */
export function withoutSize(common: CardCommon): CardCommon {
  if (common.style === undefined) return common;
  const { size: _, ...style } = common.style satisfies CardStyle;
  const { style: __, ...others } = common;
  return Object.keys(style).length === 0 ? others : { ...others, style };
}
