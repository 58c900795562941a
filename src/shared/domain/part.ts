import type { JsonObject } from '../base/json';
import type { Conversation, Origin } from './conversation';
import type { Finding } from './finding';
import type { ConversationKey } from './keys';
import type { Instant } from './time';

/**
 * What one original record says about one conversation, in the domain's words.
 *
 * A part names its conversation by `key`. A record that knows only something the conversation also knows (a ticket)
 * has no key and instead `seeks` a join name; it then belongs to every conversation with a part that `offers` it.
 */
export interface Part
  extends Pick<
    Conversation,
    | 'source'
    | 'vendorId'
    | 'summary'
    | 'queues'
    | 'flags'
    | 'participants'
    | 'messages'
    | 'events'
    | 'surveys'
    | 'attributes'
    | 'facts'
    | 'links'
  > {
  readonly key?: ConversationKey;
  readonly seeks?: string;
  readonly offers?: readonly string[];
  /** When the vendor last touched this copy, where it says so: the later copy's single values win. */
  readonly asOf?: Instant;
  /** Members of the record without a home, word for word. */
  readonly extras?: JsonObject;
  /** The conversation as this program once put it together, where the record is one that it wrote itself. */
  readonly whole?: Conversation;
  /** A state of the conversation at one moment, for vendors that send states and leave the changes to be concluded. */
  readonly snapshot?: Snapshot;
}

/**
 * Who was there in which state, as one payload tells it. `order` is what the payload itself says about its place
 * among the others (a time stamp, else the rank of its state), never when it was imported.
 */
export interface Snapshot {
  readonly state: string;
  readonly at?: Instant;
  readonly rank: number;
  readonly initiator?: string;
  readonly queue?: string;
  readonly participants: readonly { readonly id: string; readonly kind: string; readonly state: string }[];
  readonly endsAt?: Instant;
  readonly pointer: string;
}

/** A part with where it came from and what was found while reading it. */
export interface Contribution {
  readonly part: Part;
  readonly origin: Origin;
  readonly findings: readonly Finding[];
}
