/** A row of a database as it lies there, to be spoiled and mended. */
export interface StoredRow {
  readonly database: string;
  readonly table: string;
  readonly key: string;
  readonly value: unknown;
  set(value: unknown): void;
  remove(): void;
}

interface RawRecord {
  key: unknown;
  value: unknown;
}

interface RawStore {
  readonly records: {
    values(): Iterable<RawRecord>;
    delete(key: unknown): unknown;
    put(record: RawRecord): unknown;
  };
}

/** Every row of every database. Reaches into the stand-in: a real database has no way to spoil a row under its key. */
export function rowsIn(factory: object): readonly StoredRow[] {
  const databases = Reflect.get(factory, '_databases') as ReadonlyMap<
    string,
    { readonly rawObjectStores: ReadonlyMap<string, RawStore> }
  >;
  const found: StoredRow[] = [];
  for (const [database, { rawObjectStores }] of databases) {
    for (const [table, store] of rawObjectStores) {
      for (const record of store.records.values()) {
        const { key, value } = record;
        found.push({
          database,
          table,
          key: String(key),
          value,
          set: changed => {
            store.records.delete(key);
            store.records.put({ key, value: changed });
          },
          remove: () => store.records.delete(key),
        });
      }
    }
  }
  return found;
}

/** Numbers below `below`, the same for the same seed. */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** The value with one bit of it changed; of an object, in one of its members. */
export function flipped(value: unknown, next: (below: number) => number): unknown {
  if (value instanceof Uint8Array || value instanceof Uint32Array) {
    const copy = value.slice();
    const bytes = new Uint8Array(copy.buffer);
    if (bytes.length === 0) return copy;
    const bit = next(bytes.length * 8);
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    return copy;
  }
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') {
    if (value.length === 0) return 'x';
    const at = next(value.length);
    const unit = value.charCodeAt(at) ^ (1 << next(7));
    return value.slice(0, at) + String.fromCharCode(unit) + value.slice(at + 1);
  }
  if (typeof value === 'number') {
    const bytes = new Uint8Array(new Float64Array([value]).buffer);
    // small whole numbers are stored as such
    if (Number.isSafeInteger(value) && value < 2 ** 30 && next(2) === 0) return value ^ (1 << next(30));
    const bit = next(64);
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    return new Float64Array(bytes.buffer)[0];
  }
  if (Array.isArray(value)) {
    if (value.length === 0) return [0];
    const at = next(value.length);
    return value.map((each, nth) => (nth === at ? flipped(each, next) : each));
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value);
    if (members.length === 0) return { x: 0 };
    const at = next(members.length);
    return Object.fromEntries(members.map(([name, each], nth) => [name, nth === at ? flipped(each, next) : each]));
  }
  return 0;
}

/** The value without its end. */
export function cutOff(value: unknown, next: (below: number) => number): unknown {
  if (value instanceof Uint8Array) return value.slice(0, next(Math.max(1, value.length)));
  if (value instanceof Uint32Array) return value.slice(0, next(Math.max(1, value.length)));
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const members = Object.entries(value);
    return Object.fromEntries(members.slice(0, next(members.length)));
  }
  return undefined;
}

/** Rows of one kind are damaged alike. */
export function kindOf({ database, table, key }: StoredRow): string {
  return table === 'index'
    ? `index ${key.slice(key.indexOf(' ') + 1, key.indexOf(' ') + 2)}`
    : `${database.slice(0, 13)} ${table}`;
}
