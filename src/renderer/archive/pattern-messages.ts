/** What the worker that looks for patterns is asked: the texts of some conversations, each for itself. */
export interface PatternTask {
  readonly source: string;
  readonly conversations: readonly (readonly string[])[];
}

/** It says when it is ready, then the answer for one conversation after another, and now and then that it goes on. */
export type PatternNews =
  | { readonly type: 'ready' }
  | { readonly type: 'alive' }
  | { readonly type: 'answer'; readonly found: boolean };
