import type { Conversation } from '../domain/conversation';
import type { Marks } from '../marks/marks';

export type Piece = string | Uint8Array;

/** A conversation as it is to leave: what was not chosen is not in it any more, what is masked is masked. */
export interface ExportedConversation {
  readonly conversation: Conversation;
  readonly marks: Marks;
  /** The records it was read from; only for the form that is made of them. */
  readonly originals: readonly OriginalRecord[];
}

/** A record as it stood in the file that was imported, and where. */
export interface OriginalRecord {
  readonly import: string;
  readonly file: string;
  readonly shape: string;
  readonly record: number;
  readonly line: number;
  readonly column: number;
  readonly bytes: Uint8Array;
}

/**
 * Writes conversations one after another in some form. Whatever it yields can be handed on at once; it holds nothing of a
 * conversation that was added.
 */
export interface ConversationWriter {
  begin(): Iterable<Piece>;
  add(one: ExportedConversation): Iterable<Piece> | AsyncIterable<Piece>;
  end(): Iterable<Piece>;
  /** Texts that did not fit into a cell. */
  readonly cut: number;
}
