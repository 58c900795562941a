import type { Range } from '#shared/text/ranges';

/**
 * What the worker that looks for patterns is asked: whether some conversations, given by their texts, have one that
 * fits, or where in each of some texts the pattern fits.
 */
export type PatternTask = { readonly source: string } & (
  | { readonly want: 'found'; readonly of: readonly (readonly string[])[] }
  | { readonly want: 'places'; readonly of: readonly string[] }
);

export type PatternAnswer = boolean | readonly Range[];

/** It says when it is ready, then one answer after another, and now and then that it goes on. */
export type PatternNews =
  | { readonly type: 'ready' }
  | { readonly type: 'alive' }
  | { readonly type: 'answer'; readonly answer: PatternAnswer };
