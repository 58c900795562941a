import { isWhole } from './checked-rows';

/** What the rows that tell versions apart have in common: of the catalog and of the marks. */
interface Versioned {
  readonly format: number;
  readonly revision: number;
}

/** Whether a later version of the program wrote it. A number that was damaged says nothing. */
export function isNewer(row: Versioned | undefined, format: number): boolean {
  return row !== undefined && isWhole(row) && row.format > format;
}

/** One that cannot be a revision any more counts as none. */
export function revisionOf(row: Versioned | undefined): number {
  const revision = row?.revision ?? 0;
  return Number.isSafeInteger(revision) && revision > 0 ? revision : 0;
}
