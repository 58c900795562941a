import type { Host, LedgerHost } from '../host';

/**
 * What the preload puts on the page's window: the host contract, but for what only browsers have, and for
 * one thing: a port cannot cross the bridge as a value. It comes as a window message with the nonce the page asked with.
 */
export interface Bridge
  extends Required<Omit<Host, 'kind' | 'openedFiles' | 'onNewVersion' | 'startImportProcess' | 'ledger'>> {
  readonly ledger: Required<LedgerHost>;
  startImportProcess(nonce: string): Promise<void>;
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
