import type { Erasure, ImportRecord } from '../../archive/contract/api';

/** What is asked before anything is erased: what goes, in numbers. */
export type EraseQuestion = { readonly erasure: Erasure } & (
  | { readonly kind: 'conversation'; readonly messages: number }
  | { readonly kind: 'customer'; readonly conversations: number }
  | { readonly kind: 'import'; readonly record: ImportRecord }
  /** What is older than a rule keeps; `text` finds it. */
  | { readonly kind: 'age'; readonly conversations: number; readonly months: number; readonly text: string }
  | { readonly kind: 'everything'; readonly conversations: number; readonly imports: number }
);
