/** A type that only its maker can make: `Brand<number, 'Instant'>` is a number no other number passes for. */
export type Brand<Base, Name extends string> = Base & { readonly __brand: Name };
