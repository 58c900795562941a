import type { Conversation } from '../domain/conversation';
import type { Message } from '../domain/message';
import type { Timestamp } from '../domain/time';
import { endOf, isSpokenToAll, rolesOf } from './speakers';

/** A time one end waited for the other, in milliseconds; both lines have a time. */
export interface Wait {
  readonly who: 'customer' | 'agent';
  readonly since: Message;
  readonly answer: Message;
  readonly ms: number;
}

/** A time in which nobody said anything, in milliseconds. */
interface Silence {
  readonly since: Message;
  readonly until: Message;
  readonly ms: number;
}

/**
 * Who waited for whom. The customer waits from the first line without an answer to the next line of an agent or bot;
 * an agent waits from the last line said to the customer's next one. Internal and system lines answer nobody, and a
 * line that was never answered is no wait. Where a line that decides has no time, there is no length to tell.
 */
export function waitsOf(conversation: Conversation): readonly Wait[] {
  const roleOf = rolesOf(conversation);
  const waits: Wait[] = [];
  let unanswered: Message | undefined;
  let lastOfCentre: Message | undefined;

  for (const message of conversation.messages) {
    const role = roleOf(message.author);
    if (!isSpokenToAll(message, role)) continue;
    const end = endOf(role);
    if (end === 'customer') {
      addWait('agent', lastOfCentre, message);
      lastOfCentre = undefined;
      unanswered ??= message;
    } else if (end === 'centre') {
      addWait('customer', unanswered, message);
      unanswered = undefined;
      lastOfCentre = message;
    } else {
      // a line by nobody knows whom may have been the answer
      unanswered = undefined;
      lastOfCentre = undefined;
    }
  }
  return waits;

  function addWait(who: Wait['who'], since: Message | undefined, answer: Message): void {
    const ms = lengthOf(since?.sentAt, answer.sentAt);
    if (since !== undefined && ms !== undefined) waits.push({ who, since, answer, ms });
  }
}

/** The times between one line and the next, of those everybody could see. A line without a time breaks the chain. */
export function silencesOf(conversation: Conversation): readonly Silence[] {
  const roleOf = rolesOf(conversation);
  const silences: Silence[] = [];
  let since: Message | undefined;
  for (const message of conversation.messages) {
    if (!isSpokenToAll(message, roleOf(message.author))) continue;
    const ms = lengthOf(since?.sentAt, message.sentAt);
    if (since !== undefined && ms !== undefined) silences.push({ since, until: message, ms });
    since = message;
  }
  return silences;
}

/** Milliseconds between two times; nothing where one is unknown or the end lies before the beginning. */
export function lengthOf(from: Timestamp | undefined, until: Timestamp | undefined): number | undefined {
  return from === undefined || until === undefined || until.at < from.at ? undefined : until.at - from.at;
}
