import { KeyPlaces, type Place, type Segment } from '../storage/forms/segment';

/** Knows which originals tell of which conversation, over a set of segments. Keys are hashes (`hashText`). */
export class Contributors {
  readonly #segments: readonly Segment[];
  readonly #byKey: KeyPlaces;
  readonly #seekers: ReadonlyMap<string, readonly Place[]>;
  #offerers: ReadonlyMap<string, readonly Place[]> | undefined;

  constructor(segments: readonly Segment[]) {
    this.#segments = segments.filter(({ entries }) => entries.length > 0);
    this.#byKey = new KeyPlaces(this.#segments, ({ entries }) => entries.numbers('key'));
    this.#seekers = placesByName(this.#segments, namesSought);
  }

  /** The originals that name this conversation themselves. */
  of(key: number): readonly Place[] {
    return this.#byKey.of(key);
  }

  /** The originals that belong to these because they seek a name that one of these offers. */
  joining(places: readonly Place[]): readonly Place[] {
    if (this.#seekers.size === 0) return [];
    const names = new Set(places.flatMap(namesOffered));
    return [...names].flatMap(name => this.#seekers.get(name) ?? []);
  }

  /** The conversations with an original that offers what one of these seeks. */
  soughtBy(places: readonly Place[]): readonly number[] {
    const found = new Set<number>();
    for (const name of places.flatMap(namesSought)) {
      for (const place of this.#offering(name)) {
        const key = keyOf(place);
        if (key !== undefined) found.add(key);
      }
    }
    return [...found];
  }

  /** How many originals seek what nobody offers. */
  get waiting(): number {
    return this.waitingPlaces.length;
  }

  get waitingPlaces(): readonly Place[] {
    const waiting: Place[] = [];
    for (const [name, places] of this.#seekers) if (this.#offering(name).length === 0) waiting.push(...places);
    return waiting;
  }

  #offering(name: string): readonly Place[] {
    this.#offerers ??= placesByName(this.#segments, namesOffered);
    return this.#offerers.get(name) ?? [];
  }
}

/** Hash of the conversation's key that an original names, if it names one. */
export function keyOf({ segment, slot }: Place): number | undefined {
  const key = segment.entries.numbers('key')[slot];
  return key === undefined || Number.isNaN(key) ? undefined : key;
}

/** Originals with the same number tell the same. */
export function sameOf({ segment, slot }: Place): number {
  return segment.entries.numbers('same')[slot] ?? 0;
}

/** The distinct keys that a segment's originals name, in order of appearance. */
export function keysIn(segment: Segment): readonly number[] {
  return [...new Set(segment.entries.numbers('key'))].filter(key => !Number.isNaN(key));
}

/** The originals of a segment that seek. */
export function seekersIn(segment: Segment): readonly Place[] {
  const sought = segment.entries.codes('seeks');
  const places: Place[] = [];
  for (let slot = 0; slot < sought.length; slot++) if (sought[slot] !== 0) places.push({ segment, slot });
  return places;
}

function namesOffered({ segment, slot }: Place): readonly string[] {
  return segment.entries.words('offers', slot);
}

export function namesSought({ segment, slot }: Place): readonly string[] {
  const name = segment.entries.word('seeks', slot);
  return name === undefined ? [] : [name];
}

function placesByName(segments: readonly Segment[], namesOf: (place: Place) => readonly string[]) {
  const places = new Map<string, Place[]>();
  for (const segment of segments) {
    // most segments have neither: their dictionaries are empty
    const dictionary = segment.entries.dictionary(namesOf === namesSought ? 'seeks' : 'offers');
    if (dictionary.length === 0) continue;
    for (let slot = 0; slot < segment.entries.length; slot++) {
      for (const name of namesOf({ segment, slot })) {
        const held = places.get(name);
        if (held === undefined) places.set(name, [{ segment, slot }]);
        else held.push({ segment, slot });
      }
    }
  }
  return places;
}
