/**
 * Where in a conversation a text stands. The number of an area is its place in this list and is stored in segments:
 * append, never reorder.
 */
export const AREAS = [
  'customer',
  'agent',
  'bot',
  'system',
  'unknown',
  'surveyQuestion',
  'surveyAnswer',
  'visitor',
  'campaign',
  'author',
  'person',
  'id',
  'queue',
  'outcome',
  'extras',
  'event',
  'purchase',
  'viewedProduct',
  'cartStatus',
  'serviceActivity',
  'visitorError',
  'lead',
  'customerInfo',
  'marketingCampaignInfo',
  'personalInfo',
  'attribute',
  'customerAuthor',
  'customerPerson',
  'content',
  'participant',
] as const;
export type Area = (typeof AREAS)[number];

/** Bits beside the area's number: a line of rich content, a line the customer never saw. */
const RICH = 0x20;
const INTERNAL = 0x40;

const NUMBERS = new Map<Area, number>(AREAS.map((area, number) => [area, number]));

const SPOKEN = AREAS.indexOf('unknown');

/** Those of messages, by who wrote them. */
export const SPOKEN_AREAS: readonly Area[] = AREAS.slice(0, SPOKEN + 1);

/** Where words stand that somebody said: messages with what comes with them, and surveys. */
export const SAID_AREAS: readonly Area[] = [...SPOKEN_AREAS, 'content', 'surveyQuestion', 'surveyAnswer'];

/** The area of a document from how it is stored. */
export function areaOf(code: number): Area {
  return AREAS[code & 0x1f] ?? 'unknown';
}

/** Whether a document is a message, whoever said it. */
export function isSpoken(code: number): boolean {
  return (code & 0x1f) <= SPOKEN;
}

/** Whether a document is a message or comes with one. */
export function isOfMessage(code: number): boolean {
  return isSpoken(code) || areaOf(code) === 'content';
}

/** How a document's area is stored: its number and two bits. */
export function areaCode(area: Area, { rich = false, internal = false } = {}): number {
  return (NUMBERS.get(area) as number) | (rich ? RICH : 0) | (internal ? INTERNAL : 0);
}

/** Which documents a word is looked for in. Absent members do not restrict. */
export interface AreaFilter {
  readonly areas?: readonly Area[];
  readonly rich?: boolean;
  readonly internal?: boolean;
}

/** For each possible area code, whether the filter lets it pass; nothing where everything passes. */
export function passTable({ areas, rich, internal }: AreaFilter): Uint8Array | undefined {
  if (areas === undefined && rich === undefined && internal === undefined) return undefined;
  const numbers = areas && new Set(areas.map(area => NUMBERS.get(area) as number));
  return Uint8Array.from({ length: 256 }, (_, code) =>
    Number(
      (numbers === undefined || numbers.has(code & 0x1f)) &&
        (rich === undefined || rich === ((code & RICH) !== 0)) &&
        (internal === undefined || internal === ((code & INTERNAL) !== 0)),
    ),
  );
}
