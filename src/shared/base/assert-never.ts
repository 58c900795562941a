/** Ends a `switch` over a union, so that a kind added later is a type error where it was forgotten. */
export function assertNever(value: never): never {
  throw new TypeError(`unexpected ${JSON.stringify(value)}`);
}
