import type { Host } from '#shared/host';
import type { TextKey } from '../i18n/en';
import type { AppState, AppStore } from '../state/store';
import type { Chord } from './keys';

/** What commands ask of the transcript on the screen. */
export interface TranscriptActions {
  /** Opens the find bar, or gives it the focus. */
  find(): void;
  /** Goes to the next or previous line that was found; says whether anything was looked for here. */
  step(by: 1 | -1): boolean;
  /** Selects the next or previous line that has a note; says whether there is any. */
  stepNote(by: 1 | -1): boolean;
  /** Copies the marked lines, else the selected one, else all. `rich` pastes with marks where that is understood. What only agents saw is left out unless asked for. */
  copy(form: 'rich' | 'plain' | 'markdown', withInternal?: boolean): void;
  /** Copies the link to the selected line, else to the conversation. */
  copyLink(): void;
}

/** What a command can do that is neither state nor host: it needs the page itself. */
interface PageActions {
  /** Asks for export files, with the host's dialog or the page's own; for a backup or a file with marks with the page's. */
  chooseFiles(what: 'files' | 'folder' | 'backup' | 'marks'): void;
  focusSearch(): void;
  /** To the row of the list that is open. */
  focusList(): void;
  /** Nothing while no transcript is drawn. */
  transcript(): TranscriptActions | undefined;
  /** To what was looked at before (-1), or after it (1). */
  visit(by: 1 | -1): void;
  /** Done once what the state says now is on the screen. */
  painted(): Promise<void>;
  /** Moves the focus to the next (1) or the previous (-1) pane. */
  focusPane(by: 1 | -1): void;
}

export interface CommandContext {
  readonly store: AppStore;
  readonly host: Host;
  readonly page: PageActions;
}

/** Something the user can have done, with the name and the keys that menu, palette, tooltip and list all show. */
export interface Command {
  /** `area.verb`. */
  readonly id: string;
  readonly name: TextKey;
  /** The first is the one that is shown. */
  readonly keys: readonly Chord[];
  /** Keys on macOS where they are others. */
  readonly macKeys?: readonly Chord[];
  /** Its keys belong to the text while something is being typed. */
  readonly leavesTyping?: boolean;
  /** Whether it can be done now; always, where this is absent. */
  readonly when?: (state: AppState) => boolean;
  readonly run: (context: CommandContext) => void;
}
