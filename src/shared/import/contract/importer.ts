import type { JsonObject } from '../../base/json';
import type { Conversation } from '../../domain/conversation';
import type { Finding } from '../../domain/finding';
import type { ConversationKey } from '../../domain/keys';
import type { Contribution, Part } from '../../domain/part';
import type { SourceId } from '../../domain/source';

/** What a record cannot say about itself and yet needs: it is stored with the record. */
export interface RecordContext {
  /** The name of the file as the user saw it, with its path inside a folder or archive. */
  readonly file: string;
  /** The number of the record in its file, counted from 0. */
  readonly record: number;
  /** Members of the page around the record, its records left out; absent for a bare record. */
  readonly page?: JsonObject;
  /** A name the user gave the account or tenant, for sources whose files do not say it. */
  readonly account?: string;
}

/** A finding as a shape reports it: the engine adds file, record, line and column. */
export interface Remark {
  readonly severity: 'noted';
  readonly code: string;
  readonly pointer?: string;
  readonly facts?: Finding['facts'];
}

/** What came of reading one record. */
export type Reading =
  | { readonly kind: 'part'; readonly part: Part; readonly remarks: readonly Remark[] }
  /** Understood, and holds no conversation. `code` has a text in the interface's catalog. */
  | { readonly kind: 'explained'; readonly code: string; readonly facts?: Finding['facts'] }
  | { readonly kind: 'rejected'; readonly code: string; readonly pointer?: string; readonly facts?: Finding['facts'] };

/** One recognisable kind of record of a vendor. */
export interface Shape {
  /** `source/what`. Stored with each record: it must never change its meaning. */
  readonly id: string;
  /** A proper name for people. */
  readonly label: string;
  /** Looks at members, never at values of free text and never at the file's name. Cheap: it runs on every record. */
  recognise(record: JsonObject): boolean;
  /** Pure and deterministic: it runs again whenever the conversation is opened. Never throws on any JSON. */
  read(record: JsonObject, context: RecordContext): Reading;
}

/** A known format that is not read: the user learns that the file is fine and we are not. */
export interface OtherFormat {
  readonly label: string;
  /** Rich content of a message by itself, which is shown instead. Other formats may use its words for their own. */
  readonly isContent?: true;
  matches(record: JsonObject): boolean;
}

/**
 * A vendor: the shapes of its records and how parts become a conversation.
 * Adding one is a folder here and a line in `registry.ts`.
 */
export interface Vendor {
  /** `lectern` stands for what this program wrote itself, of whichever source it was. */
  readonly source: SourceId | 'lectern';
  /** Raised when a better reading should replace what was derived from stored originals. */
  readonly version: number;
  readonly shapes: readonly Shape[];
  /** Members whose array elements are records of their own (`interactionHistoryRecords`): the scanner steps into them. */
  readonly pages: readonly string[];
  /** Formats of the vendor that are told by name although they are not read. */
  readonly otherFormats?: readonly OtherFormat[];
  /** `mergeContributions`, and then what only several parts together can tell (transfers between snapshots). */
  assemble(key: ConversationKey, contributions: readonly Contribution[]): Conversation;
}
