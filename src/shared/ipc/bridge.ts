import type { Host, LedgerHost } from '../host';
import type { Answer } from './contract';

/**
 * What the preload puts on the page's window: the host contract, but for what only browsers have, and for
 * one thing: a port cannot cross the bridge as a value. It comes as a window message with the nonce the page asked with.
 */
export interface Bridge
  extends Required<
    Omit<Host, 'kind' | 'openedFiles' | 'onNewVersion' | 'startImportProcess' | 'createFile' | 'ledger'>
  > {
  readonly ledger: Required<LedgerHost>;
  startImportProcess(nonce: string): Promise<void>;
  /** Lets the user choose a place and begins a file there; its id is named to write to it and to end it. */
  beginSave(suggestedName: string): Promise<Answer<'save:begin'>>;
  /** Says whether the piece was written; where not, the file is gone. */
  writeSave(id: string, piece: Uint8Array): Promise<boolean>;
  /** Puts the file at its place or drops it; says whether that is done. */
  endSave(id: string, keep: boolean): Promise<boolean>;
  /** Ends the import process that was started with this nonce. */
  endImportProcess(nonce: string): Promise<void>;
  /** Tells the nonce of each import process that ended before it had said everything. */
  onImportProcessGone(listener: (nonce: string) => void): () => void;
}

/** The window message that brings the page its end of the channel to an import process, as its only port. */
export interface PortMessage {
  readonly type: string;
  readonly nonce: string;
}
