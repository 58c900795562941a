/** What a JSON text can hold. Objects read from files have no prototype, so `__proto__` is an ordinary key. */
export type Json = null | boolean | number | string | JsonArray | JsonObject;
export type JsonArray = readonly Json[];
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object to be filled under names that come from files: whatever they are, each becomes a member of its own. */
export function emptyObject(): Record<string, Json> {
  return Object.create(null) as Record<string, Json>;
}

/** The members nobody has a home for, or nothing: what keeps an unknown vendor field reachable. */
export function membersExcept(object: JsonObject, known: ReadonlySet<string>): Record<string, Json> | undefined {
  let rest: Record<string, Json> | undefined;
  for (const key in object) {
    if (known.has(key)) continue;
    const value = object[key];
    if (value === undefined) continue;
    rest ??= emptyObject();
    rest[key] = value;
  }
  return rest;
}
