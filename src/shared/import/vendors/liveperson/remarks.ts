import type { Timestamp } from '../../../domain/time';
import type { Remark } from '../../contract/importer';
import { readTime } from '../../kit/vendor-time';

/** What was noticed in one record: each code once, with the first place and how often it was met. */
export interface Remarks {
  note(code: string, pointer: string, times?: number): void;
  list(): Remark[];
}

export function collectRemarks(): Remarks {
  const met = new Map<string, { readonly pointer: string; count: number }>();
  return {
    note(code, pointer, times = 1) {
      const held = met.get(code);
      if (held === undefined) met.set(code, { pointer, count: times });
      else held.count += times;
    },
    list: () => [...met].map(([code, { pointer, count }]) => ({ severity: 'noted', code, pointer, facts: { count } })),
  };
}

/**
 * Every time comes twice, as text under `name` and as milliseconds under `name` with an L. Two that disagree by more
 * than a second are both kept, and noticed.
 */
export function twiceGiven(
  long: unknown,
  textual: unknown,
  name: string,
  pointer: string,
  remarks: Remarks,
): Timestamp | undefined {
  const time = readTime(long, textual, name);
  if (time?.other !== undefined) remarks.note('liveperson/two-clocks', `${pointer}/${name}L`);
  return time;
}
