import type { MergedMarks } from '../../archive/contract/api';
import type { Failure } from './failure';

/** What became of a file with own marks. */
export type MarksFileTold =
  | { readonly kind: 'saved'; readonly marked: number; readonly searches: number }
  | { readonly kind: 'loaded'; readonly merged: MergedMarks; readonly searches: number }
  | { readonly kind: 'failed'; readonly trouble: Failure };
