import type { Instant } from '#shared/domain/time';
import type { Range } from '#shared/text/words';
import type { Telling } from '../../i18n/event-text';
import type { ZoneChoice } from '../../i18n/format';

/** What every row is drawn with. All of it keeps its identity while scrolling, so that rows are drawn once. */
export interface ArticleProps {
  /** Prefix of the ids inside the feed. */
  readonly id: string;
  readonly index: number;
  readonly setSize: number;
  readonly selected: boolean;
  readonly hit: boolean;
  readonly flashing: boolean;
  readonly focusable: boolean;
  readonly zone: ZoneChoice;
  readonly telling: Telling;
  /** When the conversation began, for "2m after the start". */
  readonly start: Instant | undefined;
  readonly language: string | undefined;
  readonly highlight: ((text: string) => readonly Range[]) | undefined;
  readonly onOpenLink: (url: string) => void;
  readonly everything?: boolean;
}
