import type { Incident } from './diagnostics';

/**
 * What the page needs from its surroundings. The Electron preload and the browser host both implement it; the page
 * must be fully useful with either. No path ever crosses: a file is a ticket (or a `File` the page already holds).
 */
export interface Host {
  readonly kind: 'electron' | 'browser';
  readonly platform: 'mac' | 'windows' | 'linux' | 'other';
  /** Asks the user for export files or folders. Empty when cancelled. Absent where only `<input type="file">` can ask. */
  readonly chooseExports?: (what: 'files' | 'folder') => Promise<readonly FileTicket[]>;
  /** Takes a dropped `File` for a ticket, where the host can name its path; otherwise the page reads the file itself. */
  readonly ticketFor?: (file: File) => Promise<FileTicket | undefined>;
  /** Files that came by command line, "open with", a second instance or a menu. Called once, then for each arrival. */
  onOpenedFiles(listener: (tickets: readonly FileTicket[]) => void): () => void;
  /** Files that the program was started with and that come as `File`s, where the host is a browser. */
  readonly openedFiles?: () => Promise<readonly File[]>;
  /** Reads a piece of a file behind a ticket, shorter where it ends; nothing where it cannot be read. Absent where `File`s are read. */
  readonly readPiece?: (ticket: string, from: number, length: number) => Promise<Uint8Array | undefined>;
  /** Starts an import process that reads the tickets. Absent in the browser: a worker takes its place. */
  readonly startImportProcess?: () => Promise<ImportProcess>;
  /**
   * Has the system show how far files are read, from 0 to 1, and not fall asleep meanwhile; `none` when nothing is read. Absent
   * where no system would.
   */
  readonly showProgress?: (part: number | 'unknown' | 'none') => Promise<void>;
  /** Gives the menu an item for each command. Absent where there is no menu. */
  readonly showCommands?: (commands: readonly MenuCommand[]) => Promise<void>;
  /** Lets the user choose a place and writes `contents` there. */
  saveFile(suggestedName: string, contents: Uint8Array): Promise<'saved' | 'cancelled' | 'failed'>;
  /**
   * Lets the user choose a place for a file of any size, which is then written piece by piece. To be called while a press of
   * the user's is being answered: browsers ask for a place only then.
   */
  createFile(suggestedName: string): Promise<NewFile | 'cancelled' | 'failed'>;
  /** Asks, with the whole address in sight, whether to open an https link outside, and does it on yes. */
  openLink(url: string): Promise<'opened' | 'refused' | 'failed'>;
  /** Prints the page as it is laid out for print. Where nothing is known about the outcome, it is `printed`. */
  print(): Promise<'printed' | 'cancelled' | 'failed'>;
  /** Menu items and system shortcuts, by command id (`import.open`, `search.focus`, …). */
  onCommand(listener: (command: string) => void): () => void;
  /** Free bytes of the volume the archive lies on, where the host can tell. */
  freeBytes(): Promise<number | undefined>;
  readonly ledger: LedgerHost;
  /** How many requests to the network were refused since the start. Shown; anything but 0 is worth a bug report. */
  refusedRequests(): Promise<number>;
  /** What went wrong behind the page: in the main process, in threads of the host. Without anyone's words. */
  readonly incidents?: () => Promise<readonly Incident[]>;
  /** A newer build of the page is ready; calling `takeOver` opens it in this window. Absent where the page is packaged. */
  readonly onNewVersion?: (listener: (takeOver: () => void) => void) => () => void;
}

/** A file that is being written. At its place there is nothing of it until it is finished. */
export interface NewFile {
  /** Adds a piece; done when there is room for the next. Rejects where the disk takes no more: nothing is left then. */
  write(piece: Uint8Array): Promise<void>;
  /**
   * Reads the file back and puts it at its place. Rejects where that failed or something else is in it than was written:
   * nothing is left then.
   */
  finish(): Promise<void>;
  /** A browser takes it as a download: where it ends up nobody can look. */
  readonly isDownload?: true;
  /** Leaves nothing behind. */
  discard(): Promise<void>;
}

/** A command of the page, as a menu shows it. The keys are written as the page writes them (`Mod+Shift+F`). */
export interface MenuCommand {
  readonly id: string;
  readonly label: string;
  readonly keys: readonly string[];
}

/** An import process, as the page sees it. */
export interface ImportProcess {
  /** The page's end of the channel to it. The messages are those of `shared/import/protocol.ts`. */
  readonly port: MessagePort;
  /** Ends it at once, whatever it is at. */
  end(): void;
  /** Calls when it has ended without having said everything. */
  onGone(listener: () => void): void;
}

/**
 * Keeps the ledger, the journal and the searches (`shared/ledger`) outside the database, so that its loss is noticed and
 * does not take the user's own marks along. Promises are rejected where a text was not kept; one that is fulfilled is on the disk.
 */
export interface LedgerHost extends SearchesHost {
  /** The copies of each that there are; nothing where there is no place for them. */
  read(): Promise<LedgerFiles | undefined>;
  /** Writes the ledger whole or not at all. The tickets say where the host finds the files with these hashes again. */
  write(ledger: string, tickets: readonly TicketHashes[]): Promise<void>;
  /** Adds whole lines to the journal. */
  append(lines: string): Promise<void>;
  /** Puts another journal in the place of the one there is, whole or not at all. */
  replaceJournal(lines: string): Promise<void>;
  /** Keeps ledger and journal under other names and begins anew. */
  setAside(): Promise<void>;
  /** Removes ledger and journal, with all that was set aside. */
  erase(): Promise<void>;
  /** Those files of the ledger that are where they were, as tickets. Absent where only the user can find them. */
  readonly findFiles?: () => Promise<readonly FoundTicket[]>;
  /** The content hash of a file; nothing where it cannot be read. There where `findFiles` is. */
  readonly hashOf?: (ticket: string) => Promise<string | undefined>;
}

/** Keeps searches that were saved and those that were asked, beside the ledger. */
export interface SearchesHost {
  /** The copies there are; nothing where there is no place for them. */
  readSearches(): Promise<readonly string[] | undefined>;
  /** Puts these in the place of all copies, whole or not at all: then no file holds a word of those before. */
  writeSearches(searches: string): Promise<void>;
}

export interface LedgerFiles {
  readonly ledgers: readonly string[];
  readonly journals: readonly string[];
}

export interface TicketHashes {
  readonly ticket: string;
  readonly hashes: readonly string[];
}

export interface FoundTicket {
  readonly ticket: FileTicket;
  readonly hashes: readonly string[];
}

/** Stands for a file the user gave us. `name` is for showing; a path inside a dropped folder is part of it. */
export interface FileTicket {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
}
