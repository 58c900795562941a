import { createContext, useContext } from 'react';
import type { ZoneChoice } from '../../i18n/format';

/** A stretch of text, in UTF-16 units, end excluded. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What every part of a message needs to know of how it is being read. */
export interface Reading {
  /** Where the words that were searched for stand in a text; sorted, not overlapping. */
  readonly highlight?: (text: string) => readonly Range[];
  /** Asks whether to open an https address outside the program. Absent where nothing may be opened. */
  readonly onOpenLink?: (url: string) => void;
  /** For print: every card, tab and section open, and what clicks would have done written out. */
  readonly everything: boolean;
  readonly zone: ZoneChoice;
}

export const ReadingContext = createContext<Reading>({ everything: false, zone: 'mine' });

export function useReading(): Reading {
  return useContext(ReadingContext);
}
